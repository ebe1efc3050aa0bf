import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The count, mean and variance of a sample.
struct Moments {
    let count: Double
    let mean: Double
    let variance: Double

    init(_ values: [Double]) {
        count = Double(values.count)
        mean = Descriptive.mean(values)
        variance = Descriptive.variance(values)
    }
}

/// Returns the skewness of a sample: 0 for a symmetric one, positive for a long tail of large values.
///
/// - Parameter unbiased: whether to correct for the sample size (the adjusted Fisher–Pearson coefficient of
///   pandas and spreadsheets); otherwise the third moment over the cube of the standard deviation, SciPy's
///   default.
/// - Returns: NaN for a sample that does not vary, or an unbiased value of fewer than three.
public func skewness(_ values: [Double], unbiased: Bool = false) -> Double {
    let (second, third, _) = centralMoments(values)
    let biased = third / (second * second.squareRoot())
    guard unbiased else { return biased }
    let n = Double(values.count)
    return values.count > 2 ? biased * (n * (n - 1)).squareRoot() / (n - 2) : .nan
}

/// Returns the excess kurtosis of a sample: 0 for a normal distribution, positive for heavier tails.
///
/// - Parameter unbiased: whether to correct for the sample size, as pandas does; otherwise the fourth moment
///   over the square of the variance, less 3, SciPy's default.
/// - Returns: NaN for a sample that does not vary, or an unbiased value of fewer than four.
public func kurtosis(_ values: [Double], unbiased: Bool = false) -> Double {
    let (second, _, fourth) = centralMoments(values)
    let biased = fourth / (second * second) - 3
    guard unbiased else { return biased }
    let n = Double(values.count)
    return values.count > 3 ? (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * biased + 6) : .nan
}

/// Returns the second, third and fourth central moments.
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
