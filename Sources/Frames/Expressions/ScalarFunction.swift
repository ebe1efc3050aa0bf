import Base

/// A function of values of the same row.
package enum ScalarFunction: Encodable, Hashable, Sendable {
    // Arithmetic.
    case add, subtract, multiply, divide, floorDivide, remainder, negate
    case absolute, sign, squareRoot, exponential, logarithm, power, sine, cosine, tangent
    case floor, ceiling, round(decimals: Int)
    // Comparison.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case isBetween, isIn, isNaN
    case smallest, largest
    // Logic.
    case and, or, not
    // Missing values.
    case isMissing, isPresent, orElse, missingWhereEqual
    // Text.
    case length, lowercased, uppercased, trimmed
    case contains, startsWith, endsWith, matches(Pattern)
    case replacing, slice(start: Int, count: Int?), split, concatenate
    case extract(Pattern, group: Int)
    // Lists.
    case listCount, listContains, intersection, listElement(Int), joinTexts
    // Dates.
    case datePart(DatePart), floorDate(CalendarUnit), addUnits(CalendarUnit), difference(CalendarUnit)
    case startOfDay, makeDate
    case spanIn(SpanUnit)
    // Conversion.
    case convert(ColumnType, Unreadable)
    case format(DateFormat)
}

/// A part of a date.
package enum DatePart: String, Encodable, Hashable, Sendable, CaseIterable {
    case year, quarter, month, week, weekYear, day, weekday, dayOfYear, hour, minute, second
}

/// A unit of time that time spans are expressed in.
package enum SpanUnit: String, Encodable, Hashable, Sendable, CaseIterable {
    case days, hours, minutes, seconds
}

/// The treatment of values that cannot be converted.
public enum Unreadable: Codable, Hashable, Sendable {
    /// They are errors.
    case refused
    /// They become missing values.
    case missing
}

/// A format of dates as text.
public enum DateFormat: Codable, Hashable, Sendable {
    /// The date alone: `2004-12-31`.
    case date
    /// The year and the month: `2004-12`.
    case month
    /// The date and the time: `2004-12-31 10:00:00`.
    case dateTime
}
