import Numerics

/// Student's t distribution: the mean of a normal sample in units of its own standard error.
public struct StudentTDistribution: Equatable, Sendable {
    /// The degrees of freedom, above zero, not necessarily whole.
    public let degreesOfFreedom: Double

    /// Creates a t distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless the degrees of freedom are above zero.
    public init(degreesOfFreedom: Double) throws {
        try requirePositive(degreesOfFreedom, named: "degreesOfFreedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// Returns the probability of at most a value.
    public func cumulativeProbability(at value: Double) -> Double { upperTailProbability(at: -value) }

    /// Returns the probability of more than a value, accurate in the far tail too.
    public func upperTailProbability(at value: Double) -> Double {
        guard !value.isNaN else { return .nan }
        guard value.isFinite else { return value > 0 ? 0 : 1 }
        // Half of the probability outside ±value: the incomplete beta function of ν / (ν + t²).
        let square = value * value
        let total = degreesOfFreedom + square
        let tail =
            square.isFinite
            ? incompleteBeta(
                degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, complement: square / total
            ).lower / 2 : 0
        return value > 0 ? tail : 1 - tail
    }

    /// Returns the quantile: the value with a cumulative probability of `probability`; infinite at 0 and 1,
    /// NaN outside.
    public func quantile(_ probability: Double) -> Double {
        guard probability != 0.5 else { return 0 }
        return Statistics.quantile(
            probability, from: -.infinity, to: .infinity, cumulative: cumulativeProbability,
            tail: upperTailProbability)
    }
}
