import Numerics

/// The χ² distribution: the sum of the squares of independent standard normal variables.
public struct ChiSquaredDistribution: Equatable, Sendable {
    /// The degrees of freedom, above zero, not necessarily whole.
    public let degreesOfFreedom: Double

    /// Creates a χ² distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless the degrees of freedom are above zero.
    public init(degreesOfFreedom: Double) throws {
        try requirePositive(degreesOfFreedom, named: "degreesOfFreedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// Returns the probability of at most a value.
    public func cumulativeProbability(at value: Double) -> Double {
        incompleteGamma(degreesOfFreedom / 2, value / 2).lower
    }

    /// Returns the probability of more than a value, accurate in the far tail too.
    public func upperTailProbability(at value: Double) -> Double {
        incompleteGamma(degreesOfFreedom / 2, value / 2).upper
    }

    /// Returns the quantile: the value with a cumulative probability of `probability`; 0 at 0, infinite at 1,
    /// NaN outside.
    public func quantile(_ probability: Double) -> Double {
        Statistics.quantile(
            probability, from: 0, to: .infinity, cumulative: cumulativeProbability, tail: upperTailProbability
        )
    }
}
