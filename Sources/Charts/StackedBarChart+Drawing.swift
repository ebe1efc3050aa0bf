import Base
import Drawing

extension StackedBarChart {
    /// A part of a bar.
    private struct Segment {
        var series: Int
        var part: Estimate
        /// The values at its ends.
        var start, end: Double
        /// The edges of its bar, as fractions of the band.
        var edges: (low: Double, high: Double)
    }

    /// Draws the bars over grid lines, below a legend in the order of the stack.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let segments = categories.map(segments)
        let numbers = segments.joined().flatMap { [$0.start, $0.end] + $0.part.numbers }
        let values = segments.joined().map(\.part.value)
        let decimals = shownFormat.decimals(for: values)
        let isHorizontal = orientation == .horizontal
        let room = endRoom(values, decimals, in: picture, theme)
        let axis =
            arrangement == .shares
            ? ValueAxis(0...1, format: .percent, isExact: true)
            : ValueAxis(around: numbers.filter { arrangement == .grouped || $0 >= 0 } + [0], format: format)
        let bands = AxisContent.bands(
            BandScale(count: max(1, categories.count)), names: categories.map(\.name))
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, legend: legend(theme), xTitle: isHorizontal ? axisLabel : nil,
                yTitle: isHorizontal ? nil : axisLabel, x: isHorizontal ? .values(axis) : bands,
                y: isHorizontal ? bands : .values(axis), trailing: room,
                inset: Size(values.contains { $0 < 0 } ? room : 0, 0),
                spacing: isHorizontal ? Size(80, 42) : Size(24, 42), hasVerticalGrid: isHorizontal,
                hasHorizontalGrid: !isHorizontal),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        for (index, bar) in segments.enumerated() {
            for segment in bar {
                draw(
                    segment, band: index, decimals: decimals, hasEndLabel: room > 0, on: canvas, frame)
            }
        }
        if isHorizontal {
            frame.drawVerticalRule(at: 0, on: canvas, Stroke(theme.axis))
        } else {
            frame.drawHorizontalRule(at: 0, on: canvas, Stroke(theme.axis))
        }
        return frame.plot
    }

    private var axisLabel: String { arrangement == .shares ? "Share of \(valueLabel)" : valueLabel }

    private func legend(_ theme: Theme) -> [Legend.Entry] {
        guard series.count > 1 else { return [] }
        let entries = series.enumerated().map {
            Legend.Entry(name: $1, sample: .bar(theme.category($0)))
        }
        // The top of a vertical stack is listed first.
        return orientation == .vertical && arrangement != .grouped ? entries.reversed() : entries
    }

    private func segments(of category: Category) -> [Segment] {
        var sum = 0.0
        let width = 1 / Double(max(1, series.count))
        return category.parts.enumerated().compactMap { index, part in
            guard let part = shown(part, of: category) else { return nil }
            guard arrangement != .grouped else {
                let edges = (Double(index) * width, (Double(index) + 0.9) * width)
                return Segment(series: index, part: part, start: 0, end: part.value, edges: edges)
            }
            let start = sum
            sum += part.value
            return Segment(series: index, part: part, start: start, end: sum, edges: (0, 1))
        }
    }

    /// The width of the widest value at the end of a bar; zero where values are not shown there.
    private func endRoom(_ values: [Double], _ decimals: Int, in picture: Rect, _ theme: Theme) -> Double {
        guard arrangement == .grouped, orientation == .horizontal else { return 0 }
        let widest =
            values.map { TextLabel(shownFormat.text(of: $0, decimals: decimals), theme.figures).width }.max()
            ?? 0
        return widest < picture.width * 0.2 ? widest + 8 : 0
    }

    /// The edges of the bar of a category.
    private func edges(of index: Int, in frame: PlotFrame) -> (start: Double, end: Double) {
        if orientation == .horizontal {
            let row = frame.band(index)
            return (row.top, row.bottom)
        }
        let column = frame.column(index)
        return (column.left, column.right)
    }

    private func draw(
        _ segment: Segment, band index: Int, decimals: Int, hasEndLabel: Bool, on canvas: any Canvas,
        _ frame: PlotFrame
    ) {
        let isHorizontal = orientation == .horizontal
        let edges = edges(of: index, in: frame)
        let low = edges.start + segment.edges.low * (edges.end - edges.start)
        let high = edges.start + segment.edges.high * (edges.end - edges.start)
        func place(_ value: Double) -> Double { isHorizontal ? frame.x(value) : frame.y(value) }
        let (start, end) = (place(segment.start), place(segment.end))
        var bar =
            isHorizontal
            ? Rect(left: start, top: low, right: end, bottom: high)
            : Rect(left: low, top: end, right: high, bottom: start)
        // A gap of a pixel keeps the parts of a stack apart.
        if arrangement != .grouped, (isHorizontal ? bar.width : bar.height) > 3 {
            bar = bar.inset(dx: isHorizontal ? 0.5 : 0, dy: isHorizontal ? 0 : 0.5)
        }
        let theme = frame.theme
        let color = theme.category(segment.series)
        canvas.marking(.mark) {
            canvas.fill(bar, color)
            guard segment.part.hasInterval else { return }
            let (lower, upper) = segment.part.ends
            let middle = (low + high) / 2
            func point(_ value: Double) -> Point {
                isHorizontal ? Point(place(value), middle) : Point(middle, place(value))
            }
            canvas.drawInterval(from: point(lower), to: point(upper), Stroke(theme.ink, width: 1.25))
            // The part of it on the bar stands out from the bar.
            canvas.saving {
                canvas.clip(to: Path(bar))
                canvas.drawInterval(
                    from: point(lower), to: point(upper), Stroke(color.adaptiveInk, width: 1.25))
            }
        }
        let text = shownFormat.text(of: segment.part.value, decimals: decimals)
        if arrangement == .grouped {
            guard hasEndLabel else { return }
            let label = TextLabel(text, theme.figures)
            guard label.height <= bar.height + 3 else { return }
            let isNegative = segment.part.value < 0
            let edge = place(isNegative ? segment.part.ends.low : max(segment.part.ends.high, 0))
            canvas.marking(.annotation) {
                canvas.draw(
                    label, at: Point(edge + (isNegative ? -6 : 6), bar.midY), isNegative ? .right : .left)
            }
        } else {
            let style = theme.label.tabularFigures.with { $0.color = color.adaptiveInk }
            let label = TextLabel(text, style)
            guard label.width + 8 <= bar.width, label.height + 2 <= bar.height else { return }
            canvas.marking(.annotation) {
                canvas.draw(label, at: Point(bar.midX, bar.midY), .center)
            }
        }
    }
}
