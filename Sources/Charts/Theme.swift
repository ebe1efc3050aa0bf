import Drawing

/// The colours and text styles of charts.
public struct Theme: Hashable, Sendable {
    /// The colour behind the chart; `nil` shows the page.
    public var background: Color?
    /// Whether an SVG changes its colours if the reader prefers a dark colour scheme.
    public var isAdaptive: Bool

    /// A theme without background that follows the reader's colour scheme, for web pages.
    public static let adaptive = Theme(background: nil, isAdaptive: true)

    /// Dark on white, for paper and for pages whose background is not known.
    public static let light = Theme(background: .white, isAdaptive: false)

    // On white, and on dark pages up to #1f2328, text has a contrast of at least 4.5:1 and marks have one of 3:1.

    /// Text.
    static let ink = Color(hex: 0x1f2328, dark: 0xe8eaed)
    /// Secondary text.
    static let muted = Color(hex: 0x59626b, dark: 0xa3acb6)
    /// Axes and ticks.
    static let axis = Color(hex: 0x8b949e, dark: 0x6e7781)
    /// Grid lines.
    static let grid = Color(hex: 0xe4e7ea, dark: 0x30363d)

    /// The colours of categories: those of Okabe & Ito (“Color Universal Design”, 2008), which readers with any colour
    /// vision can distinguish, without yellow and black, which are hardly visible on white and on dark pages. Orange and
    /// sky blue are darker than in the paper, for contrast with white. The first two also differ in greyscale.
    static let categories = [
        Color(hex: 0x0072b2, dark: 0x4ea8e6), Color(hex: 0xcf8200, dark: 0xf5b335),
        Color(hex: 0x009e73, dark: 0x35c397), Color(hex: 0xc25f96, dark: 0xe29cc2),
        Color(hex: 0x4299cf, dark: 0x9ad4f7), Color(hex: 0xc65102, dark: 0xf28b4b),
    ]

    /// The size of labels, in CSS pixels.
    let fontSize = 13.0

    /// See ``ink``.
    var ink: Color { Self.ink }
    /// See ``muted``.
    var muted: Color { Self.muted }
    /// See ``axis``.
    var axis: Color { Self.axis }
    /// See ``grid``.
    var grid: Color { Self.grid }

    /// Returns the colour of the category at an index. The colours repeat after the last one.
    func category(_ index: Int) -> Color { Self.categories[index % Self.categories.count] }

    /// The background and margin of an SVG: a background extends beyond the chart on all sides.
    var frame: SVGDrawing.Frame {
        SVGDrawing.Frame(
            isAdaptive: isAdaptive, background: background,
            margin: background == nil ? Size(0, 0) : Size(12, 10))
    }

    /// The title of a chart.
    var title: TextStyle { TextStyle(size: 15, weight: .semibold, color: ink) }
    /// Labels.
    var label: TextStyle { TextStyle(size: fontSize, color: ink) }
    /// Secondary labels.
    var note: TextStyle { TextStyle(size: fontSize, color: muted) }
    /// Secondary labels that are numbers, with digits of equal width.
    var figures: TextStyle { note.tabularFigures }
}
