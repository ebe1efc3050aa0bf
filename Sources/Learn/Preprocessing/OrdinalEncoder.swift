import Base

/// Replaces each category by its index, a number, as scikit-learn's `OrdinalEncoder`: for estimators that
/// need numbers, if the order of the categories is meaningful. A missing value becomes NaN.
public struct OrdinalEncoder: Transformer, LazyTransformer, Encodable, Keyed {
    /// The treatment of a category that was not seen in fitting.
    public enum Unknown: Equatable, Sendable, Codable {
        /// Throw an error.
        case error
        /// Replace it by NaN.
        case missing
        /// Replace it by a number.
        case value(Double)
    }

    /// The treatment of an unknown category.
    public var unknown: Unknown

    /// Creates an encoder.
    public init(unknown: Unknown = .error) {
        self.unknown = unknown
    }

    /// Finds the categories that occur in each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, `LearnError.numericColumn` for a column of numbers.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> Fitted {
        try x.requireRowsAndColumns(for: "an ordinal encoder")
        try x.requireCategories(for: "an ordinal encoder")
        let categories = zip(x.columns, try x.categoryCounts()).map { column, counts in
            zip(column.categories ?? [], counts).filter { $0.1 > 0 }.map(\.0)
        }
        return Fitted(columnNames: x.columnNames, categories: categories, unknown: unknown)
    }

    /// A fitted encoder.
    public struct Fitted: FittedTransformer, FittedLazyTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The categories of each column.
        public let categories: [[String]]
        /// The treatment of an unknown category.
        public let unknown: Unknown

        /// The columns it was fitted on: encoding keeps names.
        public var outputColumnNames: [String] { columnNames }

        /// Returns the indices of the categories as numbers.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.numericColumn`, and `LearnError.unknownCategory` for a
        ///   category not seen in fitting, unless `unknown` allows it.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func transform(_ x: LazyColumns) throws -> LazyColumns {
            try x.requireColumns(columnNames, of: "the ordinal encoder")
            try x.requireCategories(for: "the ordinal encoder")
            if unknown == .error { try x.requireKnown(categories, missing: nil) }
            let other = if case .value(let value) = unknown { value } else { Double.nan }
            return x.mapping { index, column in
                let indices = Dictionary(
                    uniqueKeysWithValues: categories[index].enumerated().map { (ExactText($1), Double($0)) })
                let table = (column.categories ?? []).map { indices[ExactText($0)] ?? other }
                return column.adding(.lookUp(table, missing: .nan))
            }
        }
    }
}
