/// Makes a column of ones and zeros of each category, as scikit-learn's `OneHotEncoder` does, and names it
/// `column_category`. A missing value is a category of its own, called `None`, the last.
public struct OneHotEncoder: Sendable {
    /// Which categories get no column, because the others already tell.
    public enum Drop: Equatable, Sendable {
        /// Every category has a column.
        case none
        /// The first category of each column has none.
        case first
        /// The first category of each column with two has none.
        case ifBinary
    }

    /// What becomes of a category that was not there when the encoder was fitted.
    public enum Unknown: Equatable, Sendable {
        /// It is an error.
        case error
        /// All columns of the row are zero.
        case ignore
    }

    /// Which categories get no column.
    public var drop: Drop
    /// What becomes of an unknown category.
    public var unknown: Unknown

    /// An encoder that is yet to be fitted.
    public init(drop: Drop = .none, unknown: Unknown = .error) {
        self.drop = drop
        self.unknown = unknown
    }

    /// Learns the categories of each column.
    ///
    /// - Throws: `LearnError.noColumns`, `LearnError.noRows`, `LearnError.lengthMismatch`, `LearnError.duplicateColumn`.
    public func fit(_ columns: [CategoricalColumn]) throws -> Fitted {
        guard let first = columns.first else { throw LearnError.noColumns(in: "what an encoder is given") }
        guard first.count > 0 else { throw LearnError.noRows(in: "what an encoder is given") }
        try requireSameLength(columns)
        let categories = columns.map { column in
            column.levels + (column.codes.contains(nil) ? [Fitted.missingCategory] : [])
        }
        let fitted = Fitted(
            columnNames: columns.map(\.name), categories: categories,
            dropsFirst: categories.map { drop == .first || drop == .ifBinary && $0.count == 2 },
            unknown: unknown)
        // Before dropping: a category that is really called “None” could not be told from a missing one.
        var seen = Set<String>()
        for (column, names) in zip(columns, categories) {
            for name in names.map({ "\(column.name)_\($0)" }) where !seen.insert(name).inserted {
                throw LearnError.duplicateColumn(name)
            }
        }
        return fitted
    }

    /// Learns the categories and encodes the columns.
    ///
    /// - Throws: what `fit` throws.
    public func fitTransform(_ columns: [CategoricalColumn]) throws -> Matrix {
        try fit(columns).transform(columns)
    }

    /// An encoder that has learned.
    public struct Fitted: Equatable, Sendable {
        /// What a missing value is called.
        static let missingCategory = "None"

        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The categories of each column, those without a column of their own too.
        public let categories: [[String]]
        /// Whether the first category of each column has no column of its own.
        public let dropsFirst: [Bool]
        /// What becomes of an unknown category.
        public let unknown: Unknown

        /// The names of the columns it makes.
        public var outputColumnNames: [String] {
            columnNames.indices.flatMap { column in
                categories[column].dropFirst(dropsFirst[column] ? 1 : 0).map {
                    "\(columnNames[column])_\($0)"
                }
            }
        }

        /// The columns of ones and zeros.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.lengthMismatch`, and `LearnError.unknownCategory` for a
        ///   category not seen when fitted, unless such are ignored.
        public func transform(_ columns: [CategoricalColumn]) throws -> Matrix {
            try requireColumns(columns, columnNames, of: "the encoder")
            try requireSameLength(columns)
            let rowCount = columns.first?.count ?? 0
            let names = outputColumnNames
            var values = [Double](repeating: 0, count: rowCount * names.count)
            var firstOutput = 0
            for (position, column) in columns.enumerated() {
                let dropped = dropsFirst[position] ? 1 : 0
                let outputOfCode = try outputs(of: column, at: position)
                for (row, code) in column.codes.enumerated() {
                    guard let output = outputOfCode[code ?? column.levels.count], output >= dropped else {
                        continue
                    }
                    values[(firstOutput + output - dropped) * rowCount + row] = 1
                }
                firstOutput += categories[position].count - dropped
            }
            return Matrix(uncheckedRowCount: rowCount, columnNames: names, values: values)
        }

        /// For each level of a column, and then for a missing value, the position of its category.
        private func outputs(of column: CategoricalColumn, at position: Int) throws -> [Int?] {
            let known = Dictionary(
                categories[position].enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            let outputs = (column.levels + [Self.missingCategory]).map { known[$0] }
            guard unknown == .error else { return outputs }
            for (row, code) in column.codes.enumerated() where outputs[code ?? column.levels.count] == nil {
                throw LearnError.unknownCategory(
                    code.map { column.levels[$0] } ?? Self.missingCategory, row: row, column: column.name)
            }
            return outputs
        }
    }
}

/// Columns that stand beside one another have the same number of rows.
private func requireSameLength(_ columns: [CategoricalColumn]) throws {
    let count = columns.first?.count ?? 0
    for column in columns where column.count != count {
        throw LearnError.lengthMismatch(what: "column “\(column.name)”", count: column.count, expected: count)
    }
}
