import Charts
import Drawing

/// A chart with its caption below. It is never split.
struct FigureBox: LayoutBox {
    /// The space between the chart and its caption, in points.
    private static let gap = 7.0
    /// The maximum scale of a chart, in points per CSS pixel: a CSS pixel is three quarters of a point, and no chart is
    /// drawn larger than on a screen.
    private static let naturalScale = 0.75
    /// The smallest size of a chart that is scaled down to fit the rest of a page, as a fraction of its full size.
    private static let minimumShrinking = 0.8

    private let chart: AnyChart
    /// The chart's own size in CSS pixels, which some charts determine by measuring all of their labels.
    private let size: Size
    private let caption: ParagraphBox
    private let scale: Double
    private let width: Double
    private let anchor: String

    /// A chart as wide as the text, or smaller if that would exceed its own size or the height of a page.
    ///
    /// - Parameters:
    ///   - width: the width of the text, in points.
    ///   - pageHeight: the height of a page's body, in points.
    init(_ figure: Figure, width: Double, pageHeight: Double) {
        chart = figure.chart
        size = chart.size
        self.width = width
        anchor = "figure-\(figure.name)"
        caption = ParagraphBox(
            .caption("Figure \(figure.number)", figure.caption, note: figure.note), Typography.caption,
            width: width)
        let room = pageHeight - caption.height - Self.gap
        scale = min(Self.naturalScale, width / size.width, room / size.height)
    }

    private init(_ whole: FigureBox, scale: Double) {
        chart = whole.chart
        size = whole.size
        caption = whole.caption
        width = whole.width
        anchor = whole.anchor
        self.scale = scale
    }

    var height: Double {
        size.height * scale + Self.gap + caption.height
    }

    func shrunk(toFit height: Double) -> (any LayoutBox)? {
        let fitting = (height - Self.gap - caption.height) / size.height
        guard fitting < scale, fitting >= Self.minimumShrinking * scale else { return nil }
        return FigureBox(self, scale: fitting)
    }

    func draw(in context: PageContext, at origin: Point) {
        let canvas = context.canvas
        context.addDestination(anchor, at: origin)
        canvas.saving {
            canvas.translate(x: origin.x, y: origin.y)
            canvas.concatenate(.scale(x: scale, y: scale))
            chart.draw(on: canvas, in: Rect(size), theme: .light)
        }
        caption.draw(in: context, at: Point(origin.x, origin.y + size.height * scale + Self.gap))
    }
}

extension RichText {
    /// A caption: its number in bold, then its text and a note in parentheses.
    static func caption(_ number: String, _ text: String, note: String? = nil) -> RichText {
        let style = Typography.caption.style
        var result = RichText(
            number,
            style.with {
                $0.weight = .semibold
                $0.color = Palette.ink
            })
        result.append("\u{2002}" + text, style)
        if let note { result.append(" (\(note))", style) }
        return result
    }
}
