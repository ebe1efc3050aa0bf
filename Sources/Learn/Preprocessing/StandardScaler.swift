import Base

/// Scales each column to a mean of 0 and a standard deviation of 1, as scikit-learn's `StandardScaler`: the
/// standard deviation is that of a population (divided by n). NaN stands for a missing value and stays NaN.
public struct StandardScaler: Transformer, LazyTransformer, Encodable, Keyed {
    /// Whether to subtract the mean.
    public var withMean: Bool
    /// Whether to divide by the standard deviation.
    public var withStandardDeviation: Bool

    /// Creates a scaler.
    public init(withMean: Bool = true, withStandardDeviation: Bool = true) {
        self.withMean = withMean
        self.withStandardDeviation = withStandardDeviation
    }

    /// Computes means and standard deviations of the values that are not NaN.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, with an infinity, or with a column of categories.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> Fitted {
        try x.requireRowsAndColumns(for: "a standard scaler")
        try x.requireNumbers(for: "a standard scaler")
        let moments = try x.moments()
        return Fitted(
            columnNames: x.columnNames, means: moments.map(\.mean), variances: moments.map(\.variance),
            counts: moments.map(\.count), withMean: withMean,
            scales: moments.map { withStandardDeviation && !$0.isConstant ? $0.variance.squareRoot() : 1 })
    }

    /// A fitted scaler.
    public struct Fitted: FittedTransformer, FittedLazyTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The mean of each column; NaN for a column of NaN only.
        public let means: [Double]
        /// The variance of each column, of a population (divided by n).
        public let variances: [Double]
        /// The number of values of each column that are not NaN.
        public let counts: [Int]
        /// Whether means are subtracted.
        public let withMean: Bool
        /// The divisor of each column: its standard deviation, or 1 for a constant column.
        public let scales: [Double]

        /// The value subtracted from each column.
        public var centers: [Double] { withMean ? means : means.map { _ in 0 } }

        /// The columns it was fitted on: scaling keeps names.
        public var outputColumnNames: [String] { columnNames }

        /// Returns the scaled rows; NaN stays NaN.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func transform(_ x: LazyColumns) throws -> LazyColumns {
            try x.requireColumns(columnNames, of: "the standard scaler")
            try x.requireNumbers(for: "the standard scaler")
            let centers = centers
            return x.mapping { index, column in
                column.adding(.standardize(center: centers[index], scale: scales[index]))
            }
        }

        /// Returns the values before scaling.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func inverseTransform(_ x: Matrix) throws -> Matrix {
            try x.requireColumns(columnNames, of: "the standard scaler")
            let centers = centers
            return try LazyColumns(x).mapping { index, column in
                column.adding(.stretch(factor: scales[index], offset: centers[index]))
            }.matrix()
        }
    }
}
