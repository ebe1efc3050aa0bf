/// The axes of a chart that are logarithmic.
public struct LogarithmicAxes: OptionSet, Sendable {
    /// The axes as bits.
    public let rawValue: Int

    /// Creates a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The horizontal axis.
    public static let x = LogarithmicAxes(rawValue: 1)
    /// The vertical axis.
    public static let y = LogarithmicAxes(rawValue: 2)
}

/// Intervals around the values of a chart.
public enum Intervals: Sendable {
    /// The confidence intervals of means: Student's for numbers, Wilson's for fractions of Booleans.
    case confidence(Double)
    /// Wilson's 95% confidence intervals of values that are shares of so many cases, whose numbers are a channel of its own.
    case share(of: any Channel)
    /// The lower and the upper ends from channels of their own.
    case between(any Channel, any Channel)

    /// The 95% confidence intervals of means.
    public static let confidence = Intervals.confidence(0.95)
}
