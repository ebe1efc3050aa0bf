import Numerics

/// The beta distribution on the interval from 0 to 1.
public struct BetaDistribution: Equatable, Sendable {
    /// The first shape parameter, above zero; increasing it moves the distribution towards 1.
    public let alpha: Double
    /// The second shape parameter, above zero; increasing it moves the distribution towards 0.
    public let beta: Double

    /// Creates a beta distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless both parameters are above zero.
    public init(alpha: Double, beta: Double) throws {
        try requirePositive(alpha, named: "alpha")
        try requirePositive(beta, named: "beta")
        self.alpha = alpha
        self.beta = beta
    }

    /// Returns the probability of at most a value.
    public func cumulativeProbability(at value: Double) -> Double {
        incompleteBeta(alpha, beta, min(max(value, 0), 1)).lower
    }

    /// Returns the probability of more than a value, accurate in the far tail too.
    public func upperTailProbability(at value: Double) -> Double {
        incompleteBeta(alpha, beta, min(max(value, 0), 1)).upper
    }

    /// Returns the quantile: the value with a cumulative probability of `probability`; NaN outside 0…1.
    public func quantile(_ probability: Double) -> Double {
        Statistics.quantile(
            probability, from: 0, to: 1, cumulative: cumulativeProbability, tail: upperTailProbability)
    }
}
