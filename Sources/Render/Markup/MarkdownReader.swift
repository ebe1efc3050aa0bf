import Base
import CCmark
import Record

/// Parses Markdown with cmark-gfm, the reference implementation of CommonMark with GitHub's extensions.
///
/// Raw HTML becomes text, so that a report shows it instead of running it. A picture becomes its description, because a
/// report loads nothing from elsewhere.
public struct MarkdownReader {
    /// The identifiers of the report's headings so far, beside those of the page.
    private var names = UniqueNames(taken: ["content", "parameters", "data-read"])
    /// The changes to the source of the current passage.
    private var rewriter = PassageRewriter()
    /// The full values of the numbers of the current passage.
    private var values: [Value] = []
    /// The number of blocks that the current one lies in.
    private var depth = 0

    /// A reader for the prose of one report.
    public init() {}

    /// Returns the blocks of a text.
    public mutating func blocks(of markdown: String) -> [Block] {
        MarkdownNode.withDocument(of: markdown) { blocks(in: $0) } ?? []
    }

    /// Returns prose as a passage of the report, after ``InertMarkdown`` has removed what a report does not allow.
    mutating func passage(of prose: Prose) -> Passage { passage(of: prose.marked, values: prose.values) }

    /// Returns a text as a passage of the report.
    ///
    /// - Parameter values: the full values of the numbers that are marked in the text.
    mutating func passage(of markdown: String, values: [Value] = []) -> Passage {
        self.values = values
        let source = InertMarkdown.inert(markdown)
        rewriter = PassageRewriter()
        var blocks: [(block: Block, lines: ClosedRange<Int>?)] = []
        _ = MarkdownNode.withDocument(of: source) { document in
            for node in document.children {
                blocks += node.type == "list" ? list(node) : self.blocks(from: node).map { ($0, node.lines) }
            }
            rewriter.closeFence(of: document, in: source)
        }
        let lines = rewriter.lines(of: source)
        return Passage(blocks, lines: values.isEmpty ? lines : lines.map { $0.map(ProseMarks.removed) })
    }

    /// The depth of blocks and of inlines beyond which only text is left: what is nested deeper is a mistake or an attack, and
    /// whoever walks through it afterwards needs stack for each level.
    private static let maximumDepth = 50

