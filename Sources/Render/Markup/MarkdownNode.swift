import CCmark
import Synchronization

/// A node of cmark's syntax tree. Lines and columns are numbered from 1; columns are UTF-8 offsets.
struct MarkdownNode {
    /// cmark's node, valid within ``withDocument(of:_:)``.
    let pointer: OpaquePointer

    /// Serializes parsing: cmark's list of extensions has no lock, and each parser changes a shared table of the extensions'
    /// special characters while it runs.
    private static let parsing = Mutex(())

    /// Parses a text and returns the result of `body` for its document node; `nil` if cmark fails.
    static func withDocument<Result>(of markdown: String, _ body: (MarkdownNode) -> Result) -> Result? {
        let document: OpaquePointer? = parsing.withLock { _ in
            cmark_gfm_core_extensions_ensure_registered()
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
            defer { cmark_parser_free(parser) }
            for name in ["table", "strikethrough", "autolink"] {
                guard let syntax = cmark_find_syntax_extension(name) else { continue }
                cmark_parser_attach_syntax_extension(parser, syntax)
            }
            markdown.withCString { cmark_parser_feed(parser, $0, markdown.utf8.count) }
            return cmark_parser_finish(parser)
        }
        guard let document else { return nil }
        defer { cmark_node_free(document) }
        return body(MarkdownNode(pointer: document))
    }

    /// The type of the node in cmark's words, such as `block_quote`.
    var type: String { cmark_node_get_type_string(pointer).map { String(cString: $0) } ?? "" }
    /// The text of a leaf.
    var literal: String { string(cmark_node_get_literal) }
    /// The destination of a link or a picture.
    var destination: String { string(cmark_node_get_url) }

    /// Returns a string property of the node; an empty text if it has none.
    func string(_ get: (OpaquePointer) -> UnsafePointer<CChar>?) -> String {
        get(pointer).map { String(cString: $0) } ?? ""
    }

    /// The children, in order.
    var children: [MarkdownNode] {
        guard let first = cmark_node_first_child(pointer) else { return [] }
        return sequence(first: first) { cmark_node_next($0) }.map(MarkdownNode.init)
    }

    /// The text of all leaves below the node, found without recursion.
    var text: String {
        guard let iterator = cmark_iter_new(pointer) else { return "" }
        defer { cmark_iter_free(iterator) }
        var text = ""
        while true {
            switch cmark_iter_next(iterator) {
            case CMARK_EVENT_ENTER:
                guard let node = cmark_iter_get_node(iterator).map(MarkdownNode.init) else { continue }
                if node.type == "softbreak" || node.type == "linebreak" {
                    text += " "
                } else {
                    text += node.literal
                }
            case CMARK_EVENT_EXIT: continue
            default: return text
            }
        }
    }

    /// The column of the node's first byte.
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    /// The column of the node's last byte.
    var endColumn: Int { Int(cmark_node_get_end_column(pointer)) }

    /// The lines of the node; `nil` if cmark does not know them, as for a paragraph right before a table.
    var lines: ClosedRange<Int>? {
        let start = Int(cmark_node_get_start_line(pointer))
        let end = Int(cmark_node_get_end_line(pointer))
        return start > 0 && start <= end ? start...end : nil
    }
}
