import Numerics

/// Positions of the rows to learn from and of those to test on; no row is on both sides.
public struct TrainTestSplit: Equatable, Sendable {
    /// The rows to learn from.
    public let train: [Int]
    /// The rows to test on.
    public let test: [Int]

    /// A split of positions.
    public init(train: [Int], test: [Int]) {
        self.train = train
        self.test = test
    }
}

/// How much goes to one side of a split: `0.3` is a share of the rows, `300` a number of them.
public enum SplitSize: Sendable, Equatable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// A share of the rows, above 0 and below 1.
    case fraction(Double)
    /// A number of rows.
    case count(Int)

    /// A share of the rows.
    public init(floatLiteral value: Double) { self = .fraction(value) }
    /// A number of rows.
    public init(integerLiteral value: Int) { self = .count(value) }
}

/// Splits `count` rows at random into those to learn from and those to test on, as scikit-learn's
/// `train_test_split` does: the same seed gives the same rows in the same order.
///
/// - Parameters:
///   - testSize: a share (rounded up) or a number of rows; what `trainSize` leaves if only that is given, else 0.25.
///   - trainSize: a share (rounded down) or a number of rows; what `testSize` leaves if nil.
///   - stratify: labels whose shares are to be the same on both sides.
///   - shuffle: false takes the first rows to learn from and the next to test on.
///   - seed: of NumPy's `RandomState`.
/// - Throws: `LearnError.invalidSplit` or `.invalidParameter` for sizes that do not fit, `.classTooSmall` for a class
///   with fewer than two members when stratifying, `.lengthMismatch` for labels of another length.
public func trainTestSplit(
    count: Int, testSize: SplitSize? = nil, trainSize: SplitSize? = nil, stratify: Labels? = nil,
    shuffle: Bool = true, seed: UInt32 = 0
) throws -> TrainTestSplit {
    let sizes = try SplitSizes(count: count, test: testSize, train: trainSize, unspecified: 0.25)
    if shuffle {
        var random = RandomState(seed: seed)
        return try randomSplit(count: count, sizes: sizes, stratify: stratify, random: &random)
    }
    guard stratify == nil else {
        throw LearnError.unsupported("a stratified split draws at random; leave `shuffle` on")
    }
    return TrainTestSplit(
        train: Array(0..<sizes.train), test: Array(sizes.train..<sizes.train + sizes.test))
}
