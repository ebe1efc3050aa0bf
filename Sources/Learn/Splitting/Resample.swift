import Numerics

/// Returns indices drawn at random from `count` rows, as scikit-learn's `resample` draws them: with
/// replacement a bootstrap sample, or the upsampling of a class; without it, a random subset in random order.
///
/// - Parameters:
///   - samples: the number of indices to draw; as many as there are rows if nil.
///   - replace: whether to draw with replacement.
///   - stratify: labels whose class proportions are kept.
///   - seed: the seed of NumPy's `RandomState`.
/// - Throws: `LearnError.invalidParameter` for more samples than rows without replacement, `.noRows`,
///   `.lengthMismatch` for labels of another length.
public func resample(
    count: Int, samples: Int? = nil, replace: Bool = true, stratify: Labels? = nil, seed: UInt32 = 0
) throws -> [Int] {
    guard count > 0 else { throw LearnError.noRows(in: "the rows to resample") }
    let samples = samples ?? count
    guard samples >= 0, replace || samples <= count else {
        throw LearnError.invalidParameter(
            name: "samples", value: String(samples),
            expected: replace ? "zero or more" : "from 0 to \(count) when drawing without replacement")
    }
    var random = RandomState(seed: seed)
    guard let stratify else {
        return try random.choice(count, size: samples, replace: replace)
    }
    try stratify.requireUsable(rowCount: count)
    let classes = stratify.membersOfPresentClasses
    let sizes = approximateMode(classes.map(\.members.count), draws: samples, random: &random)
    var drawn: [Int] = []
    for (size, (_, members)) in zip(sizes, classes) {
        drawn += try random.choice(members.count, size: size, replace: replace).map { members[$0] }
    }
    return random.permutation(drawn)
}

/// Returns the indices of `count` rows in random order, as scikit-learn's `shuffle` orders them.
public func shuffle(count: Int, seed: UInt32 = 0) -> [Int] {
    var random = RandomState(seed: seed)
    return random.permutation(count)
}
