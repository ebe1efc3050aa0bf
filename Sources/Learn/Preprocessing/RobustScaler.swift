import Base
import Numerics

/// Centres each column at its median and divides it by the difference of two of its quantiles, as
/// scikit-learn's `RobustScaler`: a few outliers do not change the scale. NaN stands for a missing value and
/// stays NaN.
public struct RobustScaler: Transformer, LazyTransformer, Encodable, Keyed {
    /// The probabilities of the two quantiles.
    public var quantiles: ClosedRange<Double>

    /// Creates a scaler.
    public init(quantiles: ClosedRange<Double> = 0.25...0.75) {
        self.quantiles = quantiles
    }

    /// Computes the median and the quantiles of each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, with an infinity, or with a column of categories;
    ///   `LearnError.invalidParameter` for quantiles below 0 or above 1.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> Fitted {
        guard quantiles.lowerBound >= 0, quantiles.upperBound <= 1 else {
            throw LearnError.invalidParameter(
                name: "quantiles", value: "\(quantiles)", expected: "from 0 to 1")
        }
        try x.requireRowsAndColumns(for: "a robust scaler")
        try x.requireNumbers(for: "a robust scaler")
        let fitted = try x.mapColumns { _, column in
            let values = column.withoutNaN
            let ends = Descriptive.quantiles(values, [quantiles.lowerBound, quantiles.upperBound])
            return (center: Descriptive.halfSumMedian(values), scale: scaleOrOne(ends[1] - ends[0]))
        }
        return Fitted(
            columnNames: x.columnNames, centers: fitted.map(\.center), scales: fitted.map(\.scale))
    }

    /// A fitted scaler.
    public struct Fitted: FittedTransformer, FittedLazyTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The median of each column; NaN for a column of NaN only.
        public let centers: [Double]
        /// The divisor of each column: the difference of its quantiles, or 1 if that is zero.
        public let scales: [Double]

        /// The columns it was fitted on: scaling keeps names.
        public var outputColumnNames: [String] { columnNames }

        /// Returns the scaled rows; NaN stays NaN.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func transform(_ x: LazyColumns) throws -> LazyColumns {
            try x.requireColumns(columnNames, of: "the robust scaler")
            try x.requireNumbers(for: "the robust scaler")
            return x.mapping { index, column in
                column.adding(.standardize(center: centers[index], scale: scales[index]))
            }
        }
    }
}
