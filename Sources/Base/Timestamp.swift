/// A point in time with microsecond precision and without a time zone: local time at the origin of the data, or UTC if
/// the data says so.
///
/// The calendar is the proleptic Gregorian one. Conversions between days and dates follow H. Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms" (2021).
public struct Timestamp: Hashable, Comparable, Sendable {
    /// The microseconds since 1970-01-01T00:00:00.
    public let microseconds: Int

    /// Creates a point in time from microseconds since 1970-01-01T00:00:00.
    public init(microseconds: Int) {
        self.microseconds = microseconds
    }

    /// Creates a point in time from seconds since 1970-01-01T00:00:00 (Unix time), rounded down to microseconds.
    public init(secondsSince1970 seconds: Double) {
        microseconds = Int((seconds * 1e6).rounded(.down))
    }

    /// Creates a point in time from a calendar date and a time of day.
    ///
    /// - Returns: `nil` if there is no such date (February 30) or no such time (24:00:00, second 60).
    public init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0
    ) {
        guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= Self.daysInMonth(month, of: year),
            0..<24 ~= hour, 0..<60 ~= minute, 0..<60 ~= second, 0..<1_000_000 ~= microsecond
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        microseconds = days * Self.day + (hour * 3600 + minute * 60 + second) * 1_000_000 + microsecond
    }

    /// Whether one point in time comes before another.
    public static func < (first: Timestamp, second: Timestamp) -> Bool {
        first.microseconds < second.microseconds
    }
}

// MARK: - Components

extension Timestamp {
    /// The year, the month (1 to 12) and the day of the month (1 to 31).
    public var date: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }

    /// The year.
    public var year: Int { date.year }

    /// The month, 1 to 12.
    public var month: Int { date.month }

    /// The day of the month, 1 to 31.
    public var day: Int { date.day }

    /// The hour, 0 to 23.
    public var hour: Int { timeOfDay / 3_600_000_000 }

    /// The minute, 0 to 59.
    public var minute: Int { timeOfDay / 60_000_000 % 60 }

    /// The second, 0 to 59.
    public var second: Int { timeOfDay / 1_000_000 % 60 }

    /// The microsecond, 0 to 999,999.
    public var microsecond: Int { timeOfDay % 1_000_000 }

    /// The quarter of the year, 1 to 4.
    public var quarter: Int { (month + 2) / 3 }

    /// The day of the week; Monday is 0, as pandas counts.
    public var weekday: Int { (dayNumber + 3).flooredRemainder(7) }

    /// The day of the year, 1 to 366.
    public var dayOfYear: Int { dayNumber - Self.days(year: year, month: 1, day: 1) + 1 }

    /// The ISO 8601 year and week (1 to 53): weeks begin on Monday, and the first one contains the year's first
    /// Thursday.
    public var isoWeek: (year: Int, week: Int) {
        let thursday = Timestamp(microseconds: (dayNumber - weekday + 3) * Self.day)
        return (year: thursday.year, week: (thursday.dayOfYear - 1) / 7 + 1)
    }

    /// Midnight at the start of the day.
    public var startOfDay: Timestamp { Timestamp(microseconds: dayNumber * Self.day) }

    /// Whether the time of day is midnight.
    package var isMidnight: Bool { timeOfDay == 0 }

    /// The number of days since 1970-01-01.
    private var dayNumber: Int { microseconds.flooredQuotient(Self.day) }

    /// The microseconds since midnight.
    private var timeOfDay: Int { microseconds.flooredRemainder(Self.day) }

    /// The number of microseconds in a day.
    package static let day = 86_400_000_000

    /// The number of days from 1970-01-01 to a date.
    static func days(year: Int, month: Int, day: Int) -> Int {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let era = yearFromMarch.flooredQuotient(400)
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The number of days in a month.
    private static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Int {
    /// The quotient rounded towards negative infinity.
    fileprivate func flooredQuotient(_ divisor: Int) -> Int {
        (self - flooredRemainder(divisor)) / divisor
    }

    /// The remainder that has the sign of the divisor.
    func flooredRemainder(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
