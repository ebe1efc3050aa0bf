import FoundationEssentials
import Frames
import Record

/// Reads a file of the analysis' data folder: separated values (`.csv`, `.tsv`), JSON Lines or a JSON array of objects
/// (`.jsonl`, `.ndjson`, `.json`), also compressed (`.gz`). The report lists the file with its number of rows, size and hash.
///
///     let penguins = try read("penguins.csv", fields: [Field("body_mass_g", label: "Body mass", unit: "g")])
///
/// - Parameters:
///   - name: the file's path below the data folder. A `*` in the last part stands for any number of characters: all files that
///     match are read, in the order of their names, and must have the same columns. Those without rows add none.
///   - fields: what is declared about columns: types that are not to be inferred, labels, units. Of a JSON file only these
///     fields are read, if there are any.
///   - missing: the fields of separated values that stand for a missing value, quoted or not, in place of
///     `CSVReader.defaultMissingNames`: `[""]` keeps the country code `NA`.
///   - brokenLines: what becomes of lines of JSON Lines that can't be read.
///   - unreadable: what becomes of values in JSON that the type of their field does not take. If they are missing, a field of
///     text takes numbers and Booleans as they are written.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist or is of another kind, `CSVError` or `JSONError` if it can't be read
///   with the given types.
public func read(
    _ name: String, fields: [Field] = [], missing: [String]? = nil, brokenLines: BrokenLines = .refused,
    unreadable: Unreadable = .refused, file: String = #fileID, line: Int = #line
) throws -> DataFrame {
    let frames = try withoutEmptyFiles(foundFiles(name), Place(file: file, line: line)) { name in
        let format = try TableFormat(ofFile: name, brokenLines, unreadable, missing: missing)
        let frame = try format.read(dataPath(name), fields)
        Session.current.send(
            .data(DataFile(name: name, rows: frame.rowCount), place: Place(file: file, line: line)))
        return frame
    }
    return try frames.count == 1 ? frames[0] : DataFrame.concatenating(frames)
}

/// Reads a file of separated values of the analysis' data folder that needs a reader of its own: another delimiter, no header,
/// Latin-1. The report lists the file with its number of rows, size and hash.
///
///     let users = try read("users.dat", with: CSVReader(delimiter: .doubleColon, columnNames: ["id", "sex"], encoding: .latin1))
///
/// - Parameters:
///   - name: the file's path below the data folder.
///   - reader: the reader, with the types of columns that are not to be inferred.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist, `CSVError` if it can't be read with the given types.
public func read(
    _ name: String, with reader: CSVReader, file: String = #fileID, line: Int = #line
) throws -> DataFrame {
    let frame = try reader.read(try dataPath(name))
    Session.current.send(
        .data(DataFile(name: name, rows: frame.rowCount), place: Place(file: file, line: line)))
    return frame
}

/// Returns the first of some files that the analysis' data folder has, for data that come in several shapes.
///
///     switch try dataFile(firstOf: ["ratings.dat", "ratings.csv"]) { … }
///
/// The report lists the file when it is read.
///
/// - Parameter names: the paths below the data folder, in order of preference.
/// - Throws: ``DataError`` that names all of them if the folder has none.
public func dataFile(firstOf names: [String]) throws -> String {
    let folder = Session.current.environment.dataFolder
    guard let found = names.first(where: { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }) else {
        throw DataError.missing(names.formatted, from: folder)
    }
    return found
}

