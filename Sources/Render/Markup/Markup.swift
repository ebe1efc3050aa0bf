/// A block of a Markdown text (CommonMark with GitHub's tables, strikethrough and autolinks).
public indirect enum Block: Sendable, Hashable {
    /// A heading of a level, 1…6. The identifier is unique in its report.
    case heading(level: Int, content: [Inline], id: String)
    case paragraph([Inline])
    /// A list; `start` is the first number of an ordered one.
    case list(items: [[Block]], start: Int?, isTight: Bool)
    case quote([Block])
    case code(language: String, text: String)
    case table(header: [[Inline]], alignments: [TableAlignment], rows: [[[Inline]]])
    /// A note apart from the text: `- Note: …`, `- Important: …`, `- Callout(Title): …`.
    case aside(kind: AsideKind, title: String, content: [Block])
    case rule
}

/// How a column of a Markdown table is aligned.
public enum TableAlignment: Sendable, Hashable {
    case leading
    case center
    case trailing
}

/// What an aside is for.
public enum AsideKind: String, Sendable, Hashable {
    case note
    case important
    case callout
}

/// A run of text within a block.
public indirect enum Inline: Sendable, Hashable {
    case text(String)
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case link(destination: String, content: [Inline])
    case lineBreak

    /// The text alone, as an outline or a window title shows it.
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
    /// The text alone, without emphasis and links.
    public var plainText: String { map(\.plainText).joined() }
}

/// Where the links of a report may lead, in every format: the web, mail, and places beside or in the report. Scripts
/// and files of the reader's machine are no such places, whatever the prose says.
enum LinkPolicy {
    /// Whether a link to `destination` may be followed.
    static func allows(_ destination: String) -> Bool {
        let beforeColon = destination.prefix { !":/?#".contains($0) }
        let hasScheme = destination.dropFirst(beforeColon.count).first == ":"
        return !hasScheme || ["http", "https", "mailto"].contains(beforeColon.lowercased())
    }
}
