import Base

/// A file of separated values that is read in chunks.
///
/// Types that are not declared are inferred from the first chunk that has rows, about four megabytes. A later value that is
/// not of such a type is an error, which advises to declare the column's type.
package struct CSVSource: TableSource {
    package let schema: [SourceColumn]
    package let estimatedRowCount: Int
    private let file: CSVFile
    private let columns: [String: RequestedColumn]
    package let path: String?
    package let reader: AnyKeyed?
    package let notation: FileNotation?

    package var name: String { file.name }
    package var chunkCount: Int { file.chunkCount }

    init(_ reader: CSVReader, _ bytes: FileBytes) throws(CSVError) {
        let file = try CSVFile(reader, bytes)
        path = bytes.path
        self.reader = AnyKeyed(reader)
        let (columns, rowsPerChunk) = try file.requestedColumns(reader, isGuess: false)
        self.file = file
        notation = .separated(reader, names: file.names)
        schema = columns.map { SourceColumn(name: file.names[$0.index], type: $0.type) }
        self.columns = Dictionary(uniqueKeysWithValues: columns.map { (file.names[$0.index], $0) })
        estimatedRowCount = Int(Double(rowsPerChunk) * file.sizeInChunks)
    }

    /// Reads some columns of a chunk, in the order given.
    ///
    /// - Throws: `CSVError`, or `FrameError.unknownColumn`.
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
            // In a file that violates the grammar, chunks are right up to the violation.
            try file.check(before: index)
            throw error
        }
    }
}
