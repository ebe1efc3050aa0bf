import Base

// Dates and time spans. A time span is a number of microseconds.

extension SQLExpressions {
    func date(_ function: ScalarFunction, _ arguments: [SQLFragment]) -> SQLFragment {
        let first = arguments[0]
        let date = first.cast(to: .date, dialect).text
        switch function {
        case .datePart(let part): return self.part(part, date)
        case .floorDate(let unit): return floored(date, unit)
        case .startOfDay: return floored(date, .day)
        case .addUnits(let unit): return adding(date, arguments[1].cast(to: .integer, dialect), unit)
        case .difference(let unit):
            return units(unit, date, since: arguments[1].cast(to: .date, dialect).text)
        case .makeDate: return makeDate(arguments.map { $0.cast(to: .integer, dialect) })
        case .spanIn(let unit):
            let length =
                switch unit {
                case .days: 86_400_000_000.0
                case .hours: 3_600_000_000.0
                case .minutes: 60_000_000.0
                case .seconds: 1_000_000.0
                }
            let span = first.cast(to: .timeSpan, dialect)
            return SQLFragment("\(span.inside(.product)) / \(real(length))", .product, type: .real)
        case .format(let format): return self.text(date, format)
        default: return SQLFragment(nil, dialect)
        }
    }

    private func part(_ part: DatePart, _ date: String) -> SQLFragment {
        func call(_ name: String) -> SQLFragment { function(name, date, type: .integer).widened(dialect) }
        switch part {
        case .year, .quarter, .month, .day, .hour, .minute, .second: return call(part.rawValue)
        case .dayOfYear: return call("dayofyear")
        case .week: return call("weekofyear")
        case .weekYear:
            return isSpark
                ? SQLFragment("extract(YEAROFWEEK FROM \(date))", type: .integer).widened(dialect)
                : call("isoyear")
        case .weekday:
            return isSpark ? call("weekday") : SQLFragment("isodow(\(date)) - 1", .sum, type: .integer)
        }
    }

    private func floored(_ date: String, _ unit: CalendarUnit) -> SQLFragment {
        function("date_trunc", dialect.text(unit.rawValue), date, type: .date)
    }

    private func adding(_ date: String, _ count: SQLFragment, _ unit: CalendarUnit) -> SQLFragment {
        if isSpark {
            // The number is one of 32 bits.
            let number =
                if case .integer(let value)? = count.literal { "\(value)" } else {
                    "CAST(\(count.text) AS INT)"
                }
            return function("timestampadd", unit.rawValue.uppercased(), number, date, type: .date)
        }
        let number = count.bare(.sign)
        let (name, factor) =
            switch unit {
            case .year: ("to_years", 1)
            case .quarter: ("to_months", 3)
            case .month: ("to_months", 1)
            case .week: ("to_days", 7)
            case .day: ("to_days", 1)
            case .hour: ("to_hours", 1)
            case .minute: ("to_minutes", 1)
            case .second: ("to_seconds", 1)
            }
        let product = factor == 1 ? number : "\(factor) * \(number)"
        let isLong = unit == .hour || unit == .minute || unit == .second
        let argument = isLong || count.isLiteral ? product : "CAST(\(product) AS INTEGER)"
        return SQLFragment("\(date) + \(name)(\(argument))", .sum, type: .date)
    }

    private func units(_ unit: CalendarUnit, _ date: String, since other: String) -> SQLFragment {
        if !isSpark, unit != .week {
            return function("date_diff", dialect.text(unit.rawValue), other, date, type: .integer)
        }
        func month(_ date: String) -> String { "(year(\(date)) * 12 + month(\(date)))" }
        func quarter(_ date: String) -> String { "(year(\(date)) * 4 + quarter(\(date)))" }
        switch unit {
        case .year:
            return SQLFragment("year(\(date)) - year(\(other))", .sum, type: .integer).widened(dialect)
        case .quarter:
            return SQLFragment("\(quarter(date)) - \(quarter(other))", .sum, type: .integer).widened(dialect)
        case .month:
            return SQLFragment("\(month(date)) - \(month(other))", .sum, type: .integer).widened(dialect)
        default:
            let length =
                switch unit {
                case .week: 604_800_000_000
                case .day: 86_400_000_000
                case .hour: 3_600_000_000
                case .minute: 60_000_000
                default: 1_000_000
                }
            let (end, start) = (floored(date, unit).text, floored(other, unit).text)
            let sign = isSpark ? "div" : "//"
            return SQLFragment(
                "(\(microseconds(end)) - \(microseconds(start))) \(sign) \(length)", .product, type: .integer)
        }
    }

