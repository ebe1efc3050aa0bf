import Frames

/// Splits of rows in the order of time in which the rows tested on always come after those learned from, as
/// scikit-learn's `TimeSeriesSplit`: each split tests on the next run of rows, and learns from all before it.
public struct TimeSeriesSplit: CrossValidator {
    /// How many splits, at least two.
    public var splits: Int
    /// How many rows to test on; the rows divided by one more than the splits unless given.
    public var testSize: Int?
    /// How many rows to learn from at most, the latest ones; all unless given.
    public var maxTrainSize: Int?
    /// How many rows to leave out between those learned from and those tested on.
    public var gap: Int

    /// A way to split rows that are in the order of time.
    public init(splits: Int = 5, testSize: Int? = nil, maxTrainSize: Int? = nil, gap: Int = 0) {
        self.splits = splits
        self.testSize = testSize
        self.maxTrainSize = maxTrainSize
        self.gap = gap
    }

    /// The splits of as many rows as there are labels; what the labels are does not matter.
    ///
    /// - Throws: what `split(count:)` throws.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try split(count: labels.count)
    }

    /// The splits of `count` rows.
    ///
    /// - Throws: `LearnError.invalidParameter` if there are too few rows for that.
    public func split(count: Int) throws -> [TrainTestSplit] {
        guard splits >= 2, splits < count else {
            throw LearnError.invalidParameter(
                name: "splits", value: String(splits),
                expected: "at least 2 and below the number of rows, \(count)")
        }
        for (name, value, least) in [
            ("testSize", testSize ?? 1, 1), ("maxTrainSize", maxTrainSize ?? 1, 1), ("gap", gap, 0),
        ] where value < least || value > count {
            throw LearnError.invalidParameter(
                name: name, value: String(value), expected: "from \(least) to the number of rows, \(count)")
        }
        let test = testSize ?? count / (splits + 1)
        guard count - gap - test * splits > 0 else {
            throw LearnError.invalidParameter(
                name: "splits", value: "\(splits) of \(test) rows after a gap of \(gap)",
                expected: "fewer, so that of \(count) rows some are left to learn from")
        }
        return (0..<splits).map { index in
            let start = count - (splits - index) * test
            let end = start - gap
            let first = maxTrainSize.map { max(0, end - $0) } ?? 0
            return TrainTestSplit(train: Array(first..<end), test: Array(start..<start + test))
        }
    }
}

/// Splits rows by time: the earlier ones to learn from, the later ones to test on.
///
/// Rows of one time stay on one side: of the two times between which the split can fall it falls between those that are
/// nearer to the sizes asked for, so the sides may be a little larger or smaller.
///
/// - Parameters:
///   - times: the time of each row.
///   - testSize: a share or a number of rows, as in ``trainTestSplit(count:testSize:trainSize:stratify:shuffle:seed:)``.
/// - Returns: Both sides in the order of time, rows of one time in their order.
/// - Throws: `LearnError.invalidSplit` or `.invalidParameter` for sizes that do not fit, or if all rows are of one time.
public func trainTestSplit<Time: Comparable>(
    times: [Time], testSize: SplitSize? = nil
) throws -> TrainTestSplit {
    let sizes = try SplitSizes(count: times.count, test: testSize, train: nil, unspecified: 0.25)
    // What is not even equal to itself, NaN, is no time.
    if let row = times.firstIndex(where: { !($0 == $0) }) { throw missingTime(row: row) }
    let order = times.indices.sorted { times[$0] != times[$1] ? times[$0] < times[$1] : $0 < $1 }
    let wanted = sizes.train
    let time = times[order[wanted]]
    let before = order[..<wanted].lastIndex { times[$0] != time }.map { $0 + 1 } ?? 0
    let after = order[wanted...].firstIndex { times[$0] != time } ?? order.count
    let nearest = wanted - before <= after - wanted ? [before, after] : [after, before]
    guard let boundary = nearest.first(where: { $0 > 0 && $0 < order.count }) else {
        throw LearnError.invalidParameter(
            name: "times", value: "\(time) for every row", expected: "at least two different ones")
    }
    return TrainTestSplit(train: Array(order[..<boundary]), test: Array(order[boundary...]))
}

/// Splits rows by a column of dates or numbers: the earlier ones to learn from, the later ones to test on.
///
/// - Throws: what the function for arrays throws, and `FrameError` for a column of text.
public func trainTestSplit(times: Column, testSize: SplitSize? = nil) throws -> TrainTestSplit {
    guard times.type == .date else { return try trainTestSplit(times: times.doubles, testSize: testSize) }
    let dates = try times.dates
    if let row = dates.firstIndex(of: nil) { throw missingTime(row: row) }
    return try trainTestSplit(times: dates.compactMap { $0 }, testSize: testSize)
}

private func missingTime(row: Int) -> LearnError {
    .invalidParameter(name: "the time of row \(row)", value: "missing", expected: "there; drop the row first")
}
