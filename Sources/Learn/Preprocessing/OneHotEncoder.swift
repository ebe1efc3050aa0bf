/// Makes a column of ones and zeros of each category, as scikit-learn's `OneHotEncoder` does, and names it
/// `column_category`. A missing value is a category of its own, called `None`, the last.
///
/// Categories that are rare, or too many, can be put together in one column, `column_infrequent`.
public struct OneHotEncoder: Transformer, ViewTransformer {
    /// Which categories get no column, because the others already tell.
    public enum Drop: Equatable, Sendable, Codable {
        /// Every category has a column.
        case none
        /// The first category of each column has none.
        case first
        /// The first category of each column with two has none.
        case ifBinary
    }

    /// What becomes of a category that was not there when the encoder was fitted.
    public enum Unknown: Equatable, Sendable, Codable {
        /// It is an error.
        case error
        /// All columns of the row are zero.
        case ignore
        /// It counts as one of the infrequent categories; where there are none, it is ignored.
        case infrequent
    }

    /// Which categories get no column.
    public var drop: Drop
    /// What becomes of an unknown category.
    public var unknown: Unknown
    /// A category with fewer rows than this is infrequent.
    public var minFrequency: Int
    /// At most so many columns for each column, that of the infrequent ones included; as many as needed if nil.
    public var maxCategories: Int?

    /// An encoder that is yet to be fitted.
    public init(
        drop: Drop = .none, unknown: Unknown = .error, minFrequency: Int = 1, maxCategories: Int? = nil
    ) {
        self.drop = drop
        self.unknown = unknown
        self.minFrequency = minFrequency
        self.maxCategories = maxCategories
    }

    /// Learns the categories that occur in each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns; `LearnError.numericColumn` for a column of numbers,
    ///   `LearnError.duplicateColumn` if two categories get the same name.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> Fitted {
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
        // Before dropping: a category that is really called “None” could not be told from a missing one.
        try requireDistinct(
            x.columnNames.indices.flatMap { position in
                columns[position].all.map { "\(x.columnNames[position])_\($0)" }
            })
        try requireDistinct(fitted.outputColumnNames)
        return fitted
    }

    /// The positions of the categories, given how often each occurs, that are put together: those below the least
    /// frequency, and then the rarest (the first of equally rare ones) until there are not too many.
    private func infrequent(_ counts: [Int]) -> [Int] {
        let rare = counts.indices.filter { counts[$0] < minFrequency }
        guard let maxCategories, counts.count - rare.count + min(1, rare.count) > maxCategories else {
            return rare
        }
        let byFrequency = counts.indices.sorted { (counts[$0], $0) < (counts[$1], $1) }
        return byFrequency.dropLast(maxCategories - 1).sorted()
    }

    /// An encoder that has learned.
    public struct Fitted: FittedTransformer, FittedViewTransformer, Equatable, Codable {
        /// What a missing value is called.
        static let missingCategory = "None"
        /// What categories that were put together are called.
        static let infrequentCategory = "infrequent"

        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The categories of each column, those without a column of their own too.
        public let categories: [[String]]
        /// Of these, the ones that share a column.
        public let infrequentCategories: [[String]]
        /// Which categories get no column.
        public let drop: Drop
        /// What becomes of an unknown category.
        public let unknown: Unknown

        /// The names of the columns it makes.
        public var outputColumnNames: [String] {
            columnNames.indices.flatMap { position in
                outputs(ofColumn: position).map { "\(columnNames[position])_\($0.name)" }
            }
        }

        /// The columns of ones and zeros.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.numericColumn`, and `LearnError.unknownCategory` for a
        ///   category not seen when fitted, unless such are allowed.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func derive(_ x: ColumnView) throws -> ColumnView {
            try x.requireColumns(columnNames, of: "the one-hot encoder")
            try x.requireCategories(for: "the one-hot encoder")
            if unknown == .error { try x.requireKnown(categories, missing: Self.missingCategory) }
            let columns = x.columns.enumerated().flatMap { position, column in
                outputs(ofColumn: position).map { output in
                    column.adding(
                        mark(output, own: column.categories ?? [], known: categories[position]),
                        name: "\(columnNames[position])_\(output.name)")
                }
            }
            return ColumnView(rowCount: x.rowCount, columns: columns)
        }

        /// What makes a column of ones and zeros of positions in a list of categories.
        private func mark(_ output: Output, own: [String], known: [String]) -> ColumnStep {
            let unknown = output.takesUnknown ? Set(own).subtracting(known) : []
            let marked = own.indices.filter {
                output.categories.contains(own[$0]) || unknown.contains(own[$0])
            }
            let marksMissing = output.categories.contains(Self.missingCategory)
            if marked.isEmpty, marksMissing { return .missingness }
            if marked.count == 1, !marksMissing { return .equals(Double(marked[0])) }
            var table = own.map { _ in 0.0 }
            for position in marked { table[position] = 1 }
            return .lookUp(table, missing: marksMissing ? 1 : 0)
        }

        /// A column of ones and zeros that it makes.
        private struct Output {
            let name: String
            /// What is marked with a one.
            let categories: Set<String>
            var takesUnknown = false
        }

        /// The columns that are made of one: a category each, then that of the infrequent ones.
        private func outputs(ofColumn position: Int) -> [Output] {
            let infrequent = Set(infrequentCategories[position])
            var outputs = categories[position].filter { !infrequent.contains($0) }.map {
                Output(name: $0, categories: [$0])
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
