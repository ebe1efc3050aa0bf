import Numerics

/// Several random splits, each independent of the others, so that a row may be a test row more than once:
/// scikit-learn's `ShuffleSplit`, or `StratifiedShuffleSplit` if stratified.
public struct ShuffleSplit: CrossValidator {
    /// The number of splits.
    public var splits: Int
    /// The test size, as in `trainTestSplit`; 0.1 if neither size is given.
    public var testSize: SplitSize?
    /// The training size, as in `trainTestSplit`.
    public var trainSize: SplitSize?
    /// Whether the class proportions are the same on both sides.
    public var stratified: Bool
    /// The seed of NumPy's `RandomState`.
    public var seed: UInt32

    /// Creates a splitter.
    public init(
        splits: Int = 10, testSize: SplitSize? = nil, trainSize: SplitSize? = nil, stratified: Bool = false,
        seed: UInt32 = 0
    ) {
        self.splits = splits
        self.testSize = testSize
        self.trainSize = trainSize
        self.stratified = stratified
        self.seed = seed
    }

    /// Returns the splits of the rows that have these labels.
    ///
    /// - Throws: the errors of `trainTestSplit`.
    public func split(_ labels: Labels) throws -> [TrainTestSplit] {
        try split(count: labels.count, stratify: stratified ? labels : nil)
    }

    /// Returns the splits of `count` rows; with `stratify`, its class proportions are the same on both sides.
    ///
    /// - Throws: the errors of `trainTestSplit`.
    public func split(count: Int, stratify: Labels? = nil) throws -> [TrainTestSplit] {
        let sizes = try SplitSizes(count: count, test: testSize, train: trainSize, unspecified: 0.1)
        var random = RandomState(seed: seed)
        return try (0..<max(splits, 0)).map { _ in
            try randomSplit(count: count, sizes: sizes, stratify: stratify, random: &random)
        }
    }
}

/// Returns one random split, stratified if there are labels.
func randomSplit(
    count: Int, sizes: SplitSizes, stratify: Labels?, random: inout RandomState
) throws -> TrainTestSplit {
    if let stratify {
        return try stratifiedSplit(stratify, count: count, sizes: sizes, random: &random)
    }
    let order = random.permutation(count)
    return TrainTestSplit(
        train: Array(order[sizes.test..<sizes.test + sizes.train]), test: Array(order[..<sizes.test]))
}

/// Returns a split with the same class proportions on both sides: members are drawn class by class, then each
/// side is shuffled.
private func stratifiedSplit(
    _ labels: Labels, count: Int, sizes: SplitSizes, random: inout RandomState
) throws -> TrainTestSplit {
    try labels.requireUsable(rowCount: count)
    let classes = labels.membersOfPresentClasses
    for (name, members) in classes where members.count < 2 {
        throw LearnError.classTooSmall(name, members: members.count, needed: 2)
    }
    guard sizes.train >= classes.count, sizes.test >= classes.count else {
        throw LearnError.invalidParameter(
            name: "the smaller side", value: "\(min(sizes.train, sizes.test)) rows",
            expected: "at least \(classes.count), one for each class, when stratifying")
    }
    let counts = classes.map(\.members.count)
    let trainCounts = approximateMode(counts, draws: sizes.train, random: &random)
    let testCounts = approximateMode(zip(counts, trainCounts).map(-), draws: sizes.test, random: &random)
    var train: [Int] = []
    var test: [Int] = []
    for (index, (_, members)) in classes.enumerated() {
        let drawn = random.permutation(members.count).map { members[$0] }
        let boundary = trainCounts[index]
        train += drawn[..<boundary]
        test += drawn[boundary..<boundary + testCounts[index]]
    }
    return TrainTestSplit(train: random.permutation(train), test: random.permutation(test))
}

extension Labels {
    /// The classes that have rows, in the order of the classes, with the indices of their rows.
    var membersOfPresentClasses: [(name: String, members: [Int])] {
        var members = [[Int]](repeating: [], count: classCount)
        for (row, code) in codes.enumerated() { members[Int(code)].append(row) }
        return zip(classNames, members).filter { !$0.1.isEmpty }.map { (name: $0.0, members: $0.1) }
    }
}
