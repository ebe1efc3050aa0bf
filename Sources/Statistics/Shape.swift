import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How lopsided numbers are: 0 where both sides are alike, above 0 for a long tail of large ones.
///
/// - Parameter unbiased: corrects for the size of the sample (the adjusted Fisher–Pearson coefficient of pandas and
///   spreadsheets); else the third moment over the cube of the standard deviation, as SciPy does by default.
/// - Returns: NaN for numbers that do not vary, or fewer than three where it is to be unbiased.
public func skewness(_ values: [Double], unbiased: Bool = false) -> Double {
    let (second, third, _) = centralMoments(values)
    let biased = third / (second * second.squareRoot())
    guard unbiased else { return biased }
    let n = Double(values.count)
    return values.count > 2 ? biased * (n * (n - 1)).squareRoot() / (n - 2) : .nan
}

/// How heavy the tails of numbers are, beyond those of a normal distribution, for which it is 0 (excess kurtosis).
///
/// - Parameter unbiased: corrects for the size of the sample, as pandas does; else the fourth moment over the square of
///   the variance, less 3, as SciPy does by default.
/// - Returns: NaN for numbers that do not vary, or fewer than four where it is to be unbiased.
public func kurtosis(_ values: [Double], unbiased: Bool = false) -> Double {
    let (second, _, fourth) = centralMoments(values)
    let biased = fourth / (second * second) - 3
    guard unbiased else { return biased }
    let n = Double(values.count)
    return values.count > 3 ? (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * biased + 6) : .nan
}

/// The mean without the smallest and the largest numbers.
///
/// - Parameter share: the share of the numbers left out at each end, rounded down, below a half.
/// - Returns: NaN for no numbers.
/// - Throws: `ArgumentError.invalidParameter`, `ArgumentError.notFinite`.
public func trimmedMean(_ values: [Double], share: Double = 0.1) throws -> Double {
    guard share >= 0, share < 0.5 else {
        throw ArgumentError.invalidParameter(
            name: "share", value: "\(share)", expected: "from 0 to below 0.5")
    }
    try requireFinite(values, named: "values")
    let cut = Int(share * Double(values.count))
    let kept = values.radixSorted()[cut..<(values.count - cut)]
    return kept.reduce(0, +) / Double(kept.count)
}

/// The means of the second, third and fourth powers of the distances from the mean.
private func centralMoments(_ values: [Double]) -> (second: Double, third: Double, fourth: Double) {
    let n = Double(values.count)
    let mean = Moments(values).mean
    guard let first = values.first, values.contains(where: { $0 != first }) else { return (0, 0, 0) }
    let sums = values.reduce((0.0, 0.0, 0.0)) { sums, value in
        let distance = value - mean
        let square = distance * distance
        return (sums.0 + square, sums.1 + square * distance, sums.2 + square * square)
    }
    return (sums.0 / n, sums.1 / n, sums.2 / n)
}
