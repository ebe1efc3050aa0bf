import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension HypothesisTest {
    /// Tests whether a sample is from a normal distribution: the statistic W is the squared correlation of
    /// the sorted values with their expected values under normality. The p-value is meant for at most 5000
    /// values.
    ///
    /// Royston, “Remark AS R94: a remark on algorithm AS 181: the W-test for normality”, Applied Statistics
    /// 44 (1995).
    ///
    /// - Throws: `ArgumentError.invalidParameter` for fewer than three values or values that are all equal,
    ///   `ArgumentError.notFinite`.
    public static func shapiroWilk(_ values: [Double]) throws -> HypothesisTest {
        try requireSample(values, named: "the sample", atLeast: 3)
        let sorted = values.radixSorted()
        let mean = Moments(sorted).mean
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard squares > 0 else {
            throw ArgumentError.invalidParameter(
                name: "the sample", value: "the same number throughout", expected: "of values that vary")
        }
        let weights = shapiroWeights(sorted.count)
        let spread = zip(weights, sorted).reduce(0) { $0 + $1.0 * ($1.1 - mean) }
        let statistic = min(1, spread * spread / squares)
        return HypothesisTest(statistic: statistic, pValue: shapiroTail(statistic, count: sorted.count))
    }
}

/// Returns the weights of the sorted values, of length one: antisymmetric, negative first.
private func shapiroWeights(_ count: Int) -> [Double] {
    let n = Double(count)
    guard count > 3 else { return [-0.5.squareRoot(), 0, 0.5.squareRoot()] }
    // Blom's approximation to the expected values of normal order statistics.
    let expected = (1...count).map {
        NormalDistribution.standard.quantile((Double($0) - 0.375) / (n + 0.25))
    }
    let squares = dot(expected, expected)
    let root = 1 / n.squareRoot()
    let largest =
        expected[count - 1] / squares.squareRoot()
        + polynomial([0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056], at: root)
    var weights = expected
    let outer: [Double]
    if count > 5 {
        let second =
            expected[count - 2] / squares.squareRoot()
            + polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], at: root)
        outer = [largest, second]
    } else {
        outer = [largest]
    }
    let left = outer.indices.reduce(squares) {
        $0 - 2 * expected[count - 1 - $1] * expected[count - 1 - $1]
    }
    let scale = (left / (1 - 2 * dot(outer, outer))).squareRoot()
    for index in weights.indices { weights[index] /= scale }
    for (index, weight) in outer.enumerated() {
        weights[count - 1 - index] = weight
        weights[index] = -weight
    }
    return weights
}

/// Returns the probability of a statistic of at most `statistic`.
private func shapiroTail(_ statistic: Double, count: Int) -> Double {
    let n = Double(count)
    if count == 3 {
        return max(0, 6 / Double.pi * (asin(statistic.squareRoot()) - asin(0.75.squareRoot())))
    }
    let distance = log(1 - statistic)
    let logN = log(n)
    let z: Double
    if count <= 11 {
        let bound = polynomial([-2.273, 0.459], at: n)
        guard distance < bound else { return 1e-99 }
        let mean = polynomial([0.5440, -0.39978, 0.025054, -6.714e-4], at: n)
        let deviation = exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], at: n))
        z = (-log(bound - distance) - mean) / deviation
    } else {
        let mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], at: logN)
        let deviation = exp(polynomial([-0.4803, -0.082676, 0.0030302], at: logN))
        z = (distance - mean) / deviation
    }
    return NormalDistribution.standard.upperTailProbability(at: z)
}

/// Returns the value of a polynomial, with the coefficients in ascending order.
private func polynomial(_ coefficients: [Double], at x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
}
