import Base
import Synchronization

/// A file of objects that is read in chunks: JSON Lines, an array, or objects one after the other.
///
/// An array, and objects that take several lines, are read once when they are opened, to find where the chunks begin. If no
/// fields are requested, they and their types are those of the first chunk, about four megabytes; then a later value of
/// another type, or another field, is an error.
///
/// Where broken lines are skipped, a file is read as if there were none. Only when a chunk has one, all lines of the file are
/// looked at, once, to find them all.
package struct JSONSource: TableSource {
    package let schema: [SourceColumn]
    package let estimatedRowCount: Int
    private let file: JSONFile
    private let columns: [String: RequestedColumn]
    private let settings: JSONReader
    private let lines: KnownLines
    package let path: String?
    package let reader: AnyKeyed?
    /// The names of the fields in the file, by column.
    package let fieldNames: [String: String]

    package var name: String { file.name }
    package var chunkCount: Int { file.chunkCount }
    package var notation: FileNotation? { .json(settings, isLines: file.isLines) }

    /// The lines of the file, as soon as somebody had to look at them.
    private final class KnownLines: Sendable {
        let chunks = Mutex<[ChunkLines]?>(nil)
    }

    init(_ reader: JSONReader, _ bytes: FileBytes) throws(JSONError) {
        path = bytes.path
        self.reader = AnyKeyed(reader)
        settings = reader
        lines = KnownLines()
        let requested = try reader.checkedFields(file: bytes.name)
        let file = try reader.opened(bytes, requested)
        guard (0..<file.chunkCount).contains(where: { file.rowCount(of: $0) > 0 }) else {
            try file.check(before: file.chunkCount)
            throw .noRows(file: bytes.name)
        }
        if let requested {
            if reader.brokenLines == .refused { try file.requireFields() }
            self.file = file
            schema = requested.map { SourceColumn(name: $0.column, type: $0.type) }
            fieldNames = Dictionary(uniqueKeysWithValues: requested.map { ($0.column, $0.name) })
            let columns = requested.enumerated().map { ($1.column, RequestedColumn($0, declared: $1.type)) }
            self.columns = Dictionary(uniqueKeysWithValues: columns)
        } else {
            let (all, columns) = try Self.inferred(file, reader)
            self.file = all
            schema = columns.map { SourceColumn(name: all.names[$0.index], type: $0.type) }
            fieldNames = [:]
            self.columns = Dictionary(uniqueKeysWithValues: columns.map { (all.names[$0.index], $0) })
        }
        estimatedRowCount = file.estimatedRowCount
    }

    /// The file with all fields of its first chunk for columns, and the columns with the types that its values suggest.
    private static func inferred(
        _ file: JSONFile, _ reader: JSONReader
    ) throws(JSONError) -> (JSONFile, [RequestedColumn]) {
        guard case .skipped = reader.brokenLines else { return try file.withAllFields(isGuess: false) }
        for chunk in file.lines([]) {
            guard let rows = try file.withoutBrokenLines(chunk) else { continue }
            let (all, columns) = try rows.withAllFields(isGuess: false)
            return (JSONFile(file, allNames: all.names), columns)
        }
        throw .noRows(file: file.name)
    }

    /// Reads some columns of a chunk, in the order given.
    ///
    /// - Throws: `JSONError`, or `FrameError.unknownColumn`.
    package func chunk(_ index: Int, columns names: [String]) throws -> DataFrame {
        let requested = try names.map { name in
            guard let column = columns[name] else {
                throw FrameError.unknownColumn(name, columns: schema.map(\.name))
            }
            return column
        }
        let values: [Column]
        do {
            values = try TableReading(file: file, chunks: index..<index + 1, threadCount: 1).read(requested)
        } catch {
            guard case .skipped(let share) = settings.brokenLines else {
                // Chunks are right up to the first violation.
                try file.check(before: index)
                throw error
            }
            values = try readableRows(of: index, requested, allowed: share, error)
        }
        return DataFrame(unchecked: zip(names, values).map { $1.renamed($0) })
    }

    /// Reads the columns of those rows of a chunk that can be read.
    ///
    /// - Parameters:
    ///   - allowed: the share of the lines of the file that may be broken.
    ///   - error: the error of reading them all.
    /// - Throws: `JSONError.tooManyBrokenLines`, or the error if no line is to blame for it.
    private func readableRows(
        of index: Int, _ requested: [RequestedColumn], allowed: Double, _ error: JSONError
    ) throws(JSONError) -> [Column] {
        // All columns of the file count, so that the same lines are left out whichever of them a query needs.
        let all = columns.values.sorted { $0.index < $1.index }
        let chunks = lines.chunks.withLock { known in
            let chunks = known ?? file.lines(all)
            known = chunks
            return chunks
        }
        let report = file.report(chunks)
        guard let first = report.broken.first, !chunks[index].broken.isEmpty else { throw error }
        guard report.brokenShare <= allowed else {
            throw .tooManyBrokenLines(
                file: name, count: report.broken.count, lineCount: report.rowCount + report.broken.count,
                allowed: allowed, line: first.number, problem: first.problem)
        }
        guard let rows = try file.withoutBrokenLines(chunks[index]) else {
            return requested.map { Column("", .missing($0.type, count: 0)) }
        }
        return try TableReading(file: rows, chunks: 0..<1, threadCount: 1).read(requested)
    }

    /// Reads all columns of all chunks.
    func whole() throws(JSONError) -> DataFrame {
        let plan = Query(scanning: self).plan
        do {
            return try LocalEngine().run(plan)
        } catch let error as JSONError {
            throw error
        } catch {
            throw .unreadable(file: name)
        }
    }
}
