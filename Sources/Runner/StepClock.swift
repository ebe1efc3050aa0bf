/// The progress of a step of a running script, with an estimate of the remaining time.
public struct StepClock: Sendable, Equatable {
    /// The name of the step.
    public private(set) var name: String
    /// The completed fraction, 0…1, where that is known.
    public private(set) var fraction: Double?
    /// The time of the first report.
    public private(set) var start: ContinuousClock.Instant
    /// The completed fraction at the first report: a fit reports only once a part of it is done.
    private var startFraction: Double
    /// The time of the last report.
    private var lastTold: ContinuousClock.Instant

    /// The least time, and the least share of the step, that an estimate is made from.
    private static let leastTime = Duration.seconds(2)
    private static let leastShare = 0.02

    /// A step at its first report.
    public init(_ name: String, fraction: Double?, at instant: ContinuousClock.Instant) {
        self.name = name
        self.fraction = fraction?.clampedShare
        start = instant
        startFraction = self.fraction ?? 0
        lastTold = instant
    }

    /// Updates the progress of a step. Another name, or a fraction that falls, is another step, which begins now.
    public mutating func tell(_ name: String, fraction: Double?, at instant: ContinuousClock.Instant) {
        let next = fraction?.clampedShare
        if name != self.name || (next ?? 1) < (self.fraction ?? 0) {
            self = StepClock(name, fraction: fraction, at: instant)
        } else if let next {
            self.fraction = next
            lastTold = instant
        }
    }

    /// The estimated remaining time, extrapolated from the completed fraction. Between two reports it is
    /// counted down.
    ///
    /// - Returns: nil as long as there is too little to judge by, and where the step is over or takes longer than it
    ///   seemed it would.
    public func timeLeft(at now: ContinuousClock.Instant) -> Duration? {
        guard let fraction else { return nil }
        let elapsed = lastTold - start
        let share = fraction - startFraction
        guard elapsed >= Self.leastTime, share >= Self.leastShare else { return nil }
        let left = elapsed * ((1 - fraction) / share) - (now - lastTold)
        return left > .zero ? left : nil
    }
}

extension Double {
    /// The nearest number that is a share of a whole.
    fileprivate var clampedShare: Double { isNaN ? 0 : min(max(self, 0), 1) }
}
