import Drawing

/// The colours of a printed report, which are those of the light HTML page.
enum Palette {
    /// Text.
    static let ink = Color(hex: 0x1c2127)
    /// Secondary text, such as captions.
    static let muted = Color(hex: 0x59636e)
    /// Thin rules.
    static let rule = Color(hex: 0xd9dee3)
    /// The background of panels and tiles.
    static let raised = Color(hex: 0xf5f7f9)
    /// The background of inline code.
    static let codeBackground = Color(hex: 0xeef1f4)
    /// The text of links.
    static let link = Color(hex: 0x0b5cad)
    /// The text of warnings, such as the banner on sample data.
    static let warning = Color(hex: 0x8a4b00)
    /// The background of warnings.
    static let warningBackground = Color(hex: 0xfff4e0)

    /// The colour of a kind of token in code.
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
