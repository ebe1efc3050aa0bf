import FoundationEssentials
import Frames
import Record

/// One of the shapes that an analysis' data may come in: a file, or all files of a pattern, and how they are read.
///
/// A pattern is a name in which each `*` stands for any characters: `Streaming_History_Audio_*.json`.
public struct DataSource: Sendable {
    /// The name of the file, or the pattern of the names.
    public let pattern: String
    fileprivate let read: @Sendable (_ path: String) throws -> DataFrame

    /// Files of comma-separated values, all with the same columns.
    ///
    /// - Parameter types: the types of columns that must not be guessed.
    public static func csv(_ pattern: String, types: [String: ColumnType] = [:]) -> DataSource {
        DataSource(pattern: pattern) { try DataFrame(csv: $0, types: types) }
    }

    /// Files of JSON: arrays of objects, or JSON Lines.
    ///
    /// - Parameter fields: the fields that are wanted; others are passed over.
    public static func json(_ pattern: String, fields: [JSONReader.Field]) -> DataSource {
        DataSource(pattern: pattern) { try JSONReader(fields).read($0) }
    }
}

/// What was read of the shapes that an analysis' data may come in.
public struct SourcedData: Sendable {
    /// The rows of all files, one file below the other in the order of their names.
    public let frame: DataFrame
    /// Which of the shapes was found: its position in the list.
    public let source: Int
    /// The names of the files, in order.
    public let fileNames: [String]
}

/// Reads the data of an analysis that takes them in several shapes: the first of `sources` that the data folder has files
/// of. The report names every file that was read.
///
/// - Throws: ``DataError`` if the folder has none of them, and what the readers throw.
public func data(firstOf sources: [DataSource], file: String = #fileID, line: Int = #line) throws
    -> SourcedData
{
    let folder = Session.current.environment.dataFolder
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    for (index, source) in sources.enumerated() {
        let matching = names.filter { matches($0, pattern: source.pattern) }
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
    throw DataError.missing(
        file: sources.map(\.pattern).formatted, folder: folderName(folder))
}

/// Whether a name is of a pattern, in which `*` stands for any characters, or none. The parts between the stars are
/// looked for from left to right, each as early as it can be; the last one is at the end.
func matches(_ name: String, pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return name == pattern }
    guard name.hasPrefix(first), name.count >= first.count + last.count, name.hasSuffix(last) else {
        return false
    }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
        guard let found = rest.firstRange(of: part) else { return false }
        rest = rest[found.upperBound...]
    }
    return true
}

extension [String] {
    /// The names in one phrase: `a, b or c`.
    fileprivate var formatted: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
