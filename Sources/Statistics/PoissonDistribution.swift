/// The Poisson distribution: of the number of independent events in a time that has `mean` on average.
public struct PoissonDistribution: Equatable, Sendable {
    /// The mean, above zero.
    public let mean: Double

    /// A Poisson distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless the mean is above zero.
    public init(mean: Double) throws {
        try requirePositive(mean, named: "mean")
        self.mean = mean
    }

    /// The probability of exactly so many events.
    public func probability(of events: Int) -> Double {
        events < 0 ? 0 : poissonDensity(Double(events), mean: mean)
    }

    /// The probability of at most so many events.
    public func cumulativeProbability(at events: Int) -> Double {
        events < 0 ? 0 : incompleteGamma(Double(events) + 1, mean).upper
    }

    /// The probability of more than so many events, exact in the far tail too.
    public func upperTailProbability(at events: Int) -> Double {
        events < 0 ? 1 : incompleteGamma(Double(events) + 1, mean).lower
    }
}
