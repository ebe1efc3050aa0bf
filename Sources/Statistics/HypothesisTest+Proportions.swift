import Numerics

extension HypothesisTest {
    /// Tests whether the probability of success is `probability` (exact binomial test). The estimate is the
    /// fraction of successes, its interval exact; the two-sided p-value counts all outcomes that are no more
    /// probable than this one.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a probability or confidence outside 0…1.
    public static func binomial(
        _ proportion: Proportion, probability: Double = 0.5, alternative: Alternative = .twoSided,
        confidence: Double = 0.95
    ) throws -> HypothesisTest {
        let distribution = try BinomialDistribution(trials: proportion.count, probability: probability)
        let pValue =
            switch alternative {
            case .twoSided: distribution.probability(notAbove: proportion.hits)
            case .less: distribution.cumulativeProbability(at: proportion.hits)
            case .greater: distribution.upperTailProbability(at: proportion.hits - 1)
            }
        return HypothesisTest(
            statistic: Double(proportion.hits), pValue: min(1, pValue), estimate: proportion.fraction,
            interval: try proportion.exactInterval(confidence: confidence))
    }

    /// Tests whether two proportions are equal: the z-test of their difference with the pooled proportion, as
    /// statsmodels' `proportions_ztest`. The estimate is the difference, its interval Newcombe's, from the
    /// Wilson intervals of the two (Statistics in Medicine 17, 1998, method 10).
    ///
    /// - Throws: `ArgumentError.invalidParameter` for a confidence outside 0…1.
    public static func twoProportions(
        _ a: Proportion, _ b: Proportion, alternative: Alternative = .twoSided, confidence: Double = 0.95
    ) throws -> HypothesisTest {
        let pooled = Double(a.hits + b.hits) / Double(a.count + b.count)
        let variance = pooled * (1 - pooled) * (1 / Double(a.count) + 1 / Double(b.count))
        let difference = a.fraction - b.fraction
        let statistic = difference / variance.squareRoot()
        let (first, second) = (
            try a.wilsonInterval(confidence: confidence), try b.wilsonInterval(confidence: confidence)
        )
        let below = length(a.fraction - first.lowerBound, second.upperBound - b.fraction)
        let above = length(first.upperBound - a.fraction, b.fraction - second.lowerBound)
        return HypothesisTest(
            statistic: statistic,
            pValue: alternative.pValue(
                of: statistic, upperTail: NormalDistribution.standard.upperTailProbability),
            estimate: difference, interval: Statistics.interval(difference - below, difference + above))
    }
}

extension BinomialDistribution {
    /// Returns the probability of all counts that are no more probable than this one.
    fileprivate func probability(notAbove hits: Int) -> Double {
        // A little more, so that rounding does not separate equally probable counts.
        let bound = probability(of: hits) * (1 + 1e-7)
        let mean = probability * Double(trials)
        // Probabilities rise up to the mean and fall from there, so the start of the other tail is found by
        // bisection.
        if Double(hits) < mean {
            let first = firstIndex(in: Int(mean.rounded(.up))..<trials + 1) { probability(of: $0) <= bound }
            return cumulativeProbability(at: hits) + upperTailProbability(at: first - 1)
        }
        let first = firstIndex(in: 0..<Int(mean) + 1) { probability(of: $0) > bound }
        return min(hits, first) == hits
            ? 1 : cumulativeProbability(at: first - 1) + upperTailProbability(at: hits - 1)
    }
}

/// Returns the first number for which a condition holds that then holds for all after it; the end of the range if it
/// never does.
private func firstIndex(in range: Range<Int>, where holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
        let middle = low + (high - low) / 2
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
}

private func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
