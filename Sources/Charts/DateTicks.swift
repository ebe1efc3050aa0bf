import Base

/// The labelled points of an axis of dates: starts of years, months, days, hours or their round multiples.
///
/// Dates are seconds since 1970-01-01T00:00:00, without a time zone. A label says what has changed since the one before it: the
/// first month of a year shows the year, the first hour of a day the day. The first label says where the axis begins.
struct DateTicks {
    /// The labelled points in time, in seconds.
    let values: [Double]
    /// The label of each.
    let labels: [String]

    /// A distance between ticks: so many units of the calendar.
    private struct Step {
        var unit: CalendarUnit
        var count: Int
        /// The approximate length in seconds.
        var seconds: Double

        init(_ unit: CalendarUnit, _ count: Int, _ seconds: Double) {
            (self.unit, self.count, self.seconds) = (unit, count, seconds * Double(count))
        }
    }

    private static let steps: [Step] = [
        Step(.second, 1, 1), Step(.second, 5, 1), Step(.second, 15, 1), Step(.second, 30, 1),
        Step(.minute, 1, 60), Step(.minute, 5, 60), Step(.minute, 15, 60), Step(.minute, 30, 60),
        Step(.hour, 1, 3600), Step(.hour, 3, 3600), Step(.hour, 6, 3600), Step(.hour, 12, 3600),
        Step(.day, 1, 86400), Step(.day, 2, 86400), Step(.week, 1, 604_800), Step(.month, 1, 2_629_746),
        Step(.month, 3, 2_629_746), Step(.month, 6, 2_629_746), Step(.year, 1, 31_556_952),
        Step(.year, 2, 31_556_952), Step(.year, 5, 31_556_952), Step(.year, 10, 31_556_952),
        Step(.year, 20, 31_556_952), Step(.year, 50, 31_556_952), Step(.year, 100, 31_556_952),
        Step(.year, 200, 31_556_952), Step(.year, 500, 31_556_952), Step(.year, 1000, 31_556_952),
    ]

    /// The points in time that are shown at most and at least: those of the years 1 and 9999.
    static let limits = -62_135_596_800.0...253_402_300_799.0

    /// Chooses the finest steps that have at most `count` ticks within a range.
    init(covering range: ClosedRange<Double>, count: Int) {
        let range = range.clamped(to: Self.limits)
        let extent = range.upperBound - range.lowerBound
        var best: [Timestamp] = []
        var unit = CalendarUnit.second
        for step in Self.steps where extent / step.seconds <= Double(max(2, count)) * 1.5 {
            let ticks = Self.ticks(within: range, step)
            guard ticks.count <= max(2, count) else { continue }
            // A wider step that leaves a single tick says less than the one before it that has too many.
            (best, unit) = (ticks, step.unit)
            break
        }
        if best.isEmpty { best = [Timestamp(secondsSince1970: range.lowerBound)] }
        values = best.map(\.seconds)
        labels = best.indices.map { Self.label(best[$0], after: $0 == 0 ? nil : best[$0 - 1], unit) }
    }

    /// The multiples of a step within a range. Days are counted from the first of a month, so that months begin at a tick.
    private static func ticks(within range: ClosedRange<Double>, _ step: Step) -> [Timestamp] {
        let parent: CalendarUnit? =
            switch step.unit {
            case .second: .minute
            case .minute: .hour
            case .hour: .day
            case .day where step.count > 1: .month
            case .month: .year
            default: nil
            }
        let start = Timestamp(secondsSince1970: range.lowerBound)
        var ticks: [Timestamp] = []
        if let parent {
            var beginning: Timestamp? = start.floored(to: parent)
            while let first = beginning, first.seconds <= range.upperBound {
                let next = first.adding(1, parent)
                for tick in sequence(first: first, next: { $0.adding(step.count, step.unit) }) {
                    if tick.seconds > range.upperBound { break }
                    if let next {
                        // The last days of a month would touch the first of the next one.
                        let room = step.unit == .day ? Double(step.count) * 86400 : 1
                        if next.seconds - tick.seconds < room { break }
                    }
                    if tick.seconds >= range.lowerBound { ticks.append(tick) }
                }
                beginning = next
            }
            return ticks
        }
        var first = start.floored(to: step.unit)
        if step.unit == .year {
            let year = max(1, first.year / step.count * step.count)
            first = Timestamp(year: year, month: 1, day: 1) ?? first
        }
        for tick in sequence(first: first, next: { $0.adding(step.count, step.unit) }) {
            if tick.seconds > range.upperBound { break }
            if tick.seconds >= range.lowerBound { ticks.append(tick) }
        }
        return ticks
    }

    private static func label(_ tick: Timestamp, after last: Timestamp?, _ unit: CalendarUnit) -> String {
        let (year, month) = (String(tick.year), monthNames[tick.month - 1])
        switch unit {
        case .year: return year
        case .month, .quarter:
            guard let last else { return tick.month == 1 ? year : "\(month) \(year)" }
            return last.year == tick.year ? month : year
        case .week, .day:
            guard let last else { return "\(month) \(tick.day), \(year)" }
            if last.year != tick.year { return "\(month) \(tick.day), \(year)" }
            return last.month == tick.month ? String(tick.day) : "\(month) \(tick.day)"
        case .hour, .minute, .second:
            let isNewDay = last.map { $0.startOfDay != tick.startOfDay } ?? true
            let isMidnight = tick == tick.startOfDay
            let time = tick.text(separator: " ").dropFirst(11).prefix(unit == .second ? 8 : 5)
            guard isNewDay else { return String(time) }
            return isMidnight ? "\(month) \(tick.day)" : "\(month) \(tick.day), \(time)"
        }
    }

    private static let monthNames = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

extension Timestamp {
    /// The seconds since 1970-01-01T00:00:00.
    fileprivate var seconds: Double { Double(microseconds) / 1e6 }
}
