import Drawing

/// The colours and type of charts.
public struct Theme: Hashable, Sendable {
    /// What is behind the chart; `nil` leaves it to the page.
    public var background: Color?
    /// Whether an SVG changes its colours where the reader prefers dark pages.
    public var isAdaptive: Bool

    /// Follows the reader's preference for light or dark pages; nothing is drawn behind the chart.
    public static let adaptive = Theme(background: nil, isAdaptive: true)

    /// Always dark on white, for places whose background is not known and for paper.
    public static let light = Theme(background: .white, isAdaptive: false)

    // Text reaches a contrast of 4.5:1 and what stands for data 3:1, on white and on a dark page up to #1f2328.
    static let ink = Color(hex: 0x1f2328, dark: 0xe8eaed)
    static let muted = Color(hex: 0x59626b, dark: 0xa3acb6)
    static let axis = Color(hex: 0x8b949e, dark: 0x6e7781)
    static let grid = Color(hex: 0xe4e7ea, dark: 0x30363d)

    /// The colours of Okabe & Ito (“Color Universal Design”, 2008), which people with any colour vision tell apart,
    /// without the yellow that is lost on white and the black that is lost on dark; the first two are far apart in
    /// grey, too. Orange and sky blue are a little darker than in the paper so that they stand out on white.
    static let categories = [
        Color(hex: 0x0072b2, dark: 0x4ea8e6), Color(hex: 0xcf8200, dark: 0xf5b335),
        Color(hex: 0x009e73, dark: 0x35c397), Color(hex: 0xc25f96, dark: 0xe29cc2),
        Color(hex: 0x4299cf, dark: 0x9ad4f7), Color(hex: 0xc65102, dark: 0xf28b4b),
    ]

    /// The text of titles, axes and labels.
    let fontSize = 13.0

    var ink: Color { Self.ink }
    var muted: Color { Self.muted }
    var axis: Color { Self.axis }
    var grid: Color { Self.grid }

    /// The colour of the n-th category; after the last one they begin anew.
    func category(_ index: Int) -> Color { Self.categories[index % Self.categories.count] }

    /// What goes around a chart: a background reaches a little beyond it.
    var frame: SVGDrawing.Frame {
        SVGDrawing.Frame(
            isAdaptive: isAdaptive, background: background,
            margin: background == nil ? Size(0, 0) : Size(12, 10))
    }

    var title: TextStyle { TextStyle(size: 15, weight: .semibold, color: ink) }
    var label: TextStyle { TextStyle(size: fontSize, color: ink) }
    var note: TextStyle { TextStyle(size: fontSize, color: muted) }
    var figures: TextStyle { note.tabularFigures }
}
