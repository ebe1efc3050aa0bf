import Base

/// Numbers in rows and columns, stored column by column; each column has a name.
///
/// The names follow the columns through every transformer into the model, so that a coefficient can always be
/// traced to its column. Storage is column-major and contiguous: a column is one run of memory, which is what
/// scaling, splitting a tree node and blocked products read.
///
/// A column may hold categories instead of numbers: its values are then indices into a list of categories,
/// NaN where the category is missing. Trees split such columns as they are; other estimators need them
/// encoded first.
public struct Matrix: Sendable, Codable {
    /// The number of rows.
    public let rowCount: Int
    /// The names of the columns, all different.
    public let columnNames: [String]
    /// The categories of each column, in order; nil for a column of numbers.
    public let categories: [[String]?]
    private var storage: Storage
    /// The digest, once it is known.
    private var memo = DigestMemo()

    private enum Storage: Sendable {
        case values([Double])
        /// Values that nobody has asked for yet: what is kept of a matrix is found by its digest alone.
        case deferred(Deferred<[Double]>)
    }

    /// All values, column after column: row `i` of column `j` is at `j * rowCount + i`.
    public var values: [Double] {
        switch storage {
        case .values(let values): values
        case .deferred(let values): values.value
        }
    }

    /// The number of columns.
    public var columnCount: Int { columnNames.count }

    /// Creates a matrix from values in column-major order.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there are `rowCount` × `columnNames.count` values,
    ///   `LearnError.duplicateColumn` for a name that occurs twice.
    public init(rowCount: Int, columnNames: [String], values: [Double]) throws {
        let (count, isTooLarge) = rowCount.multipliedReportingOverflow(by: columnNames.count)
        guard rowCount >= 0, !isTooLarge, values.count == count else {
            throw LearnError.lengthMismatch(
                what: "a matrix of \(columnNames.count) columns", count: values.count,
                expected: isTooLarge ? .max : count)
        }
        try requireDistinct(columnNames)
        self.init(uncheckedRowCount: rowCount, columnNames: columnNames, values: values)
    }

    /// Creates a matrix of named columns: `try Matrix(["height": [1.8, 1.7], "weight": [80, 65]])`.
    ///
    /// - Throws: `LearnError.lengthMismatch` for columns of different lengths, `LearnError.duplicateColumn`.
    public init(_ columns: KeyValuePairs<String, [Double]>) throws {
        try self.init(columns: columns.map { (name: $0.key, values: $0.value) })
    }

    /// Creates a matrix of named columns, in the order given.
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

    /// Creates a matrix from rows; columns without names are called `x0`, `x1`, …
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

    /// Creates a matrix without checking lengths and names, for callers that have checked them.
    package init(
        uncheckedRowCount rowCount: Int, columnNames: [String], categories: [[String]?]? = nil,
        values: [Double]
    ) {
        self.rowCount = rowCount
        self.columnNames = columnNames
        self.categories = categories ?? [[String]?](repeating: nil, count: columnNames.count)
        storage = .values(values)
    }

    /// Creates a matrix whose values are computed when they are first asked for, without checking lengths and names.
    ///
    /// - Parameter digest: stands for the matrix in keys of results: the digest of all that it is computed from.
    package init(
        uncheckedRowCount rowCount: Int, columnNames: [String], categories: [[String]?]? = nil,
        digest: Digest, values: @escaping @Sendable () -> [Double]
    ) {
        self.rowCount = rowCount
        self.columnNames = columnNames
        self.categories = categories ?? [[String]?](repeating: nil, count: columnNames.count)
        storage = .deferred(Deferred(values))
        memo.fill(digest)
    }

    /// The number of values up to which a matrix is computed when it is first asked for (64 MB). What a larger one is computed from
    /// had better be freed early.
    package static let largestDeferred = 1 << 23

    /// The value in a row and a column, both counted from zero.
    public subscript(row: Int, column: Int) -> Double {
        get {
            precondition(row >= 0 && row < rowCount, "row out of range")
            return values[column * rowCount + row]
        }
        set {
            precondition(row >= 0 && row < rowCount, "row out of range")
            var values = values
            // Now the only reference, so that the values are not copied.
            storage = .values([])
            values[column * rowCount + row] = newValue
            storage = .values(values)
            // Copies from before keep theirs.
            if !isKnownUniquelyReferenced(&memo) || memo.isFilled { memo = DigestMemo() }
        }
    }

    /// Returns the values of a column by its index.
    public func column(at index: Int) -> ArraySlice<Double> {
        values[index * rowCount..<(index + 1) * rowCount]
    }

    /// Returns the values of a column by its name.
    ///
    /// - Throws: `LearnError.unknownColumn`, with the nearest name.
    public func column(_ name: String) throws -> [Double] {
        Array(column(at: try index(ofColumn: name)))
    }

    /// Returns the values of one row.
    public func row(at index: Int) -> [Double] {
        precondition(index >= 0 && index < rowCount, "row out of range")
        let values = values
        return (0..<columnCount).map { values[$0 * rowCount + index] }
    }

    /// Returns the index of a column by its name.
    ///
    /// - Throws: `LearnError.unknownColumn`, with the nearest name.
    public func index(ofColumn name: String) throws -> Int {
        guard let index = columnNames.firstIndex(nearestTo: name) else {
            throw LearnError.unknownColumn(name, nearest: nearestName(to: name, among: columnNames))
        }
        return index
    }
}

extension Matrix: Equatable {
    /// Whether two matrices have equal columns of equal values.
    public static func == (first: Matrix, second: Matrix) -> Bool {
        first.rowCount == second.rowCount && first.columnNames == second.columnNames
            && first.categories == second.categories && first.values == second.values
    }
}

extension Matrix: Keyed {
    /// The digest of the matrix, if it is known without hashing it.
    package var knownDigest: Digest? { memo.value }

    /// Sets the digest to one that stands for the matrix: that of all it was made from.
    package func fillDigest(_ digest: Digest) { memo.fill(digest) }

    private enum CodingKeys: String, CodingKey {
        case rowCount, columnNames, categories, values
    }

    /// Decodes a matrix, and checks its shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            rowCount: container.decode(Int.self, forKey: .rowCount),
            columnNames: container.decode([String].self, forKey: .columnNames),
            values: container.decode([Double].self, forKey: .values))
        let categories = try container.decode([[String]?].self, forKey: .categories)
        guard categories.count == columnNames.count else {
            throw LearnError.lengthMismatch(
                what: "the categories of a matrix", count: categories.count, expected: columnNames.count)
        }
        self.init(
            uncheckedRowCount: rowCount, columnNames: columnNames, categories: categories, values: values)
    }

    /// Encodes the shape and the values.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rowCount, forKey: .rowCount)
        try container.encode(columnNames, forKey: .columnNames)
        try container.encode(categories, forKey: .categories)
        try container.encode(values, forKey: .values)
    }

    /// Returns the digest of the matrix, which is computed once for all its copies.
    package func keyTree() throws -> ValueTree {
        .digest(try memo.digest { try ValueTree(encoding: self, isKey: true).checksum })
    }
}

/// Checks that no two columns have the same name.
package func requireDistinct(_ columnNames: [String]) throws {
    if let name = columnNames.firstRepeated { throw LearnError.duplicateColumn(name) }
}
