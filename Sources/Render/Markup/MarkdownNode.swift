import CCmark
import Synchronization

/// A node of cmark's tree. Lines and columns count from 1; columns are bytes of UTF-8.
struct MarkdownNode {
    let pointer: OpaquePointer

    /// Reports are read on several threads, but cmark keeps the extensions in a list that no lock guards, and the
    /// characters that mean something to them in a table that each parser changes for the time it is at work.
    private static let parsing = Mutex(())

    /// Parses a text and calls `body` with its document.
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

    var type: String { cmark_node_get_type_string(pointer).map { String(cString: $0) } ?? "" }
    var literal: String { string(cmark_node_get_literal) }
    var destination: String { string(cmark_node_get_url) }

    func string(_ get: (OpaquePointer) -> UnsafePointer<CChar>?) -> String {
        get(pointer).map { String(cString: $0) } ?? ""
    }

    var children: [MarkdownNode] {
        guard let first = cmark_node_first_child(pointer) else { return [] }
        return sequence(first: first) { cmark_node_next($0) }.map(MarkdownNode.init)
    }

    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
    var endColumn: Int { Int(cmark_node_get_end_column(pointer)) }

    /// The lines that the node stands on. cmark knows no place of some nodes, such as a paragraph right before a table.
    var lines: ClosedRange<Int>? {
        let start = Int(cmark_node_get_start_line(pointer))
        let end = Int(cmark_node_get_end_line(pointer))
        return start > 0 && start <= end ? start...end : nil
    }
}