/// Starts a query over a file of the analysis' data folder, of the same kinds as for ``read(_:fields:file:line:)``. The file is
/// read when the query is collected, in chunks and only as far as the query needs; so it may be larger than memory.
///
/// Types that are not declared are inferred from the first rows; a later value of another type is an error when the query
/// runs.
///
/// - Parameters:
///   - name: the file's path below the data folder. A `*` in the last part stands for any number of characters: the rows are
///     those of all files that match, in the order of their names.
///   - fields: what is declared about columns. Of a JSON file only these fields are read, if there are any.
///   - missing: the fields of separated values that stand for a missing value, quoted or not, in place of
///     `CSVReader.defaultMissingNames`: `[""]` keeps the country code `NA`.
///   - brokenLines: what becomes of lines of JSON Lines that can't be read; ``lines(of:fields:unreadable:)`` counts them.
///   - unreadable: what becomes of values in JSON that the type of their field does not take. If they are missing, a field of
///     text takes numbers and Booleans as they are written.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist or is of another kind, `CSVError` or `JSONError` if its beginning can't
///   be read.
public func scan(
    _ name: String, fields: [Field] = [], missing: [String]? = nil, brokenLines: BrokenLines = .refused,
    unreadable: Unreadable = .refused, file: String = #fileID, line: Int = #line
) throws -> Query {
    let queries = try withoutEmptyFiles(foundFiles(name), Place(file: file, line: line)) { name in
        let format = try TableFormat(ofFile: name, brokenLines, unreadable, missing: missing)
        let query = try format.scan(dataPath(name), fields, file: file, line: line)
        Session.current.send(.data(DataFile(name: name, rows: nil), place: Place(file: file, line: line)))
        return query
    }
    return queries.dropFirst().reduce(queries[0]) { $0.union($1, file: file, line: line) }
}

/// Counts the lines of JSON Lines of the data folder by what they hold: rows, nothing, or what can't be read, with the numbers
/// of the latter.
///
/// - Parameters:
///   - name: the file's path below the data folder, in which a `*` may stand for any number of characters.
///   - fields: the fields that rows are expected to have, with their types.
///   - unreadable: what becomes of values that the type of their field does not take: if they are refused, the line can't be
///     read.
/// - Throws: ``DataError`` if the file does not exist, `JSONError` if it can't be read at all.
public func lines(
    of name: String, fields: [Field], unreadable: Unreadable = .refused
) throws -> LineReport {
    let reader = JSONReader(
        fields.map { JSONReader.Field($0.source ?? $0.name, $0.type ?? .text, as: $0.name) },
        unreadable: unreadable)
    var report = LineReport()
    for name in try foundFiles(name) { report.add(try reader.lines(dataPath(name))) }
    return report
}

/// Returns the names of the files of the data folder that match a pattern, sorted: paths below the folder, in whose last part
/// a `*` stands for any number of characters.
public func dataFiles(_ pattern: String) -> [String] {
    let folder = Session.current.environment.dataFolder
    let parts = pattern.split(separator: "/")
    let prefix = parts.dropLast().map { "\($0)/" }.joined()
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(prefix)")) ?? []
    let matcher = FilePattern(parts.last.map(String.init) ?? "")
    return entries.filter { matcher.matches($0) && !$0.hasPrefix(".") }.map { prefix + $0 }
        .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
}

/// The files that a name or a pattern stands for, at least one.
///
/// - Throws: ``DataError`` if no file matches a pattern.
private func foundFiles(_ name: String) throws -> [String] {
    guard name.contains("*") else { return [name] }
    let names = dataFiles(name)
    guard !names.isEmpty else {
        throw DataError.missing(name, from: Session.current.environment.dataFolder)
    }
    return names
}

/// Returns the path of a file of the analysis' data folder, to be read by other means. The report lists the file with its
/// size and hash.
///
/// - Parameters:
///   - name: the file's path below the data folder.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist.
public func dataFile(_ name: String, file: String = #fileID, line: Int = #line) throws -> String {
    let path = try dataPath(name)
    Session.current.send(.data(DataFile(name: name, rows: nil), place: Place(file: file, line: line)))
    return path
}

/// Whether the analysis runs on generated sample data, whose results can't be compared with published ones.
public var isSampleData: Bool { Session.current.environment.isSample }

/// Returns the path of a file of the data folder.
///
/// - Throws: ``DataError`` if the file does not exist.
func dataPath(_ name: String) throws -> String {
    let folder = Session.current.environment.dataFolder
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else { throw DataError.missing(name, from: folder) }
    return path
}
