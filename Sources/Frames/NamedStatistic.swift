import Numerics

/// A statistic of the values of a column in a group. Missing values are left out.
public enum GroupStatistic: Hashable, Sendable {
    /// The number of values.
    case count
    /// The number of distinct values.
    case uniqueCount
    /// The sum; 0 if there are no values.
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

extension GroupedDataFrame {
    /// Returns a statistic of a column for each group.
    ///
    /// - Returns: A column with a row for each group. Counts are integers, and so are sums of integers or Booleans unless
    ///   one overflows; smallest, largest, first, last and most frequent values keep their type.
    func aggregated(_ column: Column, _ statistic: GroupStatistic) throws(FrameError) -> Column {
        if case .quantile(let probability) = statistic, !(0...1 ~= probability) {
            throw .invalidProbability(probability)
        }
        switch statistic {
        case .count:
            return Column(column.name, (0..<groupCount).map { rows(of: $0).count { !column.isMissing($0) } })
        case .uniqueCount:
            return uniqueCounts(column)
        case .first:
            return column.gathering(
                (0..<groupCount).map { rows(of: $0).first { !column.isMissing($0) } ?? -1 })
        case .last:
            return column.gathering(
                (0..<groupCount).map { rows(of: $0).last { !column.isMissing($0) } ?? -1 })
        case .mode:
            return modes(column)
        case .min:
            let keys = column.orderKeys()
            return extremes(column) { keys[$0] < keys[$1] }
        case .max:
            let keys = column.orderKeys()
            return extremes(column) { keys[$0] > keys[$1] }
        case .sum:
            if let sums = wholeSums(column) { return sums }
            return try reduced(column, "a sum needs numbers", Descriptive.sum)
        case .mean:
            return try reduced(column, "a mean needs numbers", Descriptive.mean)
        case .std:
            return try reduced(column, "a standard deviation needs numbers") {
                Descriptive.standardDeviation($0)
            }
        case .variance:
            return try reduced(column, "a variance needs numbers") { Descriptive.variance($0) }
        case .median:
            return try reduced(column, "a median needs numbers", Descriptive.median)
        case .quantile(let probability):
            return try reduced(column, "a quantile needs numbers") { Descriptive.quantile($0, probability) }
        }
    }

    /// One number for each group, from its numbers without the missing ones.
    private func reduced(
        _ column: Column, _ operation: String, _ reduce: ([Double]) -> Double
    ) throws(FrameError) -> Column {
        let values = try column.numbers(for: operation)
        var present: [Double] = []
        var results: [Double?] = []
        results.reserveCapacity(groupCount)
        for group in 0..<groupCount {
            present.removeAll(keepingCapacity: true)
            for row in rows(of: group) where !values.isMissing(row) { present.append(values.values[row]) }
            let result = reduce(present)
            results.append(result.isNaN && !present.contains(where: \.isNaN) ? nil : result)
        }
        return Column(column.name, results)
    }

    /// The sums of integers or Booleans; nil for other types or if a sum overflows.
    private func wholeSums(_ column: Column) -> Column? {
        let values: [Int]
        switch column.storage {
        case .integer(let integers): values = integers.values
        case .boolean(let booleans): values = booleans.values.map { $0 ? 1 : 0 }
        default: return nil
        }
        var sums: [Int] = []
        for group in 0..<groupCount {
            var sum = 0
            for row in rows(of: group) where !column.isMissing(row) {
                let (next, overflow) = sum.addingReportingOverflow(values[row])
                if overflow { return nil }
                sum = next
            }
            sums.append(sum)
        }
        return Column(column.name, sums)
    }

    /// The value of each group that precedes all others, the first of equal ones.
    private func extremes(_ column: Column, _ precedes: (Int, Int) -> Bool) -> Column {
        let extremes = (0..<groupCount).map { group in
            var best = -1
            for row in rows(of: group) where !column.isMissing(row) {
                if best < 0 || precedes(row, best) { best = row }
            }
            return best
        }
        return column.gathering(extremes)
    }

    /// The most frequent value of each group, the smallest of equally frequent ones.
    private func modes(_ column: Column) -> Column {
        let values = RowGroups([column], missing: .dropped)
        let keys = column.gathering(values.firstRows).orderKeys()
        var counts = [Int](repeating: 0, count: values.count)
        let modes = (0..<groupCount).map { group in
            var best = -1
            for row in rows(of: group) where values.codes[row] >= 0 {
                let value = Int(values.codes[row])
                counts[value] += 1
                guard best >= 0, best != value else {
                    best = value
                    continue
                }
                if (counts[value], keys[best]) > (counts[best], keys[value]) { best = value }
            }
            for row in rows(of: group) where values.codes[row] >= 0 { counts[Int(values.codes[row])] = 0 }
            return best < 0 ? -1 : values.firstRows[best]
        }
        return column.gathering(modes)
    }

    /// The number of distinct values of each group.
    private func uniqueCounts(_ column: Column) -> Column {
        let values = RowGroups([column], missing: .dropped)
        // The last group in which each value occurred.
        var lastGroup = [Int](repeating: -1, count: values.count)
        let counts = (0..<groupCount).map { group in
            var count = 0
            for row in rows(of: group) where values.codes[row] >= 0 {
                let value = Int(values.codes[row])
                if lastGroup[value] != group { count += 1 }
                lastGroup[value] = group
            }
            return count
        }
        return Column(column.name, counts)
    }
}
