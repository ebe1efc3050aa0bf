import Base
import Drawing

extension CalendarHeatmap {
    /// The number of colours: cells of one colour are drawn at once.
    private static let colorCount = 12

    /// Draws the cells of each year below a key of the colours.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let title = title.map { TextLabel($0, theme.title, width: picture.width, lines: 2) }
        if let title { canvas.draw(title, at: picture.origin, .topLeft) }
        let keyTop = picture.minY + (title.map { $0.height + 10 } ?? 0)
        drawKey(at: Point(picture.minX, keyTop), width: picture.width, on: canvas, theme)
        let top = min(keyTop + CalendarLayout.keyHeight, picture.maxY - 1)
        let layout = CalendarLayout(
            years: years, in: Rect(left: picture.minX, top: top, right: picture.maxX, bottom: picture.maxY))
        drawNames(layout, within: picture, on: canvas, theme)
        var cells: [Int: Path] = [:]
        var empty = Path()
        let scale = Scale.linear(lowest...max(lowest, highest))
        for (index, value) in values.enumerated() {
            let rect = layout.rect(of: date(index))
            if let value {
                let color = Int((scale.position(of: value) * Double(Self.colorCount - 1)).rounded())
                cells[color, default: Path()].append(Path(rect))
            } else {
                empty.append(Self.emptyCell(rect))
            }
        }
        canvas.marking(.mark) {
            for color in 0..<Self.colorCount {
                guard let path = cells[color] else { continue }
                let place = Double(color) / Double(Self.colorCount - 1)
                canvas.fill(path, ColorRamp.intensity.color(at: place))
            }
            if !empty.isEmpty { canvas.stroke(empty, Stroke(theme.axis.opacity(0.7), width: 0.75)) }
        }
        return layout.area
    }

    /// The outline of a day without data, crossed out.
    private static func emptyCell(_ rect: Rect) -> Path {
        let inner = rect.inset(dx: min(0.5, rect.width / 4), dy: min(0.5, rect.height / 4))
        var path = Path(inner)
        path.append(Path([Point(inner.minX, inner.maxY), Point(inner.maxX, inner.minY)]))
        return path
    }

    private func drawKey(at corner: Point, width: Double, on canvas: any Canvas, _ theme: Theme) {
        let isComplete = !values.contains { $0 == nil }
        let none = TextLabel("no data", theme.note)
        let room = isComplete ? 0 : none.width + 40
        ColorKey(label: valueLabel, lowest: lowestText, highest: highestText, colors: ColorRamp.intensity)
            .draw(on: canvas, at: corner, width: max(1, width - room), theme: theme)
        guard !isComplete, room < width / 2 else { return }
        let middle = corner.y + ColorKey.height / 2
        let right = corner.x + width
        canvas.draw(none, at: Point(right, middle), .right)
        let box = Rect(x: right - none.width - 20, y: middle - 6, width: 12, height: 12)
        canvas.stroke(Self.emptyCell(box), Stroke(theme.axis.opacity(0.7), width: 0.75))
    }

    /// Writes the year, the months and the weekdays where there is room for them.
    private func drawNames(
        _ layout: CalendarLayout, within picture: Rect, on canvas: any Canvas, _ theme: Theme
    ) {
        for year in years {
            let top = layout.top(of: year)
            let name = TextLabel("\(year)", theme.label.with { $0.weight = .semibold })
            var free = picture.minX
            func write(_ label: TextLabel, left: Double) {
                guard left >= free, left + label.width <= picture.maxX, top - 3 - label.height >= picture.minY
                else { return }
                canvas.draw(label, at: Point(left, top - 3 - label.height), .topLeft)
                free = left + label.width + 5
            }
            write(name, left: picture.minX)
            for (month, text) in Self.months.enumerated() {
                guard let first = Timestamp(year: year, month: month + 1, day: 1),
                    0..<values.count ~= first.dayNumber - firstDay
                else { continue }
                write(
                    TextLabel(text, theme.note), left: layout.left(ofWeek: CalendarLayout.week(of: first)))
            }
            for (weekday, text) in [(0, "Mon"), (3, "Thu"), (6, "Sun")] {
                let label = TextLabel(text, theme.note)
                guard label.height <= 3 * layout.cell, label.width + 4 <= layout.origin.x - picture.minX
                else {
                    continue
                }
                let middle = top + (Double(weekday) + 0.45) * layout.cell
                canvas.draw(label, at: Point(layout.origin.x - 5, middle), .right)
            }
        }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
