import Base

// Functions of dates and of time spans. The difference of two dates is a time span; the sum of a date and a time span is a
// date.

extension ColumnExpression {
    /// The year.
    public var year: Expr { call(.datePart(.year)) }

    /// The quarter of the year, 1 to 4.
    public var quarter: Expr { call(.datePart(.quarter)) }

    /// The month, 1 to 12.
    public var month: Expr { call(.datePart(.month)) }

    /// The ISO 8601 week, 1 to 53.
    public var week: Expr { call(.datePart(.week)) }

    /// The year that the ISO 8601 week belongs to.
    public var weekYear: Expr { call(.datePart(.weekYear)) }

    /// The day of the month, 1 to 31.
    public var day: Expr { call(.datePart(.day)) }

    /// The day of the week; Monday is 0, as pandas counts.
    public var weekday: Expr { call(.datePart(.weekday)) }

    /// The day of the year, 1 to 366.
    public var dayOfYear: Expr { call(.datePart(.dayOfYear)) }

    /// The hour, 0 to 23.
    public var hour: Expr { call(.datePart(.hour)) }

    /// The minute, 0 to 59.
    public var minute: Expr { call(.datePart(.minute)) }

    /// The second, 0 to 59.
    public var second: Expr { call(.datePart(.second)) }

    /// The start of the year, month, … that the date is in.
    public func floor(_ unit: CalendarUnit) -> Expr { call(.floorDate(unit)) }

    /// The date a number of units later, or earlier if it is negative. The day of the month is the last one if the month is
    /// shorter: a month after January 31 is the end of February.
    public func adding(_ count: Expr, _ unit: CalendarUnit) -> Expr { call(.addUnits(unit), count) }

    /// The date a number of units later, or earlier if it is negative.
    @_disfavoredOverload
    public func adding(_ count: some Operand, _ unit: CalendarUnit) -> Expr {
        call(.addUnits(unit), count.expr)
    }

    /// The number of starts of years, months, … since another date: from December 31 to January 1 it is a year.
    public func units(_ unit: CalendarUnit, since other: Expr) -> Expr { call(.difference(unit), other) }

    /// The date as a text.
    public func text(_ format: DateFormat) -> Expr { call(.format(format)) }

    // MARK: Time spans

    /// The length of a time span in days of 24 hours.
    public var inDays: Expr { call(.spanIn(.days)) }

    /// The length of a time span in hours.
    public var inHours: Expr { call(.spanIn(.hours)) }

    /// The length of a time span in minutes.
    public var inMinutes: Expr { call(.spanIn(.minutes)) }

    /// The length of a time span in seconds.
    public var inSeconds: Expr { call(.spanIn(.seconds)) }

    // MARK: Conversion

    /// The value as one of another type: numbers, Booleans (0 and 1), dates and texts of each other.
    ///
    /// A number becomes an integer by dropping its fraction. A text is read as files are read.
    ///
    /// - Parameter unreadable: whether a value that cannot be converted is an error or becomes missing.
    public func converted(to type: ColumnType, unreadable: Unreadable = .refused) -> Expr {
        call(.convert(type, unreadable))
    }
}

/// Returns the date of a year, a month and a day; missing where there is no such date.
public func date(
    _ year: any ColumnReference, _ month: any ColumnReference,
    _ day: any ColumnReference = Expr(integerLiteral: 1)
) -> Expr {
    Expr.call(.makeDate, year.reference, month.reference, day.reference)
}
