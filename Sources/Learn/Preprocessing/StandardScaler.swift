import Numerics

/// Moves and scales each column to a mean of 0 and a standard deviation of 1, as scikit-learn's `StandardScaler`:
/// the deviation is that of the population (divided by n). NaN stands for a missing value and stays one.
public struct StandardScaler: Transformer, ViewTransformer {
    /// Whether to subtract the mean.
    public var withMean: Bool
    /// Whether to divide by the standard deviation.
    public var withStandardDeviation: Bool

    /// A scaler that is yet to be fitted.
    public init(withMean: Bool = true, withStandardDeviation: Bool = true) {
        self.withMean = withMean
        self.withStandardDeviation = withStandardDeviation
    }

    /// Learns means and deviations from the values that are not NaN.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, with an infinity, or with a column of categories.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> Fitted {
        try x.requireRowsAndColumns(for: "a standard scaler")
        try x.requireNumbers(for: "a standard scaler")
        let moments = try x.moments()
        return Fitted(
            columnNames: x.columnNames, means: moments.map(\.mean), variances: moments.map(\.variance),
            counts: moments.map(\.count), withMean: withMean,
            scales: moments.map { withStandardDeviation && !$0.isConstant ? $0.variance.squareRoot() : 1 })
    }

    /// A scaler that has learned.
    public struct Fitted: FittedTransformer, FittedViewTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The mean of each column; NaN for a column that is all NaN.
        public let means: [Double]
        /// The variance of each column, divided by n.
        public let variances: [Double]
        /// How many values of each column were not NaN.
        public let counts: [Int]
        /// Whether means are subtracted.
        public let withMean: Bool
        /// What each column is divided by: its standard deviation, or 1 for a column that does not vary.
        public let scales: [Double]

        /// What is subtracted from each column.
        public var centers: [Double] { withMean ? means : means.map { _ in 0 } }

        /// The columns it was fitted on: scaling keeps names.
        public var outputColumnNames: [String] { columnNames }

        /// The rows moved and scaled; NaN stays.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func derive(_ x: ColumnView) throws -> ColumnView {
            try x.requireColumns(columnNames, of: "the standard scaler")
            try x.requireNumbers(for: "the standard scaler")
            let centers = centers
            return x.mapping { position, column in
                column.adding(.standardize(center: centers[position], scale: scales[position]))
            }
        }

        /// The values before scaling.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func inverseTransform(_ x: Matrix) throws -> Matrix {
            try x.requireColumns(columnNames, of: "the standard scaler")
            let centers = centers
            return try ColumnView(x).mapping { position, column in
                column.adding(.stretch(factor: scales[position], offset: centers[position]))
            }.matrix()
        }
    }
}
