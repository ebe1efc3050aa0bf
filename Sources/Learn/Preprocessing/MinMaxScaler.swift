import Base

/// Scales each column to a range, as scikit-learn's `MinMaxScaler`. NaN stands for a missing value and stays
/// NaN; values beyond those of the training rows land outside the range.
public struct MinMaxScaler: Transformer, LazyTransformer, Encodable, Keyed {
    /// The values that the smallest and the largest value of a column are mapped to.
    public var range: ClosedRange<Double>

    /// Creates a scaler.
    public init(range: ClosedRange<Double> = 0...1) {
        self.range = range
    }

    /// Finds the smallest and the largest value of each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, with an infinity, or with a column of categories;
    ///   `LearnError.invalidParameter` for an empty range.
    public func fit(_ x: Matrix) throws -> Fitted {
        try fit(LazyColumns(x))
    }

    func fit(_ x: LazyColumns) throws -> Fitted {
        guard range.lowerBound < range.upperBound, (range.upperBound - range.lowerBound).isFinite else {
            throw LearnError.invalidParameter(
                name: "range", value: "\(range)", expected: "finite, with bounds that differ")
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

    /// A fitted scaler.
    public struct Fitted: FittedTransformer, FittedLazyTransformer, Equatable, Codable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// The smallest value of each column; NaN for a column of NaN only.
        public let minima: [Double]
        /// The largest value of each column; NaN for a column of NaN only.
        public let maxima: [Double]
        let lowerBound: Double
        let upperBound: Double

        fileprivate init(
            columnNames: [String], minima: [Double], maxima: [Double], lowerBound: Double, upperBound: Double
        ) {
            self.columnNames = columnNames
            self.minima = minima
            self.maxima = maxima
            self.lowerBound = lowerBound
            self.upperBound = upperBound
        }

        /// The values that the smallest and the largest values are mapped to.
        public var range: ClosedRange<Double> { lowerBound...upperBound }

        /// The factor of each column. Constant columns are only shifted.
        public var scales: [Double] {
            zip(minima, maxima).map {
                let spread = scaleOrOne($1 - $0)
                return (upperBound - lowerBound) / spread
            }
        }

        /// The offset of each column, added after multiplication.
        public var offsets: [Double] { zip(minima, scales).map { lowerBound - $0 * $1 } }

        /// The columns it was fitted on: scaling keeps names.
        public var outputColumnNames: [String] { columnNames }

        /// Returns the scaled rows; NaN stays NaN.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.transformed(by: self)
        }

        func transform(_ x: LazyColumns) throws -> LazyColumns {
            try x.requireColumns(columnNames, of: "the min-max scaler")
            try x.requireNumbers(for: "the min-max scaler")
            let (scales, offsets) = (scales, offsets)
            return x.mapping { index, column in
                column.adding(.stretch(factor: scales[index], offset: offsets[index]))
            }
        }
    }
}

/// Returns the spread of a column, or 1 if it is no more than rounding errors (as in scikit-learn).
func scaleOrOne(_ spread: Double) -> Double {
    spread < 10 * Double.ulpOfOne ? 1 : spread
}
