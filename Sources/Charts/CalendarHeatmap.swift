import Base
import Drawing
import Numerics

/// A value for each day as a coloured cell, with a column for each week and a block for each year.
///
/// Days without data are crossed out rather than coloured, so that they do not look like days with a low value.
public struct CalendarHeatmap: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "calendar-heatmap"

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values, with their unit.
    public var valueLabel: String
    /// The first day, as the number of days since 1970-01-01.
    public var firstDay: Int
    /// The values of consecutive days from the first one; `nil` for days without data.
    public var values: [Double?]
    /// The values at the ends of the colour scale. Values beyond have the colour of the end.
    public var lowest, highest: Double
    /// The format of the values.
    public var format: TickFormat

    /// The largest number of days from the first to the last one: a hundred years.
    private static let dayLimit = 36_525

    /// Creates a calendar of the days from the first to the last one that has a value.
    ///
    /// - Parameters:
    ///   - days: the days and their values; values that are not finite are missing. The time of day does not matter.
    ///   - valueLabel: the label of the values, with their unit.
    ///   - title: the title; `nil` for none.
    ///   - domain: the values at the ends of the colour scale; `nil` for a scale from zero, or the smallest value if that is
    ///     negative, to the 99th percentile if the largest value is more than one and a half times as large, otherwise to the
    ///     largest value.
    ///   - format: the format of the values.
    /// - Throws: ``ChartError/nothingToDraw(chart:missing:)`` if no day has a value,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a day that occurs twice or days that are more than a hundred
    ///   years apart.
    public init(
        days: [(date: Timestamp, value: Double)], valueLabel: String, title: String? = nil,
        domain: ClosedRange<Double>? = nil, format: TickFormat = .number
    ) throws(ChartError) {
        let check = InputCheck(chart: "calendar heat map")
        let present = days.filter { $0.value.isFinite }.map { (day: $0.date.dayNumber, value: $0.value) }
        guard let first = present.map(\.day).min(), let last = present.map(\.day).max() else {
            throw .nothingToDraw(chart: check.chart, missing: "days with a value")
        }
        guard last - first < Self.dayLimit else {
            throw .invalidValue(
                chart: check.chart, of: "the days from the first to the last",
                value: "\(NumberFormat.grouped(last - first + 1)) days",
                expected: "at most a hundred years, or show the sum of each year in a line chart")
        }
        var values = [Double?](repeating: nil, count: last - first + 1)
        for (day, value) in present {
            guard values[day - first] == nil else {
                throw .invalidValue(
                    chart: check.chart, of: "a value of a day that has one already",
                    value: "\(NumberFormat.significant(value)) on \(Timestamp(dayNumber: day))",
                    expected: "the only one; group the rows by day first")
            }
            values[day - first] = value
        }
        self.title = title
        self.valueLabel = valueLabel
        firstDay = first
        self.values = values
        let numbers = present.map(\.value)
        let largest = Descriptive.max(numbers)
        let percentile = Descriptive.quantile(numbers, 0.99)
        let isClipped = percentile > 0 && largest / 1.5 > percentile
        lowest = domain?.lowerBound ?? min(0, Descriptive.min(numbers))
        highest = domain?.upperBound ?? max(lowest, isClipped ? percentile : largest)
        self.format = format
    }

    /// The day of a value.
    func date(_ index: Int) -> Timestamp { Timestamp(dayNumber: firstDay + index) }

    /// The value at the upper end of the colours, with a sign if there are larger ones.
    var highestText: String {
        let isExceeded = values.contains { $0.map { $0 > highest } ?? false }
        return (isExceeded ? "≥ " : "") + format.text(of: highest)
    }

    /// The value at the lower end of the colours, with a sign if there are smaller ones.
    var lowestText: String {
        let isExceeded = values.contains { $0.map { $0 < lowest } ?? false }
        return (isExceeded ? "≤ " : "") + format.text(of: lowest)
    }

    /// The years from the first to the last day.
    var years: ClosedRange<Int> {
        let (first, last) = (date(0).year, date(max(0, values.count - 1)).year)
        return first...max(first, last)
    }

    /// A description of the span, the days without data, the total and the fullest day.
    public var description: String {
        let present = values.enumerated().compactMap { index, value in value.map { (index: index, value: $0) }
        }
        guard let highest = present.max(by: { $0.value < $1.value }),
            let lowest = present.min(by: { $0.value < $1.value })
        else { return "Calendar heat map of \(valueLabel) without data." }
        let missing = values.count - present.count
        let gaps =
            missing == 0
            ? "a value for each day"
            : "\(NumberFormat.grouped(missing)) of \(NumberFormat.grouped(values.count)) days without data"
        return
            "Calendar heat map of \(valueLabel), \(date(0)) to \(date(values.count - 1)), \(gaps): median "
            + "\(format.text(of: Descriptive.median(present.map(\.value)))), highest \(format.text(of: highest.value)) on "
            + "\(date(highest.index)), lowest \(format.text(of: lowest.value)) on \(date(lowest.index))."
    }

    /// The natural size of the chart, in CSS pixels. Its height depends on the number of years.
    public var size: Size {
        Size(
            Self.width,
            (title == nil ? 0 : 28) + CalendarLayout.keyHeight
                + Double(years.count)
                * CalendarLayout.blockHeight(cell: CalendarLayout.cell(width: Self.width)))
    }
}

extension Timestamp {
    private static let microsecondsPerDay = 86_400_000_000

    /// The number of days since 1970-01-01.
    var dayNumber: Int { startOfDay.microseconds / Self.microsecondsPerDay }

    /// Creates midnight of a day.
    init(dayNumber: Int) { self.init(microseconds: dayNumber * Self.microsecondsPerDay) }
}
