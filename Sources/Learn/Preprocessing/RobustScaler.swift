import Numerics

/// Moves each column by its median and divides it by the distance between two of its quantiles, as scikit-learn's
/// `RobustScaler`: a few outliers do not change the scale. NaN stands for a missing value and stays one.
public struct RobustScaler: Transformer, ViewTransformer {
    /// The probabilities of the two quantiles.
    public var quantiles: ClosedRange<Double>

    /// A scaler that is yet to be fitted.
    public init(quantiles: ClosedRange<Double> = 0.25...0.75) {
        self.quantiles = quantiles
    }

    /// Learns the median and the quantiles of each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, with an infinity, or with a column of categories;
    ///   `LearnError.invalidParameter` for quantiles below 0 or above 1.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> Fitted {
        guard quantiles.lowerBound >= 0, quantiles.upperBound <= 1 else {
            throw LearnError.invalidParameter(
                name: "quantiles", value: "\(quantiles)", expected: "from 0 to 1")
        }
        try x.requireRowsAndColumns(for: "a robust scaler")
        try x.requireNumbers(for: "a robust scaler")
        let learned = try x.mapColumns { _, column in
            let present = OrderStatistics(column)
            let spread = present.quantile(quantiles.upperBound) - present.quantile(quantiles.lowerBound)
            return (center: present.quantile(0.5), scale: scaleOrOne(spread))
        }
        return Fitted(
            columnNames: x.columnNames, centers: learned.map(\.center), scales: learned.map(\.scale))
    }

    /// A scaler that has learned.
    public struct Fitted: FittedTransformer, FittedViewTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The median of each column; NaN for a column that is all NaN.
        public let centers: [Double]
        /// What each column is divided by: the distance of its quantiles, or 1 where there is none.
        public let scales: [Double]

        /// The columns it was fitted on: scaling keeps names.
        public var outputColumnNames: [String] { columnNames }

        /// The rows moved and scaled; NaN stays.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func derive(_ x: ColumnView) throws -> ColumnView {
            try x.requireColumns(columnNames, of: "the robust scaler")
            try x.requireNumbers(for: "the robust scaler")
            return x.mapping { position, column in
                column.adding(.standardize(center: centers[position], scale: scales[position]))
            }
        }
    }
}
