import Numerics

/// The smallest number whose cumulative probability reaches `probability`, by halving the numbers there are between
/// two bounds: at most 64 steps, and as exact as the cumulative probability itself.
///
/// - Parameters:
///   - lower: the least value of the distribution, its result for 0.
///   - upper: the largest value, its result for 1.
///   - cumulative: the probability of at most a value.
///   - tail: the probability of more than a value.
/// - Returns: NaN for a `probability` outside of 0…1.
func quantile(
    _ probability: Double, from lower: Double, to upper: Double, cumulative: (Double) -> Double,
    tail: (Double) -> Double
) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return lower }
    if probability == 1 { return upper }
    var low = lower.sortingKey
    var high = upper.sortingKey
    while low < high {
        let middle = low + (high - low) / 2
        let value = Double(sortingKey: middle)
        // Above the middle the rest is known better than the whole.
        let reaches = probability <= 0.5 ? cumulative(value) >= probability : tail(value) <= 1 - probability
        if reaches { high = middle } else { low = middle + 1 }
    }
    return Double(sortingKey: low)
}

/// What a parameter of a distribution must be.
func requirePositive(_ value: Double, named name: String) throws {
    guard value > 0, value.isFinite else {
        throw ArgumentError.invalidParameter(name: name, value: "\(value)", expected: "finite and above zero")
    }
}
