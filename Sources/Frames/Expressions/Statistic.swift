import Base

/// A statistic of some rows.
package enum Statistic: Hashable, Sendable {
    /// The number of rows.
    case rowCount
    /// The number of present values.
    case count
    /// The number of rows for which a condition is true.
    case countWhere
    case sum, mean, min, max
    case variance(ddof: Int)
    case std(ddof: Int)
    case quantile(Double)
    case uniqueCount
    /// The first value, in the order of a second expression if there is one.
    case first
    case last
    case mode
    case any, all
    case correlation, covariance
    /// The texts as a list.
    case list
}
