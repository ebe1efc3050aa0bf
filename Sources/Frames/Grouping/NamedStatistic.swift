/// A statistic of the values of a column in a group. Missing values are left out; of none the statistic is missing, and
/// counts are 0.
public enum GroupStatistic: Hashable, Sendable {
    /// The number of values.
    case count
    /// The number of distinct values.
    case uniqueCount
    /// The sum.
    case sum
    /// The arithmetic mean.
    case mean
    /// The sample standard deviation (n − 1).
    case std
    /// The sample variance (n − 1).
    case variance
    /// The median.
    case median
    /// The quantile at a probability.
    case quantile(Double)
    /// The smallest value.
    case min
    /// The largest value.
    case max
    /// The first value.
    case first
    /// The last value.
    case last
    /// The most frequent value, the smallest of equally frequent ones, as the first of pandas' `mode`.
    case mode

    /// Whether the statistic is defined for numbers and Booleans only.
    var needsNumbers: Bool {
        switch self {
        case .sum, .mean, .std, .variance, .median, .quantile: true
        case .count, .uniqueCount, .min, .max, .first, .last, .mode: false
        }
    }
}

/// A statistic of a column, and its name in the table of the groups.
public struct NamedStatistic: Hashable, Sendable {
    /// The statistic.
    public var statistic: GroupStatistic
    /// The name of the column that the statistic is computed from.
    public var column: String
    /// The name of the column that holds the result.
    public var name: String

    /// Creates an aggregation: `NamedStatistic(.mean, of: "rating", as: "mean_rating")`.
    public init(_ statistic: GroupStatistic, of column: String, as name: String) {
        self.statistic = statistic
        self.column = column
        self.name = name
    }
}

extension GroupStatistic {
    /// The aggregate function of the statistic.
    var function: AggregateFunction {
        switch self {
        case .count: .count
        case .uniqueCount: .distinctCount
        case .sum: .sum
        case .mean: .mean
        case .std: .standardDeviation(ddof: 1)
        case .variance: .variance(ddof: 1)
        case .median: .quantile(0.5)
        case .quantile(let probability): .quantile(probability)
        case .min: .min
        case .max: .max
        case .first: .first
        case .last: .last
        case .mode: .mode
        }
    }
}
