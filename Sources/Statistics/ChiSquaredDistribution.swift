import Numerics

/// The χ² distribution: of the sum of the squares of standard normal numbers.
public struct ChiSquaredDistribution: Equatable, Sendable {
    /// The degrees of freedom, above zero, whole or not.
    public let degreesOfFreedom: Double

    /// A χ² distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless the degrees of freedom are above zero.
    public init(degreesOfFreedom: Double) throws {
        try requirePositive(degreesOfFreedom, named: "degreesOfFreedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability of at most a value.
    public func cumulativeProbability(at value: Double) -> Double {
        incompleteGamma(degreesOfFreedom / 2, value / 2).lower
    }

    /// The probability of more than a value, exact in the far tail too.
    public func upperTailProbability(at value: Double) -> Double {
        incompleteGamma(degreesOfFreedom / 2, value / 2).upper
    }

    /// The value that a share `probability` of the distribution does not exceed; 0 at 0, infinite at 1, NaN outside.
    public func quantile(_ probability: Double) -> Double {
        Statistics.quantile(
            probability, from: 0, to: .infinity, cumulative: cumulativeProbability, tail: upperTailProbability
        )
    }
}
