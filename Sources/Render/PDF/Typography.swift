import Drawing

/// The type of a printed report: sizes, weights and leading in one place, so that all parts agree. Sizes are few: each
/// one that is used costs about a millisecond of looking for its font.
enum Typography {
    /// A style with the distance between its baselines.
    struct Text: Hashable, Sendable {
        var style: TextStyle
        var leading: Double

        /// The same type in another colour.
        func colored(_ color: Color) -> Text {
            Text(style: style.with { $0.color = color }, leading: leading)
        }
    }

    private static let display = "Inter Display, " + TextStyle.sansSerif

    static let title = text(24, 29, .bold, family: display)
    static let body = text(9.5, 14.5)
    static let masthead = text(9, 13.5)
    static let caption = text(8.5, 12.5, color: Palette.muted)
    static let tileValue = text(16, 20, .semibold, family: display)
    static let tileLabel = text(7.5, 10.5, color: Palette.muted)
    static let asideTitle = text(9.5, 14.5, .semibold)
    static let furniture = text(7.5, 10, color: Palette.muted)
    static let banner = text(9, 13, color: Palette.warning)
    static let colophon = text(7.5, 11, color: Palette.muted)
    static let code = Text(style: .code(size: 7.5, color: Palette.ink), leading: 11.25)
    static let listing = text(7.5, 11)

    /// A heading of a level, 1…6.
    static func heading(_ level: Int) -> Text {
        switch level {
        case ...2: text(15, 20, .semibold, family: display)
        case 3: text(11.5, 16, .semibold)
        default: text(9.5, 14.5, .semibold)
        }
    }

    /// The type of a table's cells at a size.
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

/// The colours of a printed report; those of the light page in HTML.
enum Palette {
    static let ink = Color(hex: 0x1c2127)
    static let muted = Color(hex: 0x59636e)
    static let rule = Color(hex: 0xd9dee3)
    static let raised = Color(hex: 0xf5f7f9)
    static let chip = Color(hex: 0xeef1f4)
    static let link = Color(hex: 0x0b5cad)
    static let warning = Color(hex: 0x8a4b00)
    static let warningGround = Color(hex: 0xfff4e0)

    /// The colour of a part of code.
    static func code(_ kind: SwiftHighlighter.Kind) -> Color {
        switch kind {
        case .plain: ink
        case .keyword: Color(hex: 0x9b2393)
        case .type: Color(hex: 0x3b5bb5)
        case .string: Color(hex: 0xb3261e)
        case .number: Color(hex: 0x1c00cf)
        case .comment: Color(hex: 0x5d6c79)
        }
    }
}
