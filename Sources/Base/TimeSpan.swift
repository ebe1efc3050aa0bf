/// A length of time to the microsecond, such as the difference of two points in time.
///
/// A day is 24 hours. Months and years, which differ in length, are units of the calendar and no time spans.
public struct TimeSpan: Hashable, Comparable, Sendable {
    /// The length in microseconds; negative for a span back in time.
    public let microseconds: Int

    /// Creates a time span from microseconds.
    public init(microseconds: Int) {
        self.microseconds = microseconds
    }

    /// A number of weeks of seven days.
    public static func weeks(_ count: Int) -> TimeSpan { .days(7 * count) }

    /// A number of days of 24 hours.
    public static func days(_ count: Int) -> TimeSpan { TimeSpan(microseconds: count * Timestamp.day) }

    /// A number of hours.
    public static func hours(_ count: Int) -> TimeSpan { TimeSpan(microseconds: count * 3_600_000_000) }

    /// A number of minutes.
    public static func minutes(_ count: Int) -> TimeSpan { TimeSpan(microseconds: count * 60_000_000) }

    /// A number of seconds.
    public static func seconds(_ count: Int) -> TimeSpan { TimeSpan(microseconds: count * 1_000_000) }

    /// A number of milliseconds.
    public static func milliseconds(_ count: Int) -> TimeSpan { TimeSpan(microseconds: count * 1000) }

    /// The length in days of 24 hours.
    public var days: Double { Double(microseconds) / Double(Timestamp.day) }

    /// The length in hours.
    public var hours: Double { Double(microseconds) / 3.6e9 }

    /// The length in minutes.
    public var minutes: Double { Double(microseconds) / 6e7 }

    /// The length in seconds.
    public var seconds: Double { Double(microseconds) / 1e6 }

    /// Whether one time span is shorter than another.
    public static func < (first: TimeSpan, second: TimeSpan) -> Bool {
        first.microseconds < second.microseconds
    }

    /// The sum of two time spans.
    public static func + (first: TimeSpan, second: TimeSpan) -> TimeSpan {
        TimeSpan(microseconds: first.microseconds + second.microseconds)
    }

    /// The difference of two time spans.
    public static func - (first: TimeSpan, second: TimeSpan) -> TimeSpan {
        TimeSpan(microseconds: first.microseconds - second.microseconds)
    }

    /// A time span of the same length in the other direction.
    public static prefix func - (span: TimeSpan) -> TimeSpan { TimeSpan(microseconds: -span.microseconds) }
}

extension TimeSpan: CustomStringConvertible {
    /// The days, if there are any, and the time: `3 days`, `1 day 02:30:00`, `00:00:01.5`.
    public var description: String {
        let sign = microseconds < 0 ? "-" : ""
        let length = microseconds.magnitude
        let days = Int(length / UInt(Timestamp.day))
        let dayText = days == 0 ? "" : "\(days) \(days == 1 ? "day" : "days")"
        let rest = Int(length % UInt(Timestamp.day))
        if rest == 0, days > 0 { return sign + dayText }
        let time = Timestamp(microseconds: rest).text(separator: " ").split(separator: " ").last ?? ""
        return sign + (days == 0 ? "" : dayText + " ") + time
    }
}
