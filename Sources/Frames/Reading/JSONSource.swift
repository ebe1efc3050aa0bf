import Base

/// A file of objects that is read in chunks: JSON Lines, an array, or objects one after the other.
///
/// An array, and objects that take several lines, are read once when they are opened, to find where the chunks begin. If no
/// fields are requested, they and their types are those of the first chunk, about four megabytes; then a later value of
/// another type, or another field, is an error.
package struct JSONSource: TableSource {
    package let schema: [SourceColumn]
    package let estimatedRowCount: Int
    private let file: JSONFile
    private let columns: [String: RequestedColumn]
    package let path: String?
    package let reader: AnyKeyed?
    /// The names of the fields in the file, by column.
    package let fieldNames: [String: String]

    package var name: String { file.name }
    package var chunkCount: Int { file.chunkCount }
    package var notation: FileNotation? { .json(isLines: file.isLines) }

    init(_ reader: JSONReader, _ bytes: FileBytes) throws(JSONError) {
        path = bytes.path
        self.reader = AnyKeyed(reader)
        let requested = try reader.checkedFields(file: bytes.name)
        let file = try JSONFile(bytes, names: (requested ?? []).map(\.name), chunkSize: reader.chunkSize)
        guard (0..<file.chunkCount).contains(where: { file.rowCount(of: $0) > 0 }) else {
            try file.check(before: file.chunkCount)
            throw .noRows(file: bytes.name)
        }
        if let requested {
            self.file = file
            schema = requested.map { SourceColumn(name: $0.column, type: $0.type) }
            fieldNames = Dictionary(uniqueKeysWithValues: requested.map { ($0.column, $0.name) })
            let columns = requested.enumerated().map { ($1.column, RequestedColumn($0, declared: $1.type)) }
            self.columns = Dictionary(uniqueKeysWithValues: columns)
        } else {
            let (file, columns) = try file.withAllFields(isGuess: false)
            self.file = file
            schema = columns.map { SourceColumn(name: file.names[$0.index], type: $0.type) }
            fieldNames = [:]
            self.columns = Dictionary(uniqueKeysWithValues: columns.map { (file.names[$0.index], $0) })
        }
        estimatedRowCount = file.estimatedRowCount
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
        do {
            let columns = try TableReading(file: file, chunks: index..<index + 1, threadCount: 1).read(
                requested)
            return DataFrame(unchecked: zip(names, columns).map { $1.renamed($0) })
        } catch {
            // Chunks are right up to the first violation.
            try file.check(before: index)
            throw error
        }
    }
}
