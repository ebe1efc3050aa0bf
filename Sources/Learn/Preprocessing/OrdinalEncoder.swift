/// Puts the position of its category, a number, in the place of each category, as scikit-learn's `OrdinalEncoder`:
/// for estimators that want numbers, where the order of the categories means something. A missing value becomes NaN.
public struct OrdinalEncoder: Transformer, ViewTransformer {
    /// What becomes of a category that was not there when the encoder was fitted.
    public enum Unknown: Equatable, Sendable, Codable {
        /// It is an error.
        case error
        /// It becomes NaN.
        case missing
        /// It becomes a number.
        case value(Double)
    }

    /// What becomes of an unknown category.
    public var unknown: Unknown

    /// An encoder that is yet to be fitted.
    public init(unknown: Unknown = .error) {
        self.unknown = unknown
    }

    /// Learns the categories that occur in each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, `LearnError.numericColumn` for a column of numbers.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> Fitted {
        try x.requireRowsAndColumns(for: "an ordinal encoder")
        try x.requireCategories(for: "an ordinal encoder")
        let categories = zip(x.columns, try x.categoryCounts()).map { column, counts in
            zip(column.categories ?? [], counts).filter { $0.1 > 0 }.map(\.0)
        }
        return Fitted(columnNames: x.columnNames, categories: categories, unknown: unknown)
    }

    /// An encoder that has learned.
    public struct Fitted: FittedTransformer, FittedViewTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The categories of each column.
        public let categories: [[String]]
        /// What becomes of an unknown category.
        public let unknown: Unknown

        /// The columns it was fitted on: encoding keeps names.
        public var outputColumnNames: [String] { columnNames }

        /// The positions as numbers.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.numericColumn`, and `LearnError.unknownCategory` for a
        ///   category not seen when fitted, unless such are allowed.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func derive(_ x: ColumnView) throws -> ColumnView {
            try x.requireColumns(columnNames, of: "the ordinal encoder")
            try x.requireCategories(for: "the ordinal encoder")
            if unknown == .error { try x.requireKnown(categories, missing: nil) }
            let other = if case .value(let value) = unknown { value } else { Double.nan }
            return x.mapping { position, column in
                let positions = Dictionary(
                    uniqueKeysWithValues: categories[position].enumerated().map { ($1, Double($0)) })
                let table = (column.categories ?? []).map { positions[$0] ?? other }
                return column.adding(.lookUp(table, missing: .nan))
            }
        }
    }
}
