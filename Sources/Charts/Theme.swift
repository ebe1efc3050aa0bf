import Drawing

/// The colours and text styles of charts.
public struct Theme: Hashable, Sendable {
    /// The colour behind the chart; `nil` for none.
    public var background: Color?
    /// Whether an SVG adapts its colours to readers who prefer dark pages.
    public var isAdaptive: Bool

    /// Adapts to the reader's preference for light or dark pages, without a background.
    public static let adaptive = Theme(background: nil, isAdaptive: true)

    /// Always dark on a white background, for paper and for pages of unknown colour.
    public static let light = Theme(background: .white, isAdaptive: false)

    // The contrast of text is at least 4.5:1 and that of marks at least 3:1, on white and on dark pages up to #1f2328.
    static let ink = Color(hex: 0x1f2328, dark: 0xe8eaed)
    static let muted = Color(hex: 0x59626b, dark: 0xa3acb6)
    static let axis = Color(hex: 0x8b949e, dark: 0x6e7781)
    static let grid = Color(hex: 0xe4e7ea, dark: 0x30363d)

    /// The colours of Okabe & Ito (“Color Universal Design”, 2008), which can be distinguished with any colour vision, except
    /// for yellow, which has too little contrast on white, and black, which has none on dark pages. The first two also differ
    /// strongly in grey. Orange and sky blue are slightly darker than in the paper, for contrast on white.
    static let categories = [
        Color(hex: 0x0072b2, dark: 0x4ea8e6), Color(hex: 0xcf8200, dark: 0xf5b335),
        Color(hex: 0x009e73, dark: 0x35c397), Color(hex: 0xc25f96, dark: 0xe29cc2),
        Color(hex: 0x4299cf, dark: 0x9ad4f7), Color(hex: 0xc65102, dark: 0xf28b4b),
    ]

    /// The size of the text of axes and labels, in CSS pixels.
    let fontSize = 13.0

    var ink: Color { Self.ink }
    var muted: Color { Self.muted }
    var axis: Color { Self.axis }
    var grid: Color { Self.grid }

    /// The colour of a category. Colours repeat after the last one.
    func category(_ index: Int) -> Color { Self.categories[index % Self.categories.count] }

    /// The frame of the chart; a background extends slightly beyond it.
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
