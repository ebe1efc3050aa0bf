import FoundationEssentials
import Frames
import Record

/// One of several forms in which an analysis accepts its data: a file, or all files that match a pattern, and the way to
/// read them.
///
/// A pattern is a file name in which each `*` stands for any number of characters: `Streaming_History_Audio_*.json`.
public struct DataSource: Sendable {
    /// The name of the file, or the pattern of the names.
    public let pattern: String
    /// Reads the file at a path.
    fileprivate let read: @Sendable (_ path: String) throws -> DataFrame

    /// CSV files, all with the same columns.
    ///
    /// - Parameters:
    ///   - pattern: the name of the file, or the pattern of the names.
    ///   - types: the types of columns that are not to be inferred, by the column's name.
    public static func csv(_ pattern: String, types: [String: ColumnType] = [:]) -> DataSource {
        DataSource(pattern: pattern) { try DataFrame(csv: $0, types: types) }
    }

    /// JSON files: arrays of objects, or JSON Lines.
    ///
    /// - Parameters:
    ///   - pattern: the name of the file, or the pattern of the names.
    ///   - fields: the fields to read; others are ignored.
    public static func json(_ pattern: String, fields: [JSONReader.Field]) -> DataSource {
        DataSource(pattern: pattern) { try JSONReader(fields).read($0) }
    }
}

/// Data that was read from the first available source.
public struct SourcedData: Sendable {
    /// The rows of all files, concatenated in the order of the files' names.
    public let frame: DataFrame
    /// The index of the source in the list of sources.
    public let source: Int
    /// The names of the files, in order.
    public let fileNames: [String]
}

/// Reads data from the first source that the data folder has files of. The report lists every file that was read.
///
///     let history = try read(firstOf: [.csv("history.csv"), .json("history_*.json", fields: fields)])
///
/// - Parameters:
///   - sources: the sources, in order of preference.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``DataError`` if the folder has files of none of them, `CSVError` or `JSONError` if a file can't be read,
///   `FrameError` if the files of a source have different columns.
public func read(firstOf sources: [DataSource], file: String = #fileID, line: Int = #line) throws
    -> SourcedData
{
    let folder = Session.current.environment.dataFolder
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    for (index, source) in sources.enumerated() {
        let matching = names.filter(FilePattern(source.pattern).matches)
        guard !matching.isEmpty else { continue }
        var frames: [DataFrame] = []
        for name in matching {
            let frame = try source.read("\(folder)/\(name)")
            Session.current.send(
                .data(DataFile(name: name, rows: frame.rowCount), place: Place(file: file, line: line)))
            frames.append(frame)
        }
        return SourcedData(
            frame: try DataFrame.concatenating(frames), source: index, fileNames: matching)
    }
    throw DataError.missing(sources.map(\.pattern).formatted, from: folder)
}

extension [String] {
    /// The names in one phrase: `a, b or c`.
    fileprivate var formatted: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
