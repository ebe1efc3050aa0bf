import Drawing

/// The type of a printed report: sizes, weights and leading in one place, so that all parts agree. Every size used costs
/// about a millisecond to find its font, so there are few.
enum Typography {
    /// A text style with its leading.
    struct Text: Hashable, Sendable {
        /// The font, its size and its colour.
        var style: TextStyle
        /// The distance between baselines, in points.
        var leading: Double

        /// Returns the same type in another colour.
        func colored(_ color: Color) -> Text {
            Text(style: style.with { $0.color = color }, leading: leading)
        }
    }

    private static let display = "Inter Display, " + TextStyle.sansSerif

    /// The title of the report.
    static let title = text(24, 29, .bold, family: display)
    /// Body text.
    static let body = text(9.5, 14.5)
    /// The masthead below the title.
    static let masthead = text(9, 13.5)
    /// Captions of figures, tables and cells.
    static let caption = text(8.5, 12.5, color: Palette.muted)
    /// A headline value.
    static let tileValue = text(16, 20, .semibold, family: display)
    /// The label of a headline value.
    static let tileLabel = text(7.5, 10.5, color: Palette.muted)
    /// The title of an aside.
    static let asideTitle = text(9.5, 14.5, .semibold)
    /// Running heads and page numbers.
    static let furniture = text(7.5, 10, color: Palette.muted)
    /// The banner on sample data.
    static let banner = text(9, 13, color: Palette.warning)
    /// The last line of the report.
    static let colophon = text(7.5, 11, color: Palette.muted)
    /// Blocks of code.
    static let code = Text(style: .code(size: 7.5, color: Palette.ink), leading: 11.25)
    /// Lists of names and values.
    static let listing = text(7.5, 11)

    /// The type of a heading of a level, 1…6.
    static func heading(_ level: Int) -> Text {
        switch level {
        case ...2: text(15, 20, .semibold, family: display)
        case 3: text(11.5, 16, .semibold)
        default: text(9.5, 14.5, .semibold)
        }
    }

    /// The type of table cells in a size, in points.
    static func cell(size: Double) -> Text {
        let type = text(size, size * 1.4)
        return Text(style: type.style.tabularFigures, leading: type.leading)
    }

    private static func text(
        _ size: Double, _ leading: Double, _ weight: TextStyle.Weight = .regular,
        family: String = TextStyle.sansSerif, color: Color = Palette.ink
    ) -> Text {
        Text(style: TextStyle(family: family, size: size, weight: weight, color: color), leading: leading)
    }
}
