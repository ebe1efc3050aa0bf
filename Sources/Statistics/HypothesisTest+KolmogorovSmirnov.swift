import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension HypothesisTest {
    /// Tests whether two samples have the same distribution (Kolmogorov & Smirnov): the statistic is the
    /// largest difference of the two empirical distribution functions.
    ///
    /// The p-value is exact for up to ten million pairs of values, by counting paths (Hodges, Arkiv för
    /// Matematik 3, 1958), and beyond that from Kolmogorov's asymptotic distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for an empty sample, `ArgumentError.notFinite`.
    public static func kolmogorovSmirnov(_ a: [Double], _ b: [Double]) throws -> HypothesisTest {
        try requireSample(a, named: "the first sample", atLeast: 1)
        try requireSample(b, named: "the second sample", atLeast: 1)
        let distance = largestDistance(a.radixSorted(), b.radixSorted())
        let (n, m) = (Double(a.count), Double(b.count))
        let statistic = Double(distance) / (n * m)
        let pValue =
            n * m <= 1e7
            ? pathProbability(reaching: distance, a.count, b.count)
            : kolmogorovTail(at: (n * m / (n + m)).squareRoot() * statistic)
        return HypothesisTest(statistic: statistic, pValue: pValue)
    }
}

/// Returns the largest difference of the empirical distribution functions of two sorted samples, times both
/// sample sizes: a whole number.
private func largestDistance(_ a: [Double], _ b: [Double]) -> Int {
    var (i, j) = (0, 0)
    var largest = 0
    while i < a.count, j < b.count {
        let value = min(a[i], b[j])
        while i < a.count, a[i] == value { i += 1 }
        while j < b.count, b[j] == value { j += 1 }
        largest = max(largest, abs(i * b.count - j * a.count))
    }
    return largest
}

/// Returns the fraction of the orders of the values of two samples in which a distance is reached.
private func pathProbability(reaching distance: Int, _ n: Int, _ m: Int) -> Double {
    guard distance > 0 else { return 1 }
    // The fraction of paths to (i, j) that have reached it, for all j of one i; the last step to (i, j) was along the
    // first sample with probability i / (i + j).
    var fractions = [Double](repeating: 0, count: m + 1)
    for i in 0...n {
        for j in 0...m {
            if abs(i * m - j * n) >= distance {
                fractions[j] = 1
            } else if i + j > 0 {
                let along = i > 0 ? Double(i) * fractions[j] : 0
                let across = j > 0 ? Double(j) * fractions[j - 1] : 0
                fractions[j] = (along + across) / Double(i + j)
            }
        }
    }
    return fractions[m]
}

/// Returns the probability of a value above x under Kolmogorov's distribution: 2 Σ (−1)^(k−1) e^(−2k²x²).
private func kolmogorovTail(at x: Double) -> Double {
    // Below 0.2 the sum is one to the last digit.
    guard x > 0.2 else { return 1 }
    var sum = 0.0
    for k in 1...100 {
        let term = exp(-2 * Double(k * k) * x * x)
        sum += k % 2 == 1 ? term : -term
        if term < 1e-18 { break }
    }
    return min(1, max(0, 2 * sum))
}
