import Numerics

/// Fisher's F distribution: the ratio of two independent estimates of the same variance.
public struct FDistribution: Equatable, Sendable {
    /// The degrees of freedom of the numerator, above zero.
    public let numeratorDegreesOfFreedom: Double
    /// The degrees of freedom of the denominator, above zero.
    public let denominatorDegreesOfFreedom: Double

    /// Creates an F distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless the degrees of freedom are above zero.
    public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) throws {
        try requirePositive(numeratorDegreesOfFreedom, named: "numeratorDegreesOfFreedom")
        try requirePositive(denominatorDegreesOfFreedom, named: "denominatorDegreesOfFreedom")
        self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
        self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    }

    /// Returns the probability of at most a value.
    public func cumulativeProbability(at value: Double) -> Double { tails(at: value).lower }

    /// Returns the probability of more than a value, accurate in the far tail too.
    public func upperTailProbability(at value: Double) -> Double { tails(at: value).upper }

    /// Returns the quantile: the value with a cumulative probability of `probability`; 0 at 0, infinite at 1,
    /// NaN outside.
    public func quantile(_ probability: Double) -> Double {
        Statistics.quantile(
            probability, from: 0, to: .infinity, cumulative: cumulativeProbability, tail: upperTailProbability
        )
    }

    private func tails(at value: Double) -> (lower: Double, upper: Double) {
        guard value > 0 else { return value.isNaN ? (.nan, .nan) : (0, 1) }
        let part = numeratorDegreesOfFreedom * value
        guard part.isFinite else { return (1, 0) }
        let whole = part + denominatorDegreesOfFreedom
        return incompleteBeta(
            numeratorDegreesOfFreedom / 2, denominatorDegreesOfFreedom / 2, part / whole,
            complement: denominatorDegreesOfFreedom / whole)
    }
}
