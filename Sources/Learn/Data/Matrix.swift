import Base

/// Numbers in rows and columns, one column after the other, each column with a name.
///
/// The names go with the columns through every transformer into the model, so that a coefficient can always
/// say whose it is. Storage is column-major and contiguous: a column is one run of memory, which is what
/// scaling, splitting a tree and blocked products read.
///
/// A column may hold categories instead of numbers: then its values are positions in a list of categories, NaN where
/// the category is missing. Trees split such columns as they are; other estimators want them encoded first.
public struct Matrix: Equatable, Sendable {
    /// The number of rows.
    public let rowCount: Int
    /// The names of the columns, all different.
    public let columnNames: [String]
    /// For each column its categories, in order; nil for a column of numbers.
    public let categories: [[String]?]
    /// All values, column after column: row `i` of column `j` is at `j * rowCount + i`.
    public private(set) var values: [Double]

    /// The number of columns.
    public var columnCount: Int { columnNames.count }

    /// A matrix of values that lie column after column.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there are `rowCount` × `columnNames.count` values,
    ///   `LearnError.duplicateColumn` for a name that occurs twice.
    public init(rowCount: Int, columnNames: [String], values: [Double]) throws {
        guard rowCount >= 0, values.count == rowCount * columnNames.count else {
            throw LearnError.lengthMismatch(
                what: "a matrix of \(columnNames.count) columns", count: values.count,
                expected: rowCount * columnNames.count)
        }
        try requireDistinct(columnNames)
        self.init(uncheckedRowCount: rowCount, columnNames: columnNames, values: values)
    }

    /// A matrix of named columns: `try Matrix(["height": [1.8, 1.7], "weight": [80, 65]])`.
    ///
    /// - Throws: `LearnError.lengthMismatch` for columns of different lengths, `LearnError.duplicateColumn`.
    public init(_ columns: KeyValuePairs<String, [Double]>) throws {
        try self.init(columns: columns.map { (name: $0.key, values: $0.value) })
    }

    /// A matrix of named columns, in the order given.
    ///
    /// - Throws: `LearnError.lengthMismatch` for columns of different lengths, `LearnError.duplicateColumn`.
    public init(columns: [(name: String, values: [Double])]) throws {
        let rowCount = columns.first?.values.count ?? 0
        var values: [Double] = []
        values.reserveCapacity(rowCount * columns.count)
        for column in columns {
            guard column.values.count == rowCount else {
                throw LearnError.lengthMismatch(
                    what: "column “\(column.name)”", count: column.values.count, expected: rowCount)
            }
            values.append(contentsOf: column.values)
        }
        try self.init(rowCount: rowCount, columnNames: columns.map(\.name), values: values)
    }

    /// A matrix of rows; columns without a name are called `x0`, `x1`, …
    ///
    /// - Throws: `LearnError.raggedRow` for a row of another length, `LearnError.duplicateColumn`.
    public init(rows: [[Double]], columnNames: [String]? = nil) throws {
        let names = columnNames ?? (0..<(rows.first?.count ?? 0)).map { "x\($0)" }
        for (index, row) in rows.enumerated() where row.count != names.count {
            throw LearnError.raggedRow(row: index, count: row.count, expected: names.count)
        }
        let values = names.indices.flatMap { column in rows.map { $0[column] } }
        try self.init(rowCount: rows.count, columnNames: names, values: values)
    }

    /// For code of this module that has made sure of lengths and names itself.
    package init(
        uncheckedRowCount rowCount: Int, columnNames: [String], categories: [[String]?]? = nil,
        values: [Double]
    ) {
        self.rowCount = rowCount
        self.columnNames = columnNames
        self.categories = categories ?? [[String]?](repeating: nil, count: columnNames.count)
        self.values = values
    }

    /// The value in a row and a column, both counted from zero.
    public subscript(row: Int, column: Int) -> Double {
        get {
            precondition(row >= 0 && row < rowCount, "row out of range")
            return values[column * rowCount + row]
        }
        set {
            precondition(row >= 0 && row < rowCount, "row out of range")
            values[column * rowCount + row] = newValue
        }
    }

    /// The values of the column at a position.
    public func column(at position: Int) -> ArraySlice<Double> {
        values[position * rowCount..<(position + 1) * rowCount]
    }

    /// The values of the column of that name.
    ///
    /// - Throws: `LearnError.unknownColumn`, with the nearest name.
    public func column(_ name: String) throws -> [Double] {
        Array(column(at: try position(ofColumn: name)))
    }

    /// The values of one row.
    public func row(at position: Int) -> [Double] {
        (0..<columnCount).map { self[position, $0] }
    }

    /// Where the column of that name stands.
    ///
    /// - Throws: `LearnError.unknownColumn`, with the nearest name.
    public func position(ofColumn name: String) throws -> Int {
        guard let position = columnNames.firstIndex(of: name) else {
            throw LearnError.unknownColumn(name, nearest: nearestName(to: name, among: columnNames))
        }
        return position
    }
}

/// Columns are found by their names, so no two may have the same.
package func requireDistinct(_ columnNames: [String]) throws {
    var seen = Set<String>()
    for name in columnNames where !seen.insert(name).inserted {
        throw LearnError.duplicateColumn(name)
    }
}
