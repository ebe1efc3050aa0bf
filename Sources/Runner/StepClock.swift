/// How far a step of a running script has come, and how long it will still take if it goes on like this.
public struct StepClock: Sendable, Equatable {
    /// What is being done.
    public private(set) var name: String
    /// How far it has come, 0…1, where that is known.
    public private(set) var fraction: Double?
    /// When it was first heard of.
    public private(set) var start: ContinuousClock.Instant
    /// How far it had come by then: a fit is heard of only once a part of it is done.
    private var startFraction: Double
    /// When it was last heard of.
    private var lastTold: ContinuousClock.Instant

    /// The least time, and the least share of the step, that an estimate is made from.
    private static let leastTime = Duration.seconds(2)
    private static let leastShare = 0.02

    /// A step that is heard of for the first time.
    public init(_ name: String, fraction: Double?, at instant: ContinuousClock.Instant) {
        self.name = name
        self.fraction = fraction?.clampedShare
        start = instant
        startFraction = self.fraction ?? 0
        lastTold = instant
    }

    /// Takes in what is told of a step. Another name, or a fraction that falls, is another step, which begins now.
    public mutating func tell(_ name: String, fraction: Double?, at instant: ContinuousClock.Instant) {
        let next = fraction?.clampedShare
        if name != self.name || (next ?? 1) < (self.fraction ?? 0) {
            self = StepClock(name, fraction: fraction, at: instant)
        } else if let next {
            self.fraction = next
            lastTold = instant
        }
    }

    /// How long the step will still take, judged by the time that its share took so far. Between two reports it is
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
