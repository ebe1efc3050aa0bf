import Numerics

/// Moves and scales each column to a range, as scikit-learn's `MinMaxScaler`. NaN stands for a missing value and stays
/// one; values beyond those that were learned from land outside of the range.
public struct MinMaxScaler: Transformer, ViewTransformer {
    /// Where the smallest and the largest value of a column go.
    public var range: ClosedRange<Double>

    /// A scaler that is yet to be fitted.
    public init(range: ClosedRange<Double> = 0...1) {
        self.range = range
    }

    /// Learns the smallest and the largest value of each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, with an infinity, or with a column of categories;
    ///   `LearnError.invalidParameter` for a range of one number.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(ColumnView(x))
    }

    func fit(_ x: ColumnView) throws -> Fitted {
        guard range.lowerBound < range.upperBound, (range.upperBound - range.lowerBound).isFinite else {
            throw LearnError.invalidParameter(
                name: "range", value: "\(range)", expected: "finite and wider than nothing")
        }
        try x.requireRowsAndColumns(for: "a min-max scaler")
        try x.requireNumbers(for: "a min-max scaler")
        let extremes = try x.mapRuns(length: 4096) { _, run in
            // A comparison with NaN is false, so NaN never takes over.
            run.reduce((Double.infinity, -Double.infinity)) { ($1 < $0.0 ? $1 : $0.0, $1 > $0.1 ? $1 : $0.1) }
        }.map { runs in
            let minimum = runs.reduce(.infinity) { min($0, $1.0) }
            return minimum.isInfinite ? (.nan, .nan) : (minimum, runs.reduce(-.infinity) { max($0, $1.1) })
        }
        return Fitted(
            columnNames: x.columnNames, minima: extremes.map(\.0), maxima: extremes.map(\.1),
            lowerBound: range.lowerBound, upperBound: range.upperBound)
    }

    /// A scaler that has learned.
    public struct Fitted: FittedTransformer, FittedViewTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The smallest value of each column; NaN for a column that is all NaN.
        public let minima: [Double]
        /// The largest value of each column; NaN for a column that is all NaN.
        public let maxima: [Double]
        private let lowerBound: Double
        private let upperBound: Double

        fileprivate init(
            columnNames: [String], minima: [Double], maxima: [Double], lowerBound: Double, upperBound: Double
        ) {
            self.columnNames = columnNames
            self.minima = minima
            self.maxima = maxima
            self.lowerBound = lowerBound
            self.upperBound = upperBound
        }

        /// Where the smallest and the largest values go.
        public var range: ClosedRange<Double> { lowerBound...upperBound }

        /// What each column is multiplied by. A column that does not vary is only moved.
        public var scales: [Double] {
            zip(minima, maxima).map {
                let spread = scaleOrOne($1 - $0)
                return (upperBound - lowerBound) / spread
            }
        }

        /// What is added to each column once it is multiplied.
        public var offsets: [Double] { zip(minima, scales).map { lowerBound - $0 * $1 } }

        /// The columns it was fitted on: scaling keeps names.
        public var outputColumnNames: [String] { columnNames }

        /// The rows moved and scaled; NaN stays.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func derive(_ x: ColumnView) throws -> ColumnView {
            try x.requireColumns(columnNames, of: "the min-max scaler")
            try x.requireNumbers(for: "the min-max scaler")
            let (scales, offsets) = (scales, offsets)
            return x.mapping { position, column in
                column.adding(.stretch(factor: scales[position], offset: offsets[position]))
            }
        }
    }
}

/// What to divide a column by: its spread, or 1 where that is no more than rounding (as in scikit-learn).
func scaleOrOne(_ spread: Double) -> Double {
    spread < 10 * Double.ulpOfOne ? 1 : spread
}
