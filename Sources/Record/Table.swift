import Base

/// A table as a report shows it: values at full precision, formatted only when drawn.
public struct Table: Codable, Sendable, Hashable {
    /// A column's heading and how its values are to be read.
    public struct Column: Codable, Sendable, Hashable {
        /// The heading.
        public var name: String
        /// How the numbers of the column are written.
        public var format: ValueFormat

        /// A column with a heading.
        public init(_ name: String, format: ValueFormat = .automatic) {
            self.name = name
            self.format = format
        }
    }

    /// The columns, left to right.
    public var columns: [Column]
    /// The rows; `nil` is a missing value. Each row has as many cells as there are columns.
    public var rows: [[Value?]]
    /// How many rows the shown data had in all, where not all are in `rows`.
    public var totalRows: Int?

    /// A table of `rows` below `columns`. Rows that are too short are filled with missing values, so that a
    /// table is always rectangular.
    public init(columns: [Column], rows: [[Value?]], totalRows: Int? = nil) {
        self.columns = columns
        self.rows = rows.map { row in
            Array(row.prefix(columns.count)) + Array(repeating: nil, count: max(0, columns.count - row.count))
        }
        self.totalRows = totalRows
    }

    /// A table written out in a script: headings, then rows of values.
    public init(_ columns: [String], rows: [[(any ValueConvertible)?]]) {
        self.init(columns: columns.map { Column($0) }, rows: rows.map { row in row.map { $0?.asValue } })
    }

    /// The same table with the numbers of the named columns, or of all where none is named, written in `format`.
    /// Names that do not occur are ignored.
    public func formatting(_ names: String..., as format: ValueFormat) -> Table {
        var table = self
        for index in table.columns.indices where names.isEmpty || names.contains(table.columns[index].name) {
            table.columns[index].format = format
        }
        return table
    }
}
