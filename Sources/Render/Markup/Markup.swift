/// A block of Markdown (CommonMark with GitHub's tables, strikethrough and autolinks).
public indirect enum Block: Sendable, Hashable {
    /// A heading of a level, 1…6. The identifier is unique in the report.
    case heading(level: Int, content: [Inline], id: String)
    /// A paragraph.
    case paragraph([Inline])
    /// A list of items; `start` is the number of the first item, `nil` for an unordered list. A list is tight if its items
    /// are not separated by blank lines.
    case list(items: [[Block]], start: Int?, isTight: Bool)
    /// A quotation.
    case quote([Block])
    /// A block of code; the language is empty if it has none.
    case code(language: String, text: String)
    /// A table; a row may have fewer cells than the header.
    case table(header: [[Inline]], alignments: [TableAlignment], rows: [[[Inline]]])
    /// A note set off from the text: `- Note: …`, `- Important: …`, `- Callout(Title): …`.
    case aside(kind: AsideKind, title: String, content: [Block])
    /// A thematic break.
    case rule
}

/// The alignment of a column of a Markdown table.
public enum TableAlignment: Sendable, Hashable {
    /// Left-aligned.
    case leading
    /// Centred.
    case center
    /// Right-aligned.
    case trailing
}

/// The kind of an aside.
public enum AsideKind: String, Sendable, Hashable {
    /// `- Note: …`
    case note
    /// `- Important: …`
    case important
    /// `- Callout(Title): …`
    case callout
}

/// An inline element within a block.
public indirect enum Inline: Sendable, Hashable {
    /// Text.
    case text(String)
    /// Inline code.
    case code(String)
    /// Emphasized content, usually italic.
    case emphasis([Inline])
    /// Strongly emphasized content, usually bold.
    case strong([Inline])
    /// Content that is struck through.
    case strikethrough([Inline])
    /// A link. The destination is as written; see ``LinkPolicy``.
    case link(destination: String, content: [Inline])
    /// A line break that the author wrote.
    case lineBreak

    /// The text without markup, for outlines and window titles.
    public var plainText: String {
        switch self {
        case .text(let text), .code(let text): text
        case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, let content):
            content.plainText
        case .lineBreak: " "
        }
    }
}

extension [Inline] {
    /// The text without markup.
    public var plainText: String { map(\.plainText).joined() }
}
