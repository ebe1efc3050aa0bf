import Base
import Drawing

extension SHAPSummaryPlot {
    private static let dotSize = 4.0
    /// The number of colours: dots of one colour are drawn at once.
    private static let colorCount = 9

    /// Draws a swarm of dots for each feature below a key of the colours, with the mean absolute contributions at the right.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let title = title.map { TextLabel($0, theme.title, width: picture.width, lines: 2) }
        let keyTop = picture.minY + (title.map { $0.height + 10 } ?? 0)
        if let title { canvas.draw(title, at: picture.origin, .topLeft) }
        ColorKey(label: "Value of the feature", lowest: "low", highest: "high", colors: ColorRamp.lowToHigh)
            .draw(on: canvas, at: Point(picture.minX, keyTop), width: picture.width, theme: theme)
        let top = min(keyTop + ColorKey.height + 12, picture.maxY)
        let means = features.map(\.meanAbsolute)
        let decimals = TickFormat.number.decimals(for: means)
        let labels = RowLabels(
            means.map { "mean \(TickFormat.number.text(of: $0, decimals: decimals))" }, width: picture.width,
            theme: theme)
        let frame = PlotFrame(
            PlotFrame.Content(
                xTitle: valueLabel,
                x: .values(ValueAxis(around: features.flatMap(\.contributions) + [0])),
                y: .bands(
                    BandScale(count: max(1, features.count), padding: 0.1), names: features.map(\.name)),
                trailing: labels.width, inset: Size(5, 0), hasVerticalGrid: true, hasHorizontalGrid: false),
            in: Rect(left: picture.minX, top: top, right: picture.maxX, bottom: picture.maxY), theme: theme)
        frame.draw(on: canvas)
        frame.drawVerticalRule(at: 0, on: canvas, Stroke(theme.axis, width: 1.5))
        canvas.marking(.mark) {
            for (index, feature) in features.enumerated() {
                let band = frame.band(index)
                draw(
                    feature, around: (band.top + band.bottom) / 2, height: band.bottom - band.top, on: canvas,
                    frame)
            }
        }
        labels.draw(on: canvas, edge: picture.maxX) { frame.y(Double($0)) }
        return frame.plot
    }

    private func draw(
        _ feature: Feature, around middle: Double, height: Double, on canvas: any Canvas, _ frame: PlotFrame
    ) {
        let x = feature.contributions.map(frame.x)
        let offsets = Swarm.offsets(of: x, size: Self.dotSize, height: height)
        var dots: [Int: [Point]] = [:]
        for (index, level) in feature.levels.prefix(x.count).enumerated() {
            let color = level.map { Int(($0 * Double(Self.colorCount - 1)).rounded()) } ?? -1
            dots[color, default: []].append(Point(x[index], middle + offsets[index]))
        }
        // Dots without a level are grey, below the others.
        for color in -1..<Self.colorCount {
            let place = Double(color) / Double(Self.colorCount - 1)
            Marker.disc.draw(
                dots[color] ?? [], on: canvas, size: min(Self.dotSize, height),
                color: color < 0 ? frame.theme.axis : ColorRamp.lowToHigh.color(at: place))
        }
    }
}
