/// The Poisson distribution: the number of independent events in a period that has `mean` of them on average.
public struct PoissonDistribution: Equatable, Sendable {
    /// The mean, above zero.
    public let mean: Double

    /// Creates a Poisson distribution.
    ///
    /// - Throws: `ArgumentError.invalidParameter` unless the mean is above zero.
    public init(mean: Double) throws {
        try requirePositive(mean, named: "mean")
        self.mean = mean
    }

    /// Returns the probability of exactly `events` events.
    public func probability(of events: Int) -> Double {
        events < 0 ? 0 : poissonDensity(Double(events), mean: mean)
    }

    /// Returns the probability of at most `events` events.
    public func cumulativeProbability(at events: Int) -> Double {
        events < 0 ? 0 : incompleteGamma(Double(events) + 1, mean).upper
    }

    /// Returns the probability of more than `events` events, accurate in the far tail too.
    public func upperTailProbability(at events: Int) -> Double {
        events < 0 ? 1 : incompleteGamma(Double(events) + 1, mean).lower
    }
}
