import Base

/// A function of the values of some rows. Missing values are left out; of none the value is missing, and counts are 0.
package enum AggregateFunction: Encodable, Hashable, Sendable {
    /// The number of rows; it takes no column.
    case rowCount
    /// The number of values.
    case count
    /// The number of Booleans that are true.
    case trueCount
    /// The sum of numbers, Booleans or time spans. That of whole numbers is exact.
    case sum
    /// The arithmetic mean of numbers, Booleans, dates or time spans.
    case mean
    /// The smallest value.
    case min
    /// The largest value.
    case max
    /// The variance of numbers; the count is reduced by `ddof` in the divisor.
    case variance(ddof: Int)
    /// The square root of the variance.
    case standardDeviation(ddof: Int)
    /// The quantile of numbers, dates or time spans at a probability, with linear interpolation.
    case quantile(Double)
    /// The number of distinct values.
    case distinctCount
    /// The most frequent value, the smallest of equally frequent ones.
    case mode
    /// The first value, in the order of the rows or, with a second column, of that one.
    case first(descending: Bool = false)
    /// The last value, in the order of the rows or, with a second column, of that one.
    case last(descending: Bool = false)
    /// Whether any Boolean is true.
    case any
    /// Whether all Booleans are true.
    case all
    /// The covariance of two columns of numbers; the count is reduced by `ddof` in the divisor.
    case covariance(ddof: Int)
    /// Pearson's correlation of two columns of numbers; NaN if one of them is constant.
    case correlation
    /// The texts as a list.
    case list
}

/// An aggregate function and the columns that it takes.
struct AggregateCall: Sendable {
    var function: AggregateFunction
    /// The arguments, each with a value for each row.
    var columns: [Column]

    init(_ function: AggregateFunction, _ columns: Column...) {
        self.function = function
        self.columns = columns
    }
}

extension AggregateCall {
    /// The way to compute the function: from rows one after the other, or from all rows of a table at once.
    enum Computation: Sendable {
        case byRow(any RowAccumulator)
        case whole(@Sendable (_ codes: [Int32]) -> any Accumulator)
    }

    /// Makes what computes the function for some groups.
    ///
    /// - Throws: `FrameError.wrongType` for a column that the function does not take, `FrameError.invalidProbability`.
    func computation(groupCount: Int) throws(FrameError) -> Computation {
        switch function {
        case .rowCount: return .byRow(CountAccumulator(.rows, groupCount: groupCount))
        case .count: return .byRow(CountAccumulator(.values, groupCount: groupCount))
        case .trueCount:
            try require([.boolean], "counting what is true needs Booleans")
            return .byRow(CountAccumulator(.trueValues, groupCount: groupCount))
        case .any, .all:
            try require([.boolean], "\"any\" and \"all\" need Booleans")
            return .byRow(TruthAccumulator(isAny: function == .any, groupCount: groupCount))
        case .sum:
            try require([.integer, .real, .boolean, .timeSpan], "a sum needs numbers")
            return sum(isMean: false, groupCount)
        case .mean:
            try require([.integer, .real, .boolean, .timeSpan, .date], "a mean needs numbers")
            return sum(isMean: true, groupCount)
        case .min: return extreme(isLargest: false, groupCount)
        case .max: return extreme(isLargest: true, groupCount)
        case .variance(let ddof):
            try require(Self.numbers, "a variance needs numbers")
            return .byRow(MomentAccumulator(isRoot: false, ddof: ddof, groupCount: groupCount))
        case .standardDeviation(let ddof):
            try require(Self.numbers, "a standard deviation needs numbers")
            return .byRow(MomentAccumulator(isRoot: true, ddof: ddof, groupCount: groupCount))
        case .covariance(let ddof):
            try require(Self.numbers, "a covariance needs numbers")
            return .byRow(ComomentAccumulator(ddof: ddof, groupCount: groupCount))
        case .correlation:
            try require(Self.numbers, "a correlation needs numbers")
            return .byRow(ComomentAccumulator(ddof: nil, groupCount: groupCount))
        case .first(let descending):
            let rule: SelectionAccumulator.Rule =
                columns.count > 1 ? (descending ? .largest : .smallest) : .first
            return .byRow(SelectionAccumulator(columns, rule, groupCount: groupCount))
        case .last(let descending):
            let rule: SelectionAccumulator.Rule =
                columns.count > 1 ? (descending ? .lastSmallest : .lastLargest) : .last
            return .byRow(SelectionAccumulator(columns, rule, groupCount: groupCount))
        case .quantile(let probability):
            guard 0...1 ~= probability else { throw .invalidProbability(probability) }
            try require(Self.numbers + [.date, .timeSpan], "a quantile needs numbers")
            let column = columns[0]
            return .whole { codes in
                QuantileAccumulator(column, probability: probability, codes: codes, groupCount: groupCount)
            }
        case .distinctCount, .mode:
            let statistic = function == .mode ? DistinctAccumulator.Statistic.mode : .count
            let column = columns[0]
            return .whole { DistinctAccumulator(column, statistic, codes: $0, groupCount: groupCount) }
        case .list:
            try require([.text], "a list is made of texts")
            let column = columns[0]
            return .whole { ListAccumulator(column, codes: $0, groupCount: groupCount) }
        }
    }

    /// Whether the state of the function refers to rows by their numbers; otherwise only their values matter.
    var choosesRows: Bool {
        switch function {
        case .first, .last: true
        case .min, .max: [.text, .list(of: .text)].contains(columns[0].type)
        default: false
        }
    }

    private static let numbers: [ColumnType] = [.integer, .real, .boolean]

    private func require(_ types: [ColumnType], _ operation: String) throws(FrameError) {
        for column in columns where !types.contains(column.type) { throw column.wrongType(operation) }
    }

    private func sum(isMean: Bool, _ groupCount: Int) -> Computation {
        if columns[0].type == .real {
            return .byRow(RealSumAccumulator(isMean: isMean, groupCount: groupCount))
        }
        return .byRow(IntegerSumAccumulator(columns[0], isMean: isMean, groupCount: groupCount))
    }

    private func extreme(isLargest: Bool, _ groupCount: Int) -> Computation {
        switch columns[0].type {
        case .integer, .date, .timeSpan, .boolean:
            .byRow(
                IntegerExtremeAccumulator(
                    isLargest: isLargest, type: columns[0].type, groupCount: groupCount))
        case .real: .byRow(RealExtremeAccumulator(isLargest: isLargest, groupCount: groupCount))
        case .text, .list:
            .byRow(SelectionAccumulator(columns, isLargest ? .largest : .smallest, groupCount: groupCount))
        }
    }
}
