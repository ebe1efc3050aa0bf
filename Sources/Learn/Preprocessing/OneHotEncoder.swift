import Base

/// Replaces each column by a column of ones and zeros for each of its categories, as scikit-learn's
/// `OneHotEncoder`, and names it `column_category`. A missing value is a category of its own, called `None`,
/// the last.
///
/// Categories that are rare, or too many, can share one column, `column_infrequent`.
public struct OneHotEncoder: Transformer, LazyTransformer, Encodable, Keyed {
    /// The categories that get no column, because the other columns determine them.
    public enum Drop: Equatable, Sendable, Codable {
        /// Every category has a column.
        case none
        /// The first category of each column has no column.
        case first
        /// The first category of each column with two categories has no column.
        case ifBinary
    }

    /// The treatment of a category that was not seen in fitting.
    public enum Unknown: Equatable, Sendable, Codable {
        /// Throw an error.
        case error
        /// Set all columns of the row to zero.
        case ignore
        /// Treat it as an infrequent category; ignore it if there are none.
        case infrequent
    }

    /// The categories that get no column.
    public var drop: Drop
    /// The treatment of an unknown category.
    public var unknown: Unknown
    /// The number of rows below which a category is infrequent.
    public var minFrequency: Int
    /// The maximum number of columns for each column, including that of the infrequent categories; unlimited
    /// if nil.
    public var maxCategories: Int?

    /// Creates an encoder.
    public init(
        drop: Drop = .none, unknown: Unknown = .error, minFrequency: Int = 1, maxCategories: Int? = nil
    ) {
        self.drop = drop
        self.unknown = unknown
        self.minFrequency = minFrequency
        self.maxCategories = maxCategories
    }

    /// Finds the categories that occur in each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns; `LearnError.numericColumn` for a column of numbers,
    ///   `LearnError.duplicateColumn` if two categories get the same name.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> Fitted {
        if let maxCategories, maxCategories < 1 {
            throw LearnError.invalidParameter(
                name: "maxCategories", value: String(maxCategories), expected: "at least 1")
        }
        try x.requireRowsAndColumns(for: "a one-hot encoder")
        try x.requireCategories(for: "a one-hot encoder")
        let columns = zip(x.columns, try x.categoryCounts()).map { column, counts in
            let names = (column.categories ?? []) + [Fitted.missingCategory]
            let present = counts.indices.filter { counts[$0] > 0 }
            let rare = infrequent(present.map { counts[$0] }).map { present[$0] }
            return (all: present.map { names[$0] }, infrequent: rare.map { names[$0] })
        }
        let fitted = Fitted(
            columnNames: x.columnNames, categories: columns.map(\.all),
            infrequentCategories: columns.map(\.infrequent), drop: drop, unknown: unknown)
        // Before dropping, since a category that is called “None” cannot be distinguished from a missing one.
        try requireDistinct(
            x.columnNames.indices.flatMap { index in
                columns[index].all.map { "\(x.columnNames[index])_\($0)" }
            })
        try requireDistinct(fitted.outputColumnNames)
        return fitted
    }

    /// Returns the indices of the infrequent categories, given the number of rows of each: those below the
    /// minimum frequency, and then the rarest (the first of equally rare ones) until there are few enough.
    private func infrequent(_ counts: [Int]) -> [Int] {
        let rare = counts.indices.filter { counts[$0] < minFrequency }
        guard let maxCategories, counts.count - rare.count + min(1, rare.count) > maxCategories else {
            return rare
        }
        let byFrequency = counts.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
        return byFrequency.dropLast(maxCategories - 1).sorted()
    }

    /// A fitted encoder.
    public struct Fitted: FittedTransformer, FittedLazyTransformer, Equatable, Codable {
        /// The name of a missing value.
        static let missingCategory = "None"
        /// The name of the infrequent categories.
        static let infrequentCategory = "infrequent"

        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The categories of each column, including those without a column of their own.
        public let categories: [[String]]
        /// The categories of each column that share a column.
        public let infrequentCategories: [[String]]
        /// The categories that get no column.
        public let drop: Drop
        /// The treatment of an unknown category.
        public let unknown: Unknown

        /// The names of the columns of ones and zeros.
        public var outputColumnNames: [String] {
            columnNames.indices.flatMap { index in
                outputs(ofColumn: index).map { "\(columnNames[index])_\($0.name)" }
            }
        }

        /// Returns the columns of ones and zeros.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.numericColumn`, and `LearnError.unknownCategory` for a
        ///   category not seen in fitting, unless `unknown` allows it.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func transform(_ x: LazyColumns) throws -> LazyColumns {
            try x.requireColumns(columnNames, of: "the one-hot encoder")
            try x.requireCategories(for: "the one-hot encoder")
            if unknown == .error { try x.requireKnown(categories, missing: Self.missingCategory) }
            let columns = x.columns.enumerated().flatMap { index, column in
                outputs(ofColumn: index).map { output in
                    column.adding(
                        mark(output, own: column.categories ?? [], known: categories[index]),
                        name: "\(columnNames[index])_\(output.name)")
                }
            }
            return LazyColumns(rowCount: x.rowCount, columns: columns)
        }

        /// Returns the operation that computes a column of ones and zeros from indices into a list of
        /// categories.
        private func mark(_ output: Output, own: [String], known: [String]) -> ColumnOperation {
            let known = Set(known.map(ExactText.init))
            let marked = own.indices.filter {
                let category = ExactText(own[$0])
                return output.categories.contains(category)
                    || output.takesUnknown && !known.contains(category)
            }
            let marksMissing = output.categories.contains(ExactText(Self.missingCategory))
            if marked.isEmpty, marksMissing { return .missingness }
            if marked.count == 1, !marksMissing { return .equals(Double(marked[0])) }
            var table = own.map { _ in 0.0 }
            for index in marked { table[index] = 1 }
            return .lookUp(table, missing: marksMissing ? 1 : 0)
        }

        /// A column of ones and zeros.
        private struct Output {
            let name: String
            /// The categories marked with a one.
            let categories: Set<ExactText>
            var takesUnknown = false
        }

        /// Returns the columns that are made from one column: one for each category, then that of the
        /// infrequent ones.
        private func outputs(ofColumn index: Int) -> [Output] {
            let infrequent = Set(infrequentCategories[index].map(ExactText.init))
            var outputs = categories[index].filter { !infrequent.contains(ExactText($0)) }.map {
                Output(name: $0, categories: [ExactText($0)])
            }
            if !infrequent.isEmpty {
                outputs.append(
                    Output(
                        name: Self.infrequentCategory, categories: infrequent,
                        takesUnknown: unknown == .infrequent))
            }
            let dropsFirst = drop == .first || drop == .ifBinary && outputs.count == 2
            return Array(outputs.dropFirst(dropsFirst ? 1 : 0))
        }
    }
}
