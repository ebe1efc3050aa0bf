import Numerics

/// The binomial distribution: of the number of hits in trials that hit with one probability.
public struct BinomialDistribution: Equatable, Sendable {
    /// The number of trials.
    public let trials: Int
    /// The probability of a hit.
    public let probability: Double

    /// A binomial distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for negative trials or a probability outside of 0…1.
    public init(trials: Int, probability: Double) throws {
        guard trials >= 0 else {
            throw ArgumentError.invalidParameter(
                name: "trials", value: String(trials), expected: "zero or more")
        }
        guard probability >= 0, probability <= 1 else {
            throw ArgumentError.invalidParameter(
                name: "probability", value: "\(probability)", expected: "from 0 to 1")
        }
        self.trials = trials
        self.probability = probability
    }

    /// The probability of exactly so many hits.
    public func probability(of hits: Int) -> Double {
        binomialDensity(Double(hits), of: Double(trials), probability: probability)
    }

    /// The probability of at most so many hits.
    public func cumulativeProbability(at hits: Int) -> Double {
        guard hits >= 0 else { return 0 }
        guard hits < trials else { return 1 }
        return incompleteBeta(Double(hits + 1), Double(trials - hits), probability).upper
    }

    /// The probability of more than so many hits, exact in the far tail too.
    public func upperTailProbability(at hits: Int) -> Double {
        guard hits >= 0 else { return 1 }
        guard hits < trials else { return 0 }
        return incompleteBeta(Double(hits + 1), Double(trials - hits), probability).lower
    }
}
