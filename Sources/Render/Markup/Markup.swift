import Base

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
    /// A computed number or date: its text and its full value.
    case value(String, Value)
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
        case .text(let text), .code(let text), .value(let text, _): text
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

extension Block {
    /// The text without markup.
    var plainText: String {
        switch self {
        case .heading(_, let content, _), .paragraph(let content): content.plainText
        case .list(let items, _, _): items.joined().map(\.plainText).joined(separator: " ")
        case .quote(let content), .aside(_, _, let content): content.map(\.plainText).joined(separator: " ")
        case .code(_, let text): text
        case .table(let header, _, let rows):
            ([header] + rows).joined().map(\.plainText).joined(separator: " ")
        case .rule: ""
        }
    }

    /// The block with its text struck out.
    var struckOut: Block {
        switch self {
        case .heading(let level, let content, let id):
            .heading(level: level, content: [.strikethrough(content)], id: id)
        case .paragraph(let content): .paragraph([.strikethrough(content)])
        case .list(let items, let start, let isTight):
            .list(items: items.map { $0.map(\.struckOut) }, start: start, isTight: isTight)
        case .quote(let content): .quote(content.map(\.struckOut))
        case .aside(let kind, let title, let content):
            .aside(kind: kind, title: title, content: content.map(\.struckOut))
        case .code, .table, .rule: self
        }
    }

    /// Returns the block with more text at its end; a list has it at the end of its last item.
    func appending(_ inlines: [Inline]) -> Block {
        switch self {
        case .paragraph(let content): return .paragraph(content + inlines)
        case .heading(let level, let content, let id):
            return .heading(level: level, content: content + inlines, id: id)
        case .list(var items, let start, let isTight):
            if let item = items.indices.last, let block = items[item].indices.last {
                items[item][block] = items[item][block].appending(inlines)
            }
            return .list(items: items, start: start, isTight: isTight)
        default: return self
        }
    }
}
