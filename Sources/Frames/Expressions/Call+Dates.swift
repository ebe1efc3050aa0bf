import Base

// Dates and time spans.

extension Call {
    func date(_ function: ScalarFunction) -> Vector {
        let dates = lane(first, as: Timestamp.self)
        switch function {
        case .datePart(let part):
            return vector(dates.map { $0.part(part) }.values(count: count))
        case .floorDate(let unit):
            return vector(dates.map { $0.floored(to: unit) }.values(count: count))
        case .startOfDay: return vector(dates.map(\.startOfDay).values(count: count))
        case .addUnits(let unit):
            return vector(
                combineOptional(dates, lane(second, as: Int.self), count: count) { $0.adding($1, unit) })
        case .difference(let unit):
            return vector(
                combine(dates, lane(second, as: Timestamp.self), count: count) { $0.units(unit, since: $1) })
        case .makeDate:
            let (years, months) = (lane(first, as: Int.self), lane(second, as: Int.self))
            let days = lane(arguments[2], as: Int.self)
            return vector(
                Nullable<Timestamp>(0..<count) { row in
                    guard let year = years[row], let month = months[row], let day = days[row] else {
                        return nil
                    }
                    return Timestamp(year: year, month: month, day: day)
                })
        case .spanIn(let unit):
            return vector(
                lane(first, as: TimeSpan.self).map { span in
                    switch unit {
                    case .days: span.days
                    case .hours: span.hours
                    case .minutes: span.minutes
                    case .seconds: span.seconds
                    }
                }.values(count: count))
        case .format(let format):
            let texts = (0..<count).map { row in dates[row].map { $0.text(format) } }
            return .column(Column("", texts))
        default: return .constant(nil)
        }
    }
}

extension Timestamp {
    fileprivate func part(_ part: DatePart) -> Int {
        switch part {
        case .year: year
        case .quarter: quarter
        case .month: month
        case .week: isoWeek.week
        case .weekYear: isoWeek.year
        case .day: day
        case .weekday: weekday
        case .dayOfYear: dayOfYear
        case .hour: hour
        case .minute: minute
        case .second: second
        }
    }

    fileprivate func text(_ format: DateFormat) -> String {
        switch format {
        case .date: dateText
        case .month: String(dateText.dropLast(3))
        case .dateTime: text(separator: " ")
        }
    }
}
