/// A function of several rows, with a result for each row.
package enum WindowFunction: Encodable, Hashable, Sendable {
    /// The value a number of rows before; negative for a row after.
    case lag(Int)
    case runningSum, runningCount, runningMin, runningMax
    case rank(RankTies, descending: Bool)
    case rowNumber
    /// A statistic of the last rows.
    case rolling(RollingStatistic, rows: Int, minimumCount: Int, isCentered: Bool)
    /// The last present value up to the row.
    case filledForward
    /// The number of gaps up to the row that are longer than a time, from 0.
    case session(gap: Int)
    /// A statistic of all rows with the same keys.
    case statistic(AggregateFunction)
}

/// A statistic of a sliding window.
package enum RollingStatistic: String, Encodable, Hashable, Sendable, CaseIterable {
    case sum, mean, min, max, std, median
}

/// The ranks of equal values.
public enum RankTies: String, Codable, Hashable, Sendable {
    /// The smallest of the ranks that they take together, as SQL's `rank`.
    case min
    /// The same rank, with the next higher one for the next value, as SQL's `dense_rank`.
    case dense
    /// The mean of the ranks that they take together.
    case average
}
