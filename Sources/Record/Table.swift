import Base

/// A table of a report. Values are kept at full precision and formatted when the report is written.
public struct Table: Codable, Sendable, Hashable {
    /// The heading of a column and the format of its values.
    public struct Column: Codable, Sendable, Hashable {
        /// The heading.
        public var name: String
        /// The format of the column's numbers.
        public var format: ValueFormat

        /// A column with a heading and a format.
        public init(_ name: String, format: ValueFormat = .automatic) {
            self.name = name
            self.format = format
        }
    }

    /// The columns, from left to right.
    public var columns: [Column]
    /// The cells, row by row; `nil` is a missing value. Each row has as many cells as there are columns.
    public var rows: [[Value?]]
    /// The number of rows of the data, if `rows` has only the first of them.
    public var totalRows: Int?
    /// The text in place of a missing value.
    public var missingText = ""

    /// A table of columns and rows. Short rows are filled up with missing values and long ones truncated, so that a table is
    /// always rectangular.
    ///
    /// - Parameters:
    ///   - rows: the cells, row by row.
    ///   - totalRows: the number of rows of the data, if `rows` has only the first of them.
    public init(columns: [Column], rows: [[Value?]], totalRows: Int? = nil) {
        self.columns = columns
        self.rows = rows.map { row in
            Array(row.prefix(columns.count)) + Array(repeating: nil, count: max(0, columns.count - row.count))
        }
        self.totalRows = totalRows
    }

    /// A table of headings and rows of values, as a script writes it: `Table(["model", "accuracy"], rows: [["forest", 0.91]])`.
    ///
    /// - Parameters:
    ///   - columns: the headings.
    ///   - rows: the cells, row by row; `nil` is a missing value.
    public init(_ columns: [String], rows: [[(any ValueConvertible)?]]) {
        self.init(columns: columns.map { Column($0) }, rows: rows.map { row in row.map { $0?.asValue } })
    }

    /// Reads a table.
    ///
    /// - Throws: `DecodingError` if a row has more or fewer cells than there are columns.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        columns = try container.decode([Column].self, forKey: .columns)
        rows = try container.decode([[Value?]].self, forKey: .rows)
        totalRows = try container.decodeIfPresent(Int.self, forKey: .totalRows)
        missingText = try container.decode(String.self, forKey: .missingText)
        guard rows.allSatisfy({ $0.count == columns.count }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .rows, in: container, debugDescription: "a row has not \(columns.count) cells")
        }
    }

    /// Returns the same table with the numbers of some columns in another format.
    ///
    /// - Parameters:
    ///   - names: the headings of the columns; all columns if none is given. Unknown headings are ignored.
    ///   - format: the format of the numbers.
    public func formatting(_ names: String..., as format: ValueFormat) -> Table {
        var table = self
        for index in table.columns.indices where names.isEmpty || names.contains(table.columns[index].name) {
            table.columns[index].format = format
        }
        return table
    }
}
