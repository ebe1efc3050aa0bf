/// Puts a number of its column in the place of each NaN, as scikit-learn's `SimpleImputer` does.
///
/// A column that is all NaN when fitted is left out of the result: there is nothing to fill it with.
public struct SimpleImputer: Transformer {
    /// What takes the place of a missing value.
    public enum Strategy: Equatable, Sendable {
        /// The mean of the column.
        case mean
        /// The median of the column.
        case median
        /// The most frequent number of the column, the smallest of equally frequent ones.
        case mostFrequent
        /// One number for all columns.
        case constant(Double)
    }

    /// What takes the place of a missing value.
    public var strategy: Strategy
    /// Whether to add a column of ones and zeros, `missingindicator_…`, for each column that had a missing value
    /// when fitted (and is not left out).
    public var addIndicator: Bool

    /// An imputer that is yet to be fitted.
    public init(strategy: Strategy = .mean, addIndicator: Bool = false) {
        self.strategy = strategy
        self.addIndicator = addIndicator
    }

    /// Learns the number of each column.
    ///
    /// - Throws: `LearnError` for a matrix without rows or columns, or with an infinity.
    public func fit(_ x: Matrix) throws -> Fitted {
        try x.requireUsable(by: "an imputer", allowingNaN: true)
        let statistics: [Double?] = (0..<x.columnCount).map { position in
            let present = x.column(at: position).filter { !$0.isNaN }
            return present.isEmpty ? nil : statistic(of: present)
        }
        let incomplete = statistics.indices.filter {
            statistics[$0] != nil && x.column(at: $0).contains { $0.isNaN }
        }
        return Fitted(
            columnNames: x.columnNames, statistics: statistics,
            indicatorColumns: addIndicator ? incomplete.map { x.columnNames[$0] } : [])
    }

    private func statistic(of present: [Double]) -> Double {
        switch strategy {
        case .mean: present.reduce(0, +) / Double(present.count)
        case .median: median(present)
        case .mostFrequent: mostFrequent(present)
        case .constant(let value): value
        }
    }

    /// An imputer that has learned.
    public struct Fitted: FittedTransformer, Equatable {
        /// The columns it was fitted on.
        public let columnNames: [String]
        /// What fills each column; nil for a column that was all NaN and is left out.
        public let statistics: [Double?]
        /// The columns that have an indicator.
        public let indicatorColumns: [String]

        /// The columns that are not left out, then the indicators.
        public var outputColumnNames: [String] {
            zip(columnNames, statistics).filter { $0.1 != nil }.map(\.0)
                + indicatorColumns.map { "missingindicator_\($0)" }
        }

        /// The rows with every NaN replaced.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func transform(_ x: Matrix) throws -> Matrix {
            try x.requireColumns(columnNames, of: "the imputer")
            try x.requireFinite(allowingNaN: true)
            var values: [Double] = []
            values.reserveCapacity(outputColumnNames.count * x.rowCount)
            for (position, statistic) in statistics.enumerated() {
                guard let statistic else { continue }
                values.append(contentsOf: x.column(at: position).lazy.map { $0.isNaN ? statistic : $0 })
            }
            for name in indicatorColumns {
                values.append(contentsOf: try x.column(name).map { $0.isNaN ? 1 : 0 })
            }
            return try Matrix(rowCount: x.rowCount, columnNames: outputColumnNames, values: values)
        }
    }
}

/// The middle of the numbers, or the mean of the two in the middle.
private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The number that occurs most often; the smallest of those that do.
private func mostFrequent(_ values: [Double]) -> Double {
    var best = (value: Double.nan, count: 0)
    var current = (value: Double.nan, count: 0)
    for value in values.sorted() {
        current = value == current.value ? (value, current.count + 1) : (value, 1)
        if current.count > best.count { best = current }
    }
    return best.value
}
