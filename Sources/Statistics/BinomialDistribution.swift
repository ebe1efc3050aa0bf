import Numerics

/// The binomial distribution: the number of successes in independent trials with the same probability of
/// success.
public struct BinomialDistribution: Equatable, Sendable {
    /// The number of trials.
    public let trials: Int
    /// The probability of success.
    public let probability: Double

    /// Creates a binomial distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for negative trials or a probability outside 0…1.
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

    /// Returns the probability of exactly `successes` successes.
    public func probability(of successes: Int) -> Double {
        binomialDensity(Double(successes), of: Double(trials), probability: probability)
    }

    /// Returns the probability of at most `successes` successes.
    public func cumulativeProbability(at successes: Int) -> Double {
        guard successes >= 0 else { return 0 }
        guard successes < trials else { return 1 }
        return incompleteBeta(Double(successes + 1), Double(trials - successes), probability).upper
    }

    /// Returns the probability of more than `successes` successes, accurate in the far tail too.
    public func upperTailProbability(at successes: Int) -> Double {
        guard successes >= 0 else { return 1 }
        guard successes < trials else { return 0 }
        return incompleteBeta(Double(successes + 1), Double(trials - successes), probability).lower
    }
}
