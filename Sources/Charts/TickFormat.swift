import Base

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The format of the values of an axis.
public enum TickFormat: String, Codable, Sendable {
    /// Numbers with the same number of decimals; millions and more are abbreviated.
    case number
    /// Percentages: 0.25 is 25%.
    case percent
    /// Numbers without thousands separators, such as years.
    case plain
    /// Dates, in seconds since 1970-01-01T00:00:00; their axis has ticks at starts of years, months, days or hours.
    case date

    /// The labels of all ticks of an axis.
    func labels(for ticks: Ticks) -> [String] {
        switch self {
        case .number: numbers(ticks)
        case .percent:
            ticks.values.map {
                NumberFormat.percent($0, decimals: max(0, Self.tickDecimals(ticks.values) - 2))
            }
        case .plain:
            ticks.values.map { value in
                NumberFormat.fixed(value, decimals: Self.tickDecimals(ticks.values)).filter { $0 != "," }
            }
        case .date: ticks.values.map(Self.dateText)
        }
    }

    /// The text of a single number.
    func text(of value: Double) -> String {
        switch self {
        case .number:
            abs(value) >= 1e6 ? NumberFormat.compact(value) : NumberFormat.significant(value, digits: 4)
        case .percent: NumberFormat.percent(value)
        case .plain: NumberFormat.significant(value).filter { $0 != "," }
        case .date: Self.dateText(value)
        }
    }

    /// The date, with the time of day unless it is midnight.
    private static func dateText(_ seconds: Double) -> String {
        guard DateTicks.limits.contains(seconds) else { return "–" }
        let time = Timestamp(secondsSince1970: seconds)
        return time == time.startOfDay ? time.description : String(time.text(separator: " ").prefix(16))
    }

    /// The text of a number with the number of decimals of its group.
    func text(of value: Double, decimals: Int) -> String {
        switch self {
        case .number where abs(value) >= 1e6: NumberFormat.compact(value)
        case .number: NumberFormat.fixed(value, decimals: decimals)
        case .percent: NumberFormat.percent(value, decimals: min(decimals, 1))
        case .plain: NumberFormat.fixed(value, decimals: decimals).filter { $0 != "," }
        case .date: Self.dateText(value)
        }
    }

    /// The number of decimals of a group of numbers: about three digits of the largest.
    package func decimals(for values: [Double]) -> Int {
        let largest = values.map { abs($0) }.max() ?? 0
        guard self != .percent else { return largest < 0.995 && values.count < 40 ? 1 : 0 }
        if values.allSatisfy({ $0 == $0.rounded() }) { return 0 }
        guard largest > 0 else { return 0 }
        return min(max(0, 2 - Int(log10(largest).rounded(.down))), 6)
    }

    private func numbers(_ ticks: Ticks) -> [String] {
        let values = ticks.values
        let largest = values.map { abs($0) }.max() ?? 0
        let smallest = values.map { abs($0) }.filter { $0 > 0 }.min() ?? 0
        // Over many decades, each value has the digits that it needs.
        let spread = smallest > 0 ? largest / smallest : 1
        if largest >= 1e15 || (largest > 0 && largest < 1e-4) || (spread > 1e6 && smallest < 1e-3) {
            return values.map { NumberFormat.scientific($0, digits: 4) }
        }
        // Evenly spaced values have the same number of decimals; on a logarithmic axis, each has its own.
        if ticks.step == 0 || spread > 1e6 { return values.map { NumberFormat.compact($0) } }
        // Multiples of half a million are easy to read when abbreviated; those of a fifth are not.
        let isRound = largest >= 1e7 || values.allSatisfy { $0.remainder(dividingBy: 500_000) == 0 }
        guard largest >= 1e6, isRound else {
            let decimals = Self.tickDecimals(values)
            return values.map { NumberFormat.fixed($0, decimals: decimals) }
        }
        let unit =
            NumberFormat.Unit.all.first { largest >= $0.size } ?? NumberFormat.Unit(size: 1, suffix: "")
        let decimals = Self.tickDecimals(values.map { $0 / unit.size })
        return values.map {
            $0 == 0 ? "0" : NumberFormat.fixed($0 / unit.size, decimals: decimals) + unit.suffix
        }
    }

    /// The smallest number of decimals at which the values are shown exactly.
    private static func tickDecimals(_ values: [Double]) -> Int {
        let gaps = zip(values, values.dropFirst()).map { abs($1 - $0) }
        let tolerance = (gaps.min() ?? values.first.map { abs($0) * 1e-3 } ?? 0) * 1e-3
        for decimals in 0..<12 {
            let factor = pow(10, Double(decimals))
            if values.allSatisfy({ abs(($0 * factor).rounded() / factor - $0) <= tolerance }) {
                return decimals
            }
        }
        return 12
    }
}
