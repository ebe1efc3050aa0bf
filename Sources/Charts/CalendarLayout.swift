import Base
import Drawing

/// The places of days in blocks of years: weeks from left to right, Monday to Sunday from top to bottom.
struct CalendarLayout {
    /// The distance of one cell from the next.
    let cell: Double
    /// The top-left corner of the cells of the first year.
    let origin: Point
    private let years: ClosedRange<Int>
    private let blockHeight: Double

    static let keyHeight = ColorKey.height + 14
    /// The width of the names of weekdays.
    private static let left = 40.0
    /// The height of the names of months.
    private static let header = 20.0
    /// The most weeks that a year touches.
    private static let weeks = 54.0
    private static let gap = 14.0

    init(years: ClosedRange<Int>, in area: Rect) {
        self.years = years
        let count = Double(years.count)
        let fitting = ((area.height / count) - Self.header - Self.gap) / 7
        cell = max(0.1, min(Self.cell(width: area.width), fitting))
        blockHeight = min(Self.blockHeight(cell: cell), area.height / count)
        origin = Point(
            area.minX + min(Self.left, area.width / 2), area.minY + min(Self.header, blockHeight / 4))
    }

    /// The size at which all weeks fit into a width.
    static func cell(width: Double) -> Double { max(0.1, (width - left) / weeks) }

    /// The height of the block of a year.
    static func blockHeight(cell: Double) -> Double { header + 7 * cell + gap }

    /// The rectangle of all cells.
    var area: Rect {
        Rect(
            x: origin.x, y: origin.y, width: Self.weeks * cell,
            height: blockHeight * Double(years.count - 1) + 7 * cell)
    }

    /// The top of the cells of a year.
    func top(of year: Int) -> Double { origin.y + Double(year - years.lowerBound) * blockHeight }

    /// The week of a day within its year, from 0. Weeks begin on Monday, so that the first and the last may be short.
    static func week(of day: Timestamp) -> Int {
        let offset = (day.weekday - (day.dayOfYear - 1) % 7 + 7) % 7
        return (day.dayOfYear - 1 + offset) / 7
    }

    /// The left edge of a week.
    func left(ofWeek week: Int) -> Double { origin.x + Double(week) * cell }

    /// The rectangle of a day, without the gap to its neighbours.
    func rect(of day: Timestamp) -> Rect {
        let gap = min(2, cell / 5)
        return Rect(
            x: left(ofWeek: Self.week(of: day)), y: top(of: day.year) + Double(day.weekday) * cell,
            width: cell - gap, height: cell - gap)
    }
}
