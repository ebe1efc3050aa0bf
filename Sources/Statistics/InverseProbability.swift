import Numerics

/// Returns the smallest number whose cumulative probability reaches `probability`, by bisection of the
/// floating-point numbers between two bounds: at most 64 steps, and as accurate as the cumulative probability
/// itself.
///
/// - Parameters:
///   - lower: the lower end of the distribution, the result for 0.
///   - upper: the upper end of the distribution, the result for 1.
///   - cumulative: returns the probability of at most a value.
///   - tail: returns the probability of more than a value.
/// - Returns: NaN for a `probability` outside 0…1.
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
        // Above the median the complement is more accurate.
        let reaches = probability <= 0.5 ? cumulative(value) >= probability : tail(value) <= 1 - probability
        if reaches { high = middle } else { low = middle + 1 }
    }
    return Double(sortingKey: low)
}

/// Checks that a parameter of a distribution is finite and above zero.
func requirePositive(_ value: Double, named name: String) throws {
    guard value > 0, value.isFinite else {
        throw ArgumentError.invalidParameter(name: name, value: "\(value)", expected: "finite and above zero")
    }
}
