import FoundationEssentials
import Frames
import Record

/// Reads a file of the analysis' data folder: separated values (`.csv`, `.tsv`), JSON Lines or a JSON array of objects
/// (`.jsonl`, `.ndjson`, `.json`), also compressed (`.gz`). The report lists the file with its number of rows, size and hash.
///
///     let penguins = try read("penguins.csv", fields: [Field("body_mass_g", label: "Body mass", unit: "g")])
///
/// - Parameters:
///   - name: the file's path below the data folder.
///   - fields: what is declared about columns: types that are not to be inferred, labels, units. Of a JSON file only these
///     fields are read, if there are any.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist or is of another kind, `CSVError` or `JSONError` if it can't be read
///   with the given types.
public func read(
    _ name: String, fields: [Field] = [], file: String = #fileID, line: Int = #line
) throws -> DataFrame {
    let path = try dataPath(name)
    let frame = try TableFormat(ofFile: name).read(path, fields)
    Session.current.send(
        .data(DataFile(name: name, rows: frame.rowCount), place: Place(file: file, line: line)))
    return frame
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
///   - name: the file's path below the data folder.
///   - fields: what is declared about columns. Of a JSON file only these fields are read, if there are any.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the file does not exist or is of another kind, `CSVError` or `JSONError` if its beginning can't
///   be read.
public func scan(
    _ name: String, fields: [Field] = [], file: String = #fileID, line: Int = #line
) throws -> Query {
    let path = try dataPath(name)
    let query = try TableFormat(ofFile: name).scan(path, fields, file: file, line: line)
    Session.current.send(.data(DataFile(name: name, rows: nil), place: Place(file: file, line: line)))
    return query
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
