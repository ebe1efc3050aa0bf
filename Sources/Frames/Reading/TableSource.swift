import Base

/// A table outside memory, read in chunks.
package protocol TableSource: Sendable {
    /// The name of the file for messages.
    var name: String { get }
    /// The columns with their types, in order.
    var schema: [SourceColumn] { get }
    /// The number of chunks. It depends on the file alone, never on the number of threads.
    var chunkCount: Int { get }
    /// Reads some columns of a chunk, in the order given. It may be called from several threads at a time, and returns the
    /// same values each time.
    ///
    /// - Parameters:
    ///   - index: the index of the chunk, less than `chunkCount`.
    ///   - columns: names of columns of the schema, each at most once.
    /// - Throws: The error of the kind of file, for the first row of the chunk that cannot be read.
    func chunk(_ index: Int, columns: [String]) throws -> DataFrame
    /// An estimate of the number of rows.
    var estimatedRowCount: Int { get }
    /// The path of the file that holds the whole table; `nil` if there is none.
    var path: String? { get }
    /// The settings that determine the table beside the content of the file.
    var reader: AnyKeyed? { get }
    /// The notation of the file, for other engines to read it; `nil` if they cannot.
    var notation: FileNotation? { get }
}

/// The notation of a file that holds one table.
package enum FileNotation: Sendable {
    /// Objects of JSON as a reader reads them: one on each line, or an array, or objects that take several lines.
    case json(JSONReader, isLines: Bool)
    /// Separated values, as a reader reads them.
    case separated(CSVReader, names: [String])
}

/// A column of a table outside memory.
package struct SourceColumn: Hashable, Sendable {
    /// The name of the column.
    package var name: String
    /// The type of its values.
    package var type: ColumnType

    /// Describes a column.
    package init(name: String, type: ColumnType) {
        self.name = name
        self.type = type
    }
}

extension TableSource {
    package var path: String? { nil }
    package var reader: AnyKeyed? { nil }
    package var notation: FileNotation? { nil }
}