    private mutating func blocks(in parent: MarkdownNode) -> [Block] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            let text = ProseMarks.removed(from: parent.text)
            return text.isEmpty ? [] : [.paragraph([.text(text)])]
        }
        var result: [Block] = []
        for node in parent.children { result += blocks(from: node) }
        return result
    }

    private mutating func blocks(from node: MarkdownNode) -> [Block] {
        switch node.type {
        case "heading":
            let content = inlines(in: node)
            let level = Int(cmark_node_get_heading_level(node.pointer))
            return [.heading(level: level, content: content, id: names.name(for: content.plainText))]
        case "paragraph":
            rewriter.addParagraph(node)
            return [.paragraph(inlines(in: node))]
        case "block_quote": return [.quote(blocks(in: node))]
        case "list": return list(node).map(\.block)
        case "code_block":
            let language = node.string(cmark_node_get_fence_info).prefix { !$0.isWhitespace }
            var text = node.literal
            if text.last?.isNewline == true { text.removeLast() }
            return [.code(language: String(language), text: ProseMarks.removed(from: text))]
        case "thematic_break": return [.rule]
        case "table": return [table(node)]
        case "html_block": return [.paragraph([.text(node.literal.trimmedNewlines)])]
        default: return blocks(in: node)
        }
    }

    // MARK: Lists and asides

    /// Returns a list, split at the items that are asides, and the source lines of each part.
    private mutating func list(_ node: MarkdownNode) -> [(block: Block, lines: ClosedRange<Int>?)] {
        let isOrdered = cmark_node_get_list_type(node.pointer) == CMARK_ORDERED_LIST
        let start = isOrdered ? Int(cmark_node_get_list_start(node.pointer)) : nil
        let isTight = cmark_node_get_list_tight(node.pointer) == 1
        var result: [(block: Block, lines: ClosedRange<Int>?)] = []
        var items: [[Block]] = []
        var lines: ClosedRange<Int>?
        func closeList() {
            if !items.isEmpty { result.append((.list(items: items, start: start, isTight: isTight), lines)) }
            items = []
            lines = nil
        }
        for child in node.children {
            let content = blocks(in: child)
            if !isOrdered, let aside = aside(content) {
                closeList()
                if case .aside(_, let title, _) = aside { rewriter.addAside(child, title: title) }
                result.append((aside, child.lines))
            } else {
                items.append(content)
                lines = child.lines.map { (lines ?? $0).lowerBound...$0.upperBound }
            }
        }
        closeList()
        return result
    }

    /// Returns the aside that a list item stands for; `nil` if it is an ordinary item.
    private func aside(_ content: [Block]) -> Block? {
        guard case .paragraph(let inlines)? = content.first, case .text(let text)? = inlines.first,
            let colon = text.firstIndex(of: ":")
        else { return nil }
        let marker = text[..<colon]
        let kind: AsideKind
        let title: String
        if marker == "Note" || marker == "Important" {
            kind = marker == "Note" ? .note : .important
            title = String(marker)
        } else if marker.hasPrefix("Callout("), marker.hasSuffix(")") {
            kind = .callout
            title = String(marker.dropFirst("Callout(".count).dropLast())
        } else {
            return nil
        }
        let first = text[text.index(after: colon)...].trimmingPrefix(while: \.isWhitespace)
        let rest = [Inline.text(String(first))] + inlines.dropFirst()
        return .aside(kind: kind, title: title, content: [.paragraph(rest)] + content.dropFirst())
    }

    // MARK: Tables

    private func table(_ node: MarkdownNode) -> Block {
        let count = Int(cmark_gfm_extensions_get_table_columns(node.pointer))
        let marks = cmark_gfm_extensions_get_table_alignments(node.pointer)
        let alignments = (0..<count).map { index -> TableAlignment in
            switch marks?[index] {
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .trailing
            default: .leading
            }
        }
        let rows = node.children.map { row in row.children.map { inlines(in: $0) } }
        return .table(header: rows.first ?? [], alignments: alignments, rows: Array(rows.dropFirst()))
    }

    // MARK: Inlines

    private func inlines(in parent: MarkdownNode, depth: Int = 1) -> [Inline] {
        guard depth <= Self.maximumDepth else {
            let text = Inline.text(parent.text)
            return values.isEmpty ? [text] : withValues(text)
        }
        var result: [Inline] = []
        for node in parent.children {
            let inline = inline(from: node, depth: depth + 1)
            // The parser splits text at every special character.
            if case .text(let next) = inline, case .text(let previous)? = result.last {
                result[result.count - 1] = .text(previous + next)
            } else {
                result.append(inline)
            }
        }
        return values.isEmpty ? result : result.flatMap(withValues)
    }

    /// Splits a text at its marked numbers.
    private func withValues(_ inline: Inline) -> [Inline] {
        switch inline {
        case .text(let text):
            ProseMarks.pieces(of: text).map { piece in
                switch piece {
                case .text(let text): .text(text)
                case .number(let text, let index): .value(text, values[index])
                }
            }
        case .code(let text): [.code(ProseMarks.removed(from: text))]
        case .link(let destination, let content):
            [.link(destination: ProseMarks.removed(from: destination), content: content)]
        default: [inline]
        }
    }

    private func inline(from node: MarkdownNode, depth: Int) -> Inline {
        switch node.type {
        case "text", "html_inline": .text(node.literal)
        case "softbreak": .text(" ")
        case "linebreak": .lineBreak
        case "code": .code(node.literal)
        case "emph": .emphasis(inlines(in: node, depth: depth))
        case "strong": .strong(inlines(in: node, depth: depth))
        case "strikethrough": .strikethrough(inlines(in: node, depth: depth))
        case "link": .link(destination: node.destination, content: inlines(in: node, depth: depth))
        default: .text(inlines(in: node, depth: depth).plainText)
        }
    }
}

extension String {
    fileprivate var trimmedNewlines: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}
