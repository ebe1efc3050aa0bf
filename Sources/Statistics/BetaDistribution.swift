import Numerics

/// The beta distribution, on the numbers from 0 to 1.
public struct BetaDistribution: Equatable, Sendable {
    /// The first shape parameter, above zero; larger ones move the distribution towards 1.
    public let alpha: Double
    /// The second shape parameter, above zero; larger ones move the distribution towards 0.
    public let beta: Double

    /// A beta distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless both parameters are above zero.
    public init(alpha: Double, beta: Double) throws {
        try requirePositive(alpha, named: "alpha")
        try requirePositive(beta, named: "beta")
        self.alpha = alpha
        self.beta = beta
    }

    /// The probability of at most a value.
    public func cumulativeProbability(at value: Double) -> Double {
        incompleteBeta(alpha, beta, min(max(value, 0), 1)).lower
    }

    /// The probability of more than a value, exact in the far tail too.
    public func upperTailProbability(at value: Double) -> Double {
        incompleteBeta(alpha, beta, min(max(value, 0), 1)).upper
    }

    /// The value that a share `probability` of the distribution does not exceed; NaN outside of 0…1.
    public func quantile(_ probability: Double) -> Double {
        Statistics.quantile(
            probability, from: 0, to: 1, cumulative: cumulativeProbability, tail: upperTailProbability)
    }
}
