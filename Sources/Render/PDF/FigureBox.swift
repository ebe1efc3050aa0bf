import Charts
import Drawing

/// A chart with its caption below, which never part.
struct FigureBox: Box {
    private static let gap = 7.0
    /// A CSS pixel is three quarters of a point: a chart is never drawn larger than on a screen.
    private static let naturalScale = 0.75
    /// How small a chart may become so that no gap is left at the foot of a page.
    private static let leastShrinking = 0.8

    private let chart: AnyChart
    /// The chart's own size, which some charts find only by measuring all of their labels.
    private let size: Size
    private let caption: ParagraphBox
    private let scale: Double
    private let width: Double
    private let anchor: String

    /// A chart as wide as the text, unless it is smaller by nature or would be higher than a page.
    init(_ figure: Figure, width: Double, pageHeight: Double) {
        chart = figure.chart
        size = chart.size
        self.width = width
        anchor = "figure-\(figure.name)"
        caption = ParagraphBox(
            .caption("Figure \(figure.number)", figure.caption), Typography.caption, width: width)
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

    func shrunk(toFit height: Double) -> (any Box)? {
        let fitting = (height - Self.gap - caption.height) / size.height
        guard fitting < scale, fitting >= Self.leastShrinking * scale else { return nil }
        return FigureBox(self, scale: fitting)
    }

    func draw(on sheet: Sheet, at origin: Point) {
        let canvas = sheet.canvas
        sheet.addDestination(anchor, at: Point(origin.x, origin.y - 6))
        canvas.saving {
            canvas.translate(x: origin.x, y: origin.y)
            canvas.concatenate(.scale(x: scale, y: scale))
            chart.draw(on: canvas, in: Rect(size), theme: .light)
        }
        caption.draw(on: sheet, at: Point(origin.x, origin.y + size.height * scale + Self.gap))
    }
}

extension RichText {
    /// A caption: its number in bold, then what the reader sees.
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
