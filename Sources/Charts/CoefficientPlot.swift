import Base
import Drawing

/// Estimates with confidence intervals, compared with a reference: coefficients of a model, or odds ratios.
public struct CoefficientPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "coefficient-plot"

    /// An estimate.
    public struct Coefficient: Codable, Hashable, Sendable {
        /// The name of the variable.
        public var name: String
        /// The estimate.
        public var estimate: Double
        /// The ends of the confidence interval; `nil` if there is none.
        public var lower, upper: Double?

        /// Creates an estimate. Ends that are not finite are ignored.
        public init(_ name: String, _ estimate: Double, lower: Double? = nil, upper: Double? = nil) {
            self.name = name
            self.estimate = estimate
            self.lower = lower.flatMap { $0.isFinite ? $0 : nil }
            self.upper = upper.flatMap { $0.isFinite ? $0 : nil }
        }

        /// Whether the interval exists and does not include a number.
        func excludes(_ reference: Double) -> Bool {
            (lower.map { $0 > reference } ?? false) || (upper.map { $0 < reference } ?? false)
        }
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the estimates.
    public var valueLabel: String
    /// The estimates from top to bottom.
    public var coefficients: [Coefficient]
    /// The value of no effect: 0 for coefficients, 1 for ratios.
    public var reference: Double
    /// Whether the axis of values is logarithmic.
    public var isLogarithmic: Bool

    /// Creates a plot of coefficients, compared with zero. Estimates that are not finite are omitted.
    public init(_ coefficients: [Coefficient], valueLabel: String = "Coefficient", title: String? = nil) {
        self.title = title
        self.valueLabel = valueLabel
        self.coefficients = coefficients.filter { $0.estimate.isFinite }
        reference = 0
        isLogarithmic = false
    }

    /// Creates a plot of ratios, compared with one on a logarithmic axis. Estimates that are not positive are omitted.
    public init(ratios: [Coefficient], valueLabel: String = "Odds ratio", title: String? = nil) {
        self.init(ratios.filter { $0.estimate > 0 }, valueLabel: valueLabel, title: title)
        reference = 1
        isLogarithmic = true
    }

    /// A description of the effects in each direction whose intervals exclude the reference, and of the number of others.
    public var description: String {
        let clear = coefficients.filter { $0.excludes(reference) }
        let words = { (coefficient: Coefficient) in
            "\(coefficient.name) \(NumberFormat.significant(coefficient.estimate, digits: 3))"
        }
        var sentences = ["\(valueLabel) of \(coefficients.count) variables"]
        let above = clear.filter { $0.estimate > reference }.sorted { $0.estimate > $1.estimate }
        let below = clear.filter { $0.estimate < reference }.sorted { $0.estimate < $1.estimate }
        let limit = NumberFormat.significant(reference)
        if !above.isEmpty {
            sentences.append("Above \(limit): " + above.prefix(4).map(words).joined(separator: ", "))
        }
        if !below.isEmpty {
            sentences.append("Below \(limit): " + below.prefix(4).map(words).joined(separator: ", "))
        }
        if clear.isEmpty, let largest = coefficients.map(\.estimate).max(),
            let smallest = coefficients.map(\.estimate).min()
        {
            let number = { NumberFormat.significant($0, digits: 3) }
            sentences.append("From \(number(smallest)) to \(number(largest))")
        }
        let unclear = coefficients.filter { ($0.lower != nil || $0.upper != nil) && !$0.excludes(reference) }
            .count
        if unclear > 0 {
            sentences.append(
                unclear == 1
                    ? "The interval of 1 includes \(limit)" : "The intervals of \(unclear) include \(limit)")
        }
        return sentences.joined(separator: ". ") + "."
    }

    /// The natural size of the chart, in CSS pixels. Its height depends on the number of estimates.
    public var size: Size {
        Size(Self.width, (title == nil ? 0 : 28) + Double(max(2, coefficients.count)) * 28 + 60)
    }

    /// Draws each estimate as a dot with its interval: filled if the interval excludes the reference, otherwise hollow.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let decimals = decimals
        let values = coefficients.map { TextLabel(text(of: $0, decimals: decimals), theme.figures) }
        // In a narrow picture, the values are omitted.
        let widest = values.map(\.width).max() ?? 0
        let trailing = widest < picture.width * 0.3 ? widest + 12 : 0
        let numbers =
            coefficients.flatMap { [$0.lower, $0.estimate, $0.upper].compactMap(\.self) } + [reference]
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: valueLabel,
                x: .values(ValueAxis(around: numbers, isLogarithmic: isLogarithmic)),
                y: .bands(BandScale(count: max(1, coefficients.count)), names: coefficients.map(\.name)),
                trailing: trailing, inset: Size(6, 0), hasVerticalGrid: true, hasHorizontalGrid: false),
            in: picture, theme: theme)
        frame.draw(on: canvas)
        frame.drawVerticalRule(at: reference, on: canvas, Stroke(theme.axis, width: 1.5))
        canvas.marking(.mark) {
            for (index, coefficient) in coefficients.enumerated() {
                draw(coefficient, at: frame.y(Double(index)), on: canvas, frame, theme)
            }
        }
        let shown = Set(frame.y.ticks.map(\.position))
        canvas.marking(.annotation) {
            for (index, label) in values.enumerated()
            where trailing > 0 && shown.contains(frame.y.position(of: Double(index))) {
                canvas.draw(label, at: Point(picture.maxX, frame.y(Double(index))), .right)
            }
        }
        return frame.plot
    }

    private func draw(
        _ coefficient: Coefficient, at y: Double, on canvas: any Canvas, _ frame: PlotFrame, _ theme: Theme
    ) {
        let color = theme.category(0)
        let place = frame.x(coefficient.estimate)
        let isClear = coefficient.excludes(reference)
        let radius = 4.0
        let lower = min(coefficient.lower.map(frame.x) ?? place, place)
        let upper = max(coefficient.upper.map(frame.x) ?? place, place)
        let gap = isClear ? 0 : radius
        var interval = Path()
        for (end, start) in [(lower, place - gap), (upper, place + gap)] where abs(end - place) > gap {
            interval.append(Path([Point(start, y), Point(end, y)]))
        }
        if !interval.isEmpty { canvas.stroke(interval, Stroke(color, width: 2)) }
        if isClear {
            canvas.fill(Path(circle: Point(place, y), radius: radius + 0.5), color)
        } else {
            canvas.stroke(Path(circle: Point(place, y), radius: radius), Stroke(color, width: 1.75))
        }
    }

    private func text(of coefficient: Coefficient, decimals: Int) -> String {
        let number = { (value: Double) in
            abs(value) >= 1e6 || (value != 0 && abs(value) < 5e-5)
                ? NumberFormat.significant(value, digits: 2) : NumberFormat.fixed(value, decimals: decimals)
        }
        guard let lower = coefficient.lower, let upper = coefficient.upper else {
            return number(coefficient.estimate)
        }
        return "\(number(coefficient.estimate)) [\(number(lower)), \(number(upper))]"
    }

    /// The number of decimals, so that the smallest estimate has one or two significant digits.
    private var decimals: Int {
        let sizes = coefficients.map { abs($0.estimate) }.filter { $0 > 0 }
        guard let smallest = sizes.min(), let largest = sizes.max(), largest < 1000 else { return 0 }
        return smallest < 0.005 ? 4 : smallest < 0.05 ? 3 : largest < 100 ? 2 : 1
    }
}
