import Base

extension [Inline] {
    /// The text as HTML.
    var html: String { map(\.html).joined() }
}

extension Inline {
    fileprivate var html: String {
        switch self {
        case .text(let text): text.htmlEscaped
        case .value(let text, let value):
            "<data value=\"\(ValueFormat.exact.text(of: value).htmlEscaped)\">\(text.htmlEscaped)</data>"
        case .code(let text): "<code>\(text.htmlEscaped)</code>"
        case .emphasis(let content): "<em>\(content.html)</em>"
        case .strong(let content): "<strong>\(content.html)</strong>"
        case .strikethrough(let content): "<s>\(content.html)</s>"
        case .lineBreak: "<br>"
        case .link(let destination, let content):
            if LinkPolicy.allows(destination) {
                "<a href=\"\(destination.htmlEscaped)\">\(content.html)</a>"
            } else {
                content.html
            }
        }
    }
}

extension [Block] {
    /// The blocks as HTML.
    var html: String { map(\.html).joined(separator: "\n") }
}

extension Block {
    fileprivate var html: String {
        switch self {
        case .heading(let level, let content, let id):
            return "<h\(level) id=\"\(id.htmlEscaped)\">\(content.html)</h\(level)>"
        case .paragraph(let content): return "<p>\(content.html)</p>"
        case .quote(let content): return "<blockquote>\n\(content.html)\n</blockquote>"
        case .rule: return "<hr>"
        case .code(let language, let text):
            let content = language == "swift" ? SwiftHighlighter.html(of: text) : text.htmlEscaped
            return "<pre tabindex=\"0\"><code>\(content)</code></pre>"
        case .list(let items, let start, let isTight):
            let tag = start == nil ? "ul" : "ol"
            let attribute = start.map { $0 == 1 ? "" : " start=\"\($0)\"" } ?? ""
            let content = items.map { "<li>\(Self.html(ofItem: $0, isTight: isTight))</li>" }
            return "<\(tag)\(attribute)>\n\(content.joined(separator: "\n"))\n</\(tag)>"
        case .aside(let kind, let title, let content):
            return """
                <aside class="\(kind.rawValue)"><p class="aside-title">\(title.htmlEscaped)</p>
                \(content.html)
                </aside>
                """
        case .table(let header, let alignments, let rows):
            return Self.html(ofTable: header, alignments: alignments, rows: rows)
        }
    }

    /// Returns an item of a list as HTML. In a tight list its paragraphs have no tags.
    private static func html(ofItem item: [Block], isTight: Bool) -> String {
        guard isTight else { return item.html }
        return item.map { block in
            if case .paragraph(let content) = block { content.html } else { block.html }
        }.joined(separator: "\n")
    }

    private static func html(
        ofTable header: [[Inline]], alignments: [TableAlignment], rows: [[[Inline]]]
    ) -> String {
        func cells(_ row: [[Inline]], tag: String) -> String {
            row.enumerated().map { index, content in
                let isTrailing = index < alignments.count && alignments[index] == .trailing
                let isCentered = index < alignments.count && alignments[index] == .center
                let name = isTrailing ? " class=\"n\"" : isCentered ? " class=\"c\"" : ""
                let scope = tag == "th" ? " scope=\"col\"" : ""
                return "<\(tag)\(scope)\(name)>\(content.html)</\(tag)>"
            }.joined()
        }
        let body = rows.map { "<tr>\(cells($0, tag: "td"))</tr>" }.joined(separator: "\n")
        return """
            <div class="scroll" tabindex="0"><table>
            <thead><tr>\(cells(header, tag: "th"))</tr></thead>
            <tbody>
            \(body)
            </tbody></table></div>
            """
    }
}
