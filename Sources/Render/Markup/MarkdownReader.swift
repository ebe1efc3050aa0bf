import CCmark
import Synchronization

/// Reads Markdown into blocks with cmark-gfm, the reference implementation of CommonMark with GitHub's extensions.
///
/// Raw HTML is taken as text: a report shows what is written and runs none of it. A picture becomes its description,
/// because a report loads nothing from outside.
public struct MarkdownReader {
    /// Identifiers given to headings so far, so that each is unique in a report.
    private var names = UniqueNames()

    /// Reports are read on several threads, but cmark keeps the extensions in a list that no lock guards, and the
    /// characters that mean something to them in a table that each parser changes for the time it is at work.
    private static let parsing = Mutex(())

    /// A reader for the texts of one report.
    public init() {}

    /// The blocks of a text.
    public mutating func blocks(of markdown: String) -> [Block] {
        guard let document = Self.document(of: markdown) else { return [] }
        defer { cmark_node_free(document.pointer) }
        return blocks(in: document)
    }

    /// The tree of a text; whoever takes it frees it.
    private static func document(of markdown: String) -> Node? {
        parsing.withLock { _ in
            cmark_gfm_core_extensions_ensure_registered()
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
            defer { cmark_parser_free(parser) }
            for name in ["table", "strikethrough", "autolink"] {
                guard let syntax = cmark_find_syntax_extension(name) else { continue }
                cmark_parser_attach_syntax_extension(parser, syntax)
            }
            markdown.withCString { cmark_parser_feed(parser, $0, markdown.utf8.count) }
            return cmark_parser_finish(parser).map(Node.init)
        }
    }

    private mutating func blocks(in parent: Node) -> [Block] {
        var result: [Block] = []
        for node in parent.children { result += blocks(from: node) }
        return result
    }

    private mutating func blocks(from node: Node) -> [Block] {
        switch node.type {
        case "heading":
            let content = inlines(in: node)
            let level = Int(cmark_node_get_heading_level(node.pointer))
            return [.heading(level: level, content: content, id: names.name(for: content.plainText))]
        case "paragraph": return [.paragraph(inlines(in: node))]
        case "block_quote": return [.quote(blocks(in: node))]
        case "list": return list(node)
        case "code_block":
            let language = node.string(cmark_node_get_fence_info).prefix { !$0.isWhitespace }
            var text = node.literal
            if text.last?.isNewline == true { text.removeLast() }
            return [.code(language: String(language), text: text)]
        case "thematic_break": return [.rule]
        case "table": return [table(node)]
        case "html_block": return [.paragraph([.text(node.literal.trimmedNewlines)])]
        default: return blocks(in: node)
        }
    }

    // MARK: Lists and asides

    /// A list, with the items that are asides taken out of it.
    private mutating func list(_ node: Node) -> [Block] {
        let isOrdered = cmark_node_get_list_type(node.pointer) == CMARK_ORDERED_LIST
        let start = isOrdered ? Int(cmark_node_get_list_start(node.pointer)) : nil
        let isTight = cmark_node_get_list_tight(node.pointer) == 1
        var result: [Block] = []
        var items: [[Block]] = []
        func closeList() {
            if !items.isEmpty { result.append(.list(items: items, start: start, isTight: isTight)) }
            items = []
        }
        for child in node.children {
            let content = blocks(in: child)
            if !isOrdered, let aside = aside(content) {
                closeList()
                result.append(aside)
            } else {
                items.append(content)
            }
        }
        closeList()
        return result
    }

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

    private func table(_ node: Node) -> Block {
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

    private func inlines(in parent: Node) -> [Inline] {
        var result: [Inline] = []
        for node in parent.children {
            let inline = inline(from: node)
            // Neighbouring texts, which the parser leaves apart at every special character, become one.
            if case .text(let next) = inline, case .text(let previous)? = result.last {
                result[result.count - 1] = .text(previous + next)
            } else {
                result.append(inline)
            }
        }
        return result
    }

    private func inline(from node: Node) -> Inline {
        switch node.type {
        case "text", "html_inline": .text(node.literal)
        case "softbreak": .text(" ")
        case "linebreak": .lineBreak
        case "code": .code(node.literal)
        case "emph": .emphasis(inlines(in: node))
        case "strong": .strong(inlines(in: node))
        case "strikethrough": .strikethrough(inlines(in: node))
        case "link": .link(destination: node.string(cmark_node_get_url), content: inlines(in: node))
        default: .text(inlines(in: node).plainText)
        }
    }
}

/// A node of cmark's tree.
private struct Node {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    var type: String { cmark_node_get_type_string(pointer).map { String(cString: $0) } ?? "" }
    var literal: String { string(cmark_node_get_literal) }

    func string(_ get: (OpaquePointer) -> UnsafePointer<CChar>?) -> String {
        get(pointer).map { String(cString: $0) } ?? ""
    }

    var children: [Node] {
        guard let first = cmark_node_first_child(pointer) else { return [] }
        return sequence(first: first) { cmark_node_next($0) }.map(Node.init)
    }
}

extension String {
    fileprivate var trimmedNewlines: String {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return String(text)
    }
}
