#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Numerics

/// A test of the difference of two proportions that may be looked at as often as one likes, and stopped at any look: its p-value
/// is below α with a probability of α at most over *all* looks together, where that of repeated ordinary tests grows to 1.
///
///     var test = try SequentialTest(effect: 0.01)
///     for month in months { try test.look(month.treated, month.controls).pValue }
///
/// The mixture sequential probability ratio test with a normal mixture over differences (Robbins, Annals of Mathematical Statistics
/// 41, 1970; Johari, Koomen, Pekelis & Walsh, Operations Research 70, 2022), for the normal approximation of the difference. The
/// proportions are of all cases so far, not of those since the look before.
public struct SequentialTest: Sendable {
    /// A look at the cases so far.
    public struct Look: Equatable, Sendable {
        /// The difference of the proportions.
        public let difference: Double
        /// The always-valid p-value: the smallest so far.
        public let pValue: Double
        /// The always-valid 95% (or other) confidence interval of the difference, of this look alone.
        public let interval: ClosedRange<Double>
    }

    /// The standard deviation of the differences that are expected, at which the test is quickest.
    public let effect: Double
    /// The confidence level of the intervals.
    public let confidence: Double
    /// The looks so far.
    public private(set) var looks: [Look] = []

    /// Creates a test.
    ///
    /// - Throws: `ArgumentError.invalidParameter` for an effect that is not positive, or a confidence level that is not between 0
    ///   and 1.
    public init(effect: Double, confidence: Double = 0.95) throws {
        guard effect > 0, effect.isFinite else {
            throw ArgumentError.invalidParameter(name: "effect", value: "\(effect)", expected: "positive")
        }
        try requireConfidence(confidence)
        self.effect = effect
        self.confidence = confidence
    }

    /// Looks at all cases so far; as long as nobody is a success, or everybody, nothing is known.
    @discardableResult
    public mutating func look(_ a: Proportion, _ b: Proportion) -> Look {
        let difference = a.fraction - b.fraction
        let pooled = Double(a.hits + b.hits) / Double(a.count + b.count)
        let variance = pooled * (1 - pooled) * (1 / Double(a.count) + 1 / Double(b.count))
        let mixture = effect * effect
        let before = looks.last?.pValue ?? 1
        guard variance > 0 else {
            let look = Look(difference: difference, pValue: before, interval: -1...1)
            looks.append(look)
            return look
        }
        let shrinkage = variance / (variance + mixture)
        // The logarithm of the likelihood ratio of the mixture to no difference.
        let evidence =
            0.5 * log(shrinkage)
            + 0.5 * difference * difference / variance * (1 - shrinkage)
        let reach =
            (2 * variance / (1 - shrinkage)
            * (-log(1 - confidence) - 0.5 * log(shrinkage))).squareRoot()
        let look = Look(
            difference: difference, pValue: min(before, exp(-max(0, evidence))),
            interval: max(-1, difference - reach)...min(1, difference + reach))
        looks.append(look)
        return look
    }
}
