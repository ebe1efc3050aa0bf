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
        ColorKey(
            label: valueLabel, lowest: lowestText, highest: highestText, colors: ColorRamp.intensity,
            empty: values.contains(nil) ? "no data" : nil
        )
        .draw(on: canvas, at: Point(picture.minX, keyTop), width: picture.width, theme: theme)
        let top = min(keyTop + CalendarLayout.keyHeight, picture.maxY - 1)
        let layout = CalendarLayout(
            years: years, in: Rect(left: picture.minX, top: top, right: picture.maxX, bottom: picture.maxY))
        drawNames(layout, within: picture, on: canvas, theme)
        var cells: [Int: Path] = [:]
        var empty: [Rect] = []
        let scale = Scale.linear(lowest...max(lowest, highest))
        for (index, value) in values.enumerated() {
            let rect = layout.rect(of: date(index))
            if let value {
                let color = Int((scale.position(of: value) * Double(Self.colorCount - 1)).rounded())
                cells[color, default: Path()].append(Path(rect))
            } else {
                empty.append(rect)
            }
        }
        canvas.marking(.mark) {
            for color in 0..<Self.colorCount {
                guard let path = cells[color] else { continue }
                let place = Double(color) / Double(Self.colorCount - 1)
                canvas.fill(path, ColorRamp.intensity.color(at: place))
            }
            canvas.drawEmptyCells(empty, theme)
        }
        return layout.area
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
