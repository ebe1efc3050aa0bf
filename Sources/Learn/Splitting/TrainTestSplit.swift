import Numerics

/// The indices of training rows and of test rows; no row is on both sides.
public struct TrainTestSplit: Equatable, Sendable {
    /// The indices of the training rows.
    public let train: [Int]
    /// The indices of the test rows.
    public let test: [Int]

    /// Creates a split from row indices.
    public init(train: [Int], test: [Int]) {
        self.train = train
        self.test = test
    }
}

/// The size of one side of a split: `0.3` is a fraction of the rows, `300` a number of rows.
public enum SplitSize: Sendable, Equatable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// A fraction of the rows, above 0 and below 1.
    case fraction(Double)
    /// A number of rows.
    case count(Int)

    /// Creates a fraction of the rows.
    public init(floatLiteral value: Double) { self = .fraction(value) }
    /// Creates a number of rows.
    public init(integerLiteral value: Int) { self = .count(value) }
}

/// Splits `count` rows at random into training rows and test rows, as scikit-learn's `train_test_split`: the
/// same seed gives the same rows in the same order.
///
/// - Parameters:
///   - testSize: a fraction (rounded up) or a number of rows; the rows not in `trainSize` if nil, or 0.25 if
///     both are nil.
///   - trainSize: a fraction (rounded down) or a number of rows; the rows not in `testSize` if nil.
///   - stratify: labels whose class proportions are kept on both sides.
///   - shuffle: false takes the first rows for training and the next ones for testing.
///   - seed: the seed of NumPy's `RandomState`.
/// - Throws: `LearnError.invalidSplit` or `.invalidParameter` for sizes that do not fit, `.classTooSmall` for
///   a class with fewer than two members when stratifying, `.lengthMismatch` for labels of another length.
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
        throw LearnError.unsupported("a stratified split is random; leave `shuffle` on")
    }
    return TrainTestSplit(
        train: Array(0..<sizes.train), test: Array(sizes.train..<sizes.train + sizes.test))
}
