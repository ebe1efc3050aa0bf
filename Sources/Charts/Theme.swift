import Drawing

/// The colours and type of charts.
public struct Theme: Hashable, Sendable {
    /// A colour that is one thing on a light page and another on a dark one.
    struct Tone: Hashable, Sendable {
        var light: Color
        var dark: Color

        init(light: UInt32, dark: UInt32) {
            self.light = Color(themed: light)
            self.dark = Color(hex: dark)
        }
    }

    /// What is behind the chart; `nil` leaves it to the page.
    public var background: Color?
    /// Whether an SVG changes its colours where the reader prefers dark pages.
    public var isAdaptive: Bool

    /// Follows the reader's preference for light or dark pages; nothing is drawn behind the chart.
    public static let adaptive = Theme(background: nil, isAdaptive: true)

    /// Always dark on white, for places whose background is not known and for paper.
    public static let light = Theme(background: .white, isAdaptive: false)

    // Text reaches a contrast of 4.5:1 and what stands for data 3:1, on white and on a dark page up to #1f2328.
    static let ink = Tone(light: 0x1f2328, dark: 0xe8eaed)
    static let muted = Tone(light: 0x59626b, dark: 0xa3acb6)
    static let axis = Tone(light: 0x8b949e, dark: 0x6e7781)
    static let grid = Tone(light: 0xe4e7ea, dark: 0x30363d)

    /// The colours of Okabe & Ito (“Color Universal Design”, 2008), which people with any colour vision tell apart,
    /// without the yellow that is lost on white and the black that is lost on dark; the first two are far apart in
    /// grey, too. Orange and sky blue are a little darker than in the paper so that they stand out on white.
    static let categories = [
        Tone(light: 0x0072b2, dark: 0x4ea8e6), Tone(light: 0xcf8200, dark: 0xf5b335),
        Tone(light: 0x009e73, dark: 0x35c397), Tone(light: 0xc25f96, dark: 0xe29cc2),
        Tone(light: 0x4299cf, dark: 0x9ad4f7), Tone(light: 0xc65102, dark: 0xf28b4b),
    ]

    /// The text of titles, axes and labels.
    let fontSize = 13.0

    var ink: Color { Self.ink.light }
    var muted: Color { Self.muted.light }
    var axis: Color { Self.axis.light }
    var grid: Color { Self.grid.light }

    /// The colour of the n-th category; after the last one they begin anew.
    func category(_ index: Int) -> Color { Self.categories[index % Self.categories.count].light }

    /// What changes on a dark page.
    var darkColors: [(light: Color, dark: Color)] {
        guard isAdaptive else { return [] }
        let tones = [Self.ink, Self.muted, Self.axis, Self.grid] + Self.categories
        return tones.map { ($0.light, $0.dark) }
    }

    var title: TextStyle { TextStyle(size: 15, weight: .semibold, color: ink) }
    var label: TextStyle { TextStyle(size: fontSize, color: ink) }
    var note: TextStyle { TextStyle(size: fontSize, color: muted) }
    var figures: TextStyle { note.tabularFigures }
}

extension Color {
    /// `0xRRGGBB` plus a quarter of a step of 8 bits: the looks are the same, yet no colour of a heat map, which keeps
    /// whole steps, can be taken for it. The sum is a whole number of steps of 16 bits, which is what text keeps.
    fileprivate init(themed hex: UInt32) {
        func channel(_ shift: UInt32) -> Double { Double((hex >> shift & 0xff) * 257 + 64) / 65_535 }
        self.init(red: channel(16), green: channel(8), blue: channel(0))
    }
}
