// Units of the calendar.

extension Timestamp {
    /// Returns the start of the year, month, … that the point in time is in.
    package func floored(to unit: CalendarUnit) -> Timestamp {
        switch unit {
        case .year: Self.start(ofMonth: year * 12)
        case .quarter: Self.start(ofMonth: year * 12 + (month - 1) / 3 * 3)
        case .month: Self.start(ofMonth: year * 12 + month - 1)
        case .week: Timestamp(microseconds: startOfDay.microseconds - weekday * Self.day)
        case .day: startOfDay
        case .hour, .minute, .second:
            Timestamp(microseconds: microseconds - microseconds.flooredRemainder(unit.microseconds ?? 1))
        }
    }

    /// Returns the point in time a number of units later. The day of the month is the last one if the month is shorter.
    ///
    /// - Returns: `nil` if it is not between the years 1 and 9999.
    package func adding(_ count: Int, _ unit: CalendarUnit) -> Timestamp? {
        if let length = unit.microseconds {
            let (span, isTooLong) = length.multipliedReportingOverflow(by: count)
            let (sum, isTooLate) = microseconds.addingReportingOverflow(span)
            return isTooLong || isTooLate ? nil : Timestamp(microseconds: sum)
        }
        let (months, isTooLong) = count.multipliedReportingOverflow(by: unit.months)
        guard !isTooLong, months.magnitude < 12 * 10_000 else { return nil }
        let date = date
        let month = date.year * 12 + date.month - 1 + months
        guard 12..<120_000 ~= month else { return nil }
        let start = Self.start(ofMonth: month)
        let length = (Self.start(ofMonth: month + 1).microseconds - start.microseconds) / Self.day
        let timeOfDay = microseconds - startOfDay.microseconds
        return Timestamp(
            microseconds: start.microseconds + (min(date.day, length) - 1) * Self.day + timeOfDay)
    }

    /// Returns the number of starts of a unit after another point in time, up to this one; negative if this one is earlier.
    package func units(_ unit: CalendarUnit, since other: Timestamp) -> Int {
        if let length = unit.microseconds {
            return (floored(to: unit).microseconds - other.floored(to: unit).microseconds) / length
        }
        let (a, b) = (floored(to: unit), other.floored(to: unit))
        return ((a.year - b.year) * 12 + a.month - b.month) / unit.months
    }

    /// The start of a month that is given as a number of months since the year 0.
    private static func start(ofMonth month: Int) -> Timestamp {
        Timestamp(microseconds: days(year: month / 12, month: month % 12 + 1, day: 1) * day)
    }
}

/// A unit of the calendar.
public enum CalendarUnit: String, Codable, Hashable, Sendable, CaseIterable {
    /// A year, from January 1.
    case year
    /// A quarter, from January, April, July or October.
    case quarter
    /// A month, from its first day.
    case month
    /// A week, from Monday.
    case week
    /// A day, from midnight.
    case day
    /// An hour.
    case hour
    /// A minute.
    case minute
    /// A second.
    case second

    /// The length in microseconds; `nil` for units of different lengths.
    fileprivate var microseconds: Int? {
        switch self {
        case .year, .quarter, .month: nil
        case .week: 7 * Timestamp.day
        case .day: Timestamp.day
        case .hour: 3_600_000_000
        case .minute: 60_000_000
        case .second: 1_000_000
        }
    }

    /// The length in months; 0 for shorter units.
    fileprivate var months: Int {
        switch self {
        case .year: 12
        case .quarter: 3
        case .month: 1
        case .week, .day, .hour, .minute, .second: 0
        }
    }
}
