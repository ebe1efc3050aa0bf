import Base
import Frames
import Learn

extension Dataset {
    /// Splits the rows at random into training rows and test rows, as scikit-learn's `train_test_split`.
    ///
    /// - Parameters:
    ///   - size: a fraction (rounded up) or a number of rows for the test.
    ///   - stratified: whether both sides keep the proportions of the classes.
    ///   - grouped: whether rows of one group stay together; the size is then that of groups.
    ///   - seed: the seed of NumPy's `RandomState`.
    /// - Throws: the errors of `trainTestSplit` and of `GroupShuffleSplit`; ``DatasetError/noGroups``.
    public func split(
        test size: SplitSize, stratified: Bool = false, grouped: Bool = false, seed: UInt32 = 0
    ) throws -> (train: Dataset, test: Dataset) {
        let split: TrainTestSplit
        if grouped {
            guard let groups else { throw DatasetError.noGroups }
            // The splitter needs labels for their number alone.
            let splits = GroupShuffleSplit(splits: 1, groups: groups, testSize: size, seed: seed)
            let placeholder = Labels([Bool](repeating: false, count: rowCount))
            split = try splits.split(placeholder)[0]
        } else {
            split = try trainTestSplit(
                count: rowCount, testSize: size, stratify: stratified ? labels() : nil, seed: seed)
        }
        return (try rows(split.train), try rows(split.test))
    }

    /// Splits the rows at a time.
    ///
    /// - Parameter time: a date, such as `"2015-01-31"`; rows at that time are before.
    /// - Returns: the rows until then and those after it, each in their order.
    /// - Throws: ``DatasetError/noTimes``, ``DatasetError/unreadableTime(_:)``, ``DatasetError/emptySide(time:)``;
    ///   `FrameError` if the column of times holds no dates.
    public func split(after time: String) throws -> (before: Dataset, after: Dataset) {
        guard let limit = Timestamp(time) else { throw DatasetError.unreadableTime(time) }
        return try split(after: limit)
    }

    /// Splits the rows at a time; rows at that time are before.
    ///
    /// - Returns: the rows until then and those after it, each in their order.
    /// - Throws: ``DatasetError/noTimes``, ``DatasetError/emptySide(time:)``; `FrameError` if the column of times holds no dates.
    public func split(after limit: Timestamp) throws -> (before: Dataset, after: Dataset) {
        guard let column = time else { throw DatasetError.noTimes }
        let times = try table[column].dates
        let before = times.indices.filter { times[$0].map { $0 <= limit } ?? false }
        let after = times.indices.filter { times[$0].map { $0 > limit } ?? false }
        guard !before.isEmpty, !after.isEmpty else { throw DatasetError.emptySide(time: limit.description) }
        return (try rows(before), try rows(after))
    }

    /// Splits the rows by time: the earlier ones for training, the later ones for testing. Rows of one time stay together.
    ///
    /// - Parameter size: a fraction or a number of rows for the test.
    /// - Throws: ``DatasetError/noTimes``, and the errors of `trainTestSplit`.
    public func split(last size: SplitSize) throws -> (train: Dataset, test: Dataset) {
        guard let column = time else { throw DatasetError.noTimes }
        let split = try trainTestSplit(times: try table[column], testSize: size)
        return (try rows(split.train), try rows(split.test))
    }

    /// Draws rows of each class with replacement until it has as many as the largest.
    ///
    /// The rows of the largest class come first, in their order, then those drawn of each other class. Upsample training rows alone:
    /// copies of one row on both sides of a split make the test worthless.
    ///
    /// - Parameter seed: the seed of NumPy's `RandomState`, which draws each class anew.
    /// - Throws: ``DatasetError/needsClasses(target:)``.
    public func upsampled(seed: UInt32 = 0) throws -> Dataset {
        let labels = try labels()
        let members = labels.classNames.indices.map { code in
            labels.codes.indices.filter { labels.codes[$0] == code }
        }
        guard let largest = members.indices.max(by: { members[$0].count < members[$1].count }) else {
            return self
        }
        var rows = members[largest]
        for code in members.indices where code != largest && !members[code].isEmpty {
            let drawn = try resample(count: members[code].count, samples: members[largest].count, seed: seed)
            rows += drawn.map { members[code][$0] }
        }
        return try self.rows(rows)
    }
}
