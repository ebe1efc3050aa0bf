import Numerics

/// Fisher's F distribution: of the ratio of two independent estimates of one variance.
public struct FDistribution: Equatable, Sendable {
    /// The degrees of freedom of the numerator, above zero.
    public let numeratorDegreesOfFreedom: Double
    /// The degrees of freedom of the denominator, above zero.
    public let denominatorDegreesOfFreedom: Double

    /// An F distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless the degrees of freedom are above zero.
    public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) throws {
        try requirePositive(numeratorDegreesOfFreedom, named: "numeratorDegreesOfFreedom")
        try requirePositive(denominatorDegreesOfFreedom, named: "denominatorDegreesOfFreedom")
        self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
        self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
    }

    /// The probability of at most a value.
    public func cumulativeProbability(at value: Double) -> Double { shares(at: value).lower }

    /// The probability of more than a value, exact in the far tail too.
    public func upperTailProbability(at value: Double) -> Double { shares(at: value).upper }

    /// The value that a share `probability` of the distribution does not exceed; 0 at 0, infinite at 1, NaN outside.
    public func quantile(_ probability: Double) -> Double {
        Statistics.quantile(
            probability, from: 0, to: .infinity, cumulative: cumulativeProbability, tail: upperTailProbability
        )
    }

    private func shares(at value: Double) -> (lower: Double, upper: Double) {
        guard value > 0 else { return value.isNaN ? (.nan, .nan) : (0, 1) }
        let part = numeratorDegreesOfFreedom * value
        guard part.isFinite else { return (1, 0) }
        let whole = part + denominatorDegreesOfFreedom
        return incompleteBeta(
            numeratorDegreesOfFreedom / 2, denominatorDegreesOfFreedom / 2, part / whole,
            complement: denominatorDegreesOfFreedom / whole)
    }
}