    private func makeDate(_ parts: [SQLFragment]) -> SQLFragment {
        let year = "\(parts[0].inside(.concatenation)) BETWEEN 1 AND 9999"
        let numbers = parts.map(\.text).joined(separator: ", ")
        if !isSpark {
            return SQLFragment(
                "CASE WHEN \(year) THEN CAST(TRY(make_date(\(numbers))) AS TIMESTAMP) END", type: .date)
        }
        let month = "\(parts[1].inside(.concatenation)) BETWEEN 1 AND 12"
        let day = "\(parts[2].inside(.concatenation)) BETWEEN 1 AND 31"
        return SQLFragment(
            "CASE WHEN \(year) AND \(month) AND \(day) THEN TRY_CAST(format_string('%04d-%02d-%02d', \(numbers)) AS TIMESTAMP) END",
            type: .date)
    }

    // MARK: Text

    /// A date in a format.
    func text(_ date: String, _ format: DateFormat) -> SQLFragment {
        switch format {
        case .date: formatted(date, "yyyy-MM-dd")
        case .month: formatted(date, "yyyy-MM")
        case .dateTime: timeText(date, separator: " ")
        }
    }

    /// A date as ``Timestamp`` describes it.
    func description(ofDate date: String) -> SQLFragment {
        SQLFragment(
            "CASE WHEN \(date) = \(floored(date, .day).text) THEN \(formatted(date, "yyyy-MM-dd").text) ELSE \(timeText(date, separator: "'T'").text) END",
            type: .text)
    }

    /// A date in a format of Java's, which both dialects have in their own notation.
    private func formatted(_ date: String, _ format: String) -> SQLFragment {
        if isSpark { return function("date_format", date, dialect.text(format), type: .text) }
        let pattern = [
            ("yyyy", "%Y"), ("MM", "%m"), ("dd", "%d"), ("HH", "%H"), ("mm", "%M"), ("ss", "%S"),
            ("SSSSSS", "%f"),
            ("'T'", "T"),
        ].reduce(format) { $0.replacing($1.0, with: $1.1) }
        return function("strftime", date, dialect.text(pattern), type: .text)
    }

    /// The date and the time, with a fraction of a second if there is one.
    private func timeText(_ date: String, separator: String) -> SQLFragment {
        let seconds = formatted(date, "yyyy-MM-dd\(separator)HH:mm:ss").text
        let exact = formatted(date, "yyyy-MM-dd\(separator)HH:mm:ss.SSSSSS").text
        return SQLFragment(
            "CASE WHEN \(date) = \(floored(date, .second).text) THEN \(seconds) ELSE \(exact) END",
            type: .text)
    }

    /// A time span as ``TimeSpan`` describes it.
    func description(ofSpan span: SQLFragment) -> SQLFragment {
        let length = "abs(\(span.text))"
        let divide = isSpark ? "div" : "//"
        let days = "\(length) \(divide) 86400000000"
        let rest = "\(length) % 86400000000"
        let time = date(microseconds: rest).text
        let clock = formatted(time, "HH:mm:ss").text
        let exact = formatted(time, "HH:mm:ss.SSSSSS").text
        let dayText =
            "CAST(\(days) AS \(dialect.name(of: .text))) || CASE WHEN \(days) = 1 THEN ' day' ELSE ' days' END"
        return SQLFragment(
            "CASE WHEN \(span.inside(.concatenation)) < 0 THEN '-' ELSE '' END"
                + " || CASE WHEN \(days) > 0 THEN \(dayText) ELSE '' END"
                + " || CASE WHEN \(days) > 0 AND \(rest) > 0 THEN ' ' ELSE '' END"
                + " || CASE WHEN \(rest) = 0 AND \(days) > 0 THEN '' WHEN \(length) % 1000000 = 0 THEN \(clock) ELSE \(exact) END",
            .concatenation, type: .text)
    }
}
