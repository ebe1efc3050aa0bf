import FoundationEssentials
import Frames
import Record

/// Data that was read from the first available of several sources.
public struct SourcedData: Sendable {
    /// The rows of all files, concatenated in the order of the files' names.
    public let frame: DataFrame
    /// The names of the files, in order.
    public let fileNames: [String]
    /// The names of the files that match a pattern of lower preference and were not read, in order.
    public let unreadFileNames: [String]
}

/// Reads data that come in one of several shapes: from the first of several files, or patterns of their names, that the data
/// folder has. The report lists every file that was read.
///
///     let history = try read(firstOf: ["history.csv", "history_*.json"], fields: [Field("ts", .text), Field("track", .text)])
///
/// - Parameters:
///   - patterns: names of files, in order of preference. Each `*` stands for any number of characters, and `|` parts names of
///     the same preference; all files that match are read, so they must have the same columns. Those without rows add none.
///   - fields: the columns to read, which the files of every source have, and what is declared about them.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the folder has none of the files, `QueryError` if a file can't be read with the given types,
///   `FrameError` if files that belong together have different columns.
public func read(
    firstOf patterns: [String], fields: [Field], file: String = #fileID, line: Int = #line
) throws -> SourcedData {
    let folder = Session.current.environment.dataFolder
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    let matching = patterns.lazy.map { names.filter(FilePattern($0).matches) }.first { !$0.isEmpty }
    guard let matching else { throw DataError.missing(patterns.formatted, from: folder) }
    let frames = try withoutEmptyFiles(matching, Place(file: file, line: line)) { name in
        let query = try TableFormat(ofFile: name).scan("\(folder)/\(name)", fields, file: file, line: line)
        let frame = try query.selecting(columns: fields.map { col($0.name) }).collect()
        let place = Place(file: file, line: line)
        Session.current.send(.data(DataFile(name: name, rows: frame.rowCount), place: place))
        return frame
    }
    let others = names.filter { name in
        !matching.contains(name) && patterns.contains { FilePattern($0).matches(name) }
    }
    return SourcedData(
        frame: try DataFrame.concatenating(frames), fileNames: matching, unreadFileNames: others)
}

extension [String] {
    /// The names in one phrase: `a, b or c`.
    var formatted: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
