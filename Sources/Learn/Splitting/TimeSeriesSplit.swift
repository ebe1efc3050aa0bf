/// Splits of rows that are in time order, in which test rows always come after training rows, as
/// scikit-learn's `TimeSeriesSplit`: the test set of each split is the next run of rows, and its training set
/// all rows before it.
public struct TimeSeriesSplit: CrossValidator {
    /// The number of splits, at least two.
    public var splits: Int
    /// The number of test rows of each split; the number of rows divided by the number of splits plus one if
    /// nil.
    public var testSize: Int?
    /// The maximum number of training rows, the latest ones; all if nil.
    public var maxTrainSize: Int?
    /// The number of rows left out between the training rows and the test rows.
    public var gap: Int

    /// Creates a splitter of rows that are in time order.
    public init(splits: Int = 5, testSize: Int? = nil, maxTrainSize: Int? = nil, gap: Int = 0) {
        self.splits = splits
        self.testSize = testSize
        self.maxTrainSize = maxTrainSize
        self.gap = gap
    }

    /// Returns the splits of the rows. Only the number of labels matters.
    ///
    /// - Throws: the errors of `split(count:)`.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try split(count: labels.count)
    }

    /// Returns the splits of `count` rows.
    ///
    /// - Throws: `LearnError.invalidParameter` if there are too few rows.
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
                expected: "fewer, so that of \(count) rows some are left for training")
        }
        return (0..<splits).map { index in
            let start = count - (splits - index) * test
            let end = start - gap
            let first = maxTrainSize.map { max(0, end - $0) } ?? 0
            return TrainTestSplit(train: Array(first..<end), test: Array(start..<start + test))
        }
    }
}

/// Splits rows by time: the earlier ones for training, the later ones for testing.
///
/// Rows with the same time stay on one side: the boundary moves to the nearest change of time, so the sides
/// may be a little larger or smaller than requested.
///
/// - Parameters:
///   - times: the time of each row.
///   - testSize: a fraction or a number of rows, as in
///     ``trainTestSplit(count:testSize:trainSize:stratify:shuffle:seed:)``.
/// - Returns: Both sides in time order, rows with the same time in their order.
/// - Throws: `LearnError.invalidSplit` or `.invalidParameter` for sizes that do not fit, or if all rows have
///   the same time.
public func trainTestSplit<Time: Comparable>(
    times: [Time], testSize: SplitSize? = nil
) throws -> TrainTestSplit {
    let sizes = try SplitSizes(count: times.count, test: testSize, train: nil, unspecified: 0.25)
    // NaN, which is not even equal to itself, is not a time.
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

package func missingTime(row: Int) -> LearnError {
    .unsupported("row \(row) has no time; drop it first")
}
