import CCmark
import Foundation

@testable import Render

extension FuzzTarget {
    /// The Swift files of a report's script, parted by form feeds: `main.swift` and chapters.
    static let script = FuzzTarget("script") { input in
        let sources = String(decoding: input, as: UTF8.self).split(
            separator: "\u{C}", omittingEmptySubsequences: false)
        var files: [ScriptFile] = []
        for (index, source) in sources.prefix(4).enumerated() {
            let name = index == 0 ? ScriptFile.mainName : "chapter-\(index).swift"
            let lineCount = source.utf8.count + 1
            do throws(ScriptError) {
                files.append(try ScriptFile(name: name, source: String(source)))
            } catch {
                try requireOneLine(error, naming: "")
                let line =
                    switch error {
                    case .unclosedProse(let line), .textAfterProse(let line, _): line
                    }
                try require((1...lineCount).contains(line), "the error is on line \(line) of \(lineCount)")
            }
        }
        for file in files {
            let lines = file.fileLines
            try require(lines.count == file.codeLines.count, "lines of code without numbers")
            try require(
                zip(lines, lines.dropFirst()).allSatisfy(<), "the numbers of lines do not rise: \(lines)")
            var next = 0
            for case .code(let cell) in file.chunks {
                try require(cell.codeLines.lowerBound == next, "\(cell.codeLines) does not follow \(next)")
                next = cell.codeLines.upperBound
            }
            try require(next == lines.count, "code after the last cell")
            for line in [-1, 0, 1, 2, lines.last ?? 5, Int.max] {
                let index = file.codeLine(atFileLine: line)
                try require(index == 0 || lines.indices.contains(index), "line \(line) is code line \(index)")
            }
        }
        guard files.first?.name == ScriptFile.mainName else { return }
        let script = Script(files)
        var shown: [Int: Set<Int>] = [:]
        for chunk in script.chunks {
            switch chunk {
            case .outputs(let cell, let lines):
                for line in lines {
                    try require(
                        shown[cell, default: []].insert(line).inserted, "outputs of a line are shown twice")
                }
            case .code(let cell):
                let tokens = SwiftHighlighter.tokens(of: cell.source)
                try require(
                    tokens.map(\.text).joined() == cell.source, "the highlighter changes \(cell.source)")
                try requireInert(html: SwiftHighlighter.html(of: cell.source))
            case .prose: break
            }
        }
        for cell in script.cells {
            try require(
                shown[cell.number, default: []] == Set(cell.codeLines), "outputs of \(cell) are not shown")
        }
    }

    /// The prose of a report, in passages parted by form feeds, and the same as a text of data.
    static let markdown = FuzzTarget("markdown") { input in
        let passages = String(decoding: input, as: UTF8.self).split(
            separator: "\u{C}", omittingEmptySubsequences: false)
        var reader = MarkdownReader()
        var pages: [String] = []
        for source in passages.prefix(4) {
            let passage = reader.passage(of: String(source))
            try requireInert(html: passage.blocks.html)
            try requireInert(passage.blocks)
            pages.append(passage.markdown)
            _ = passage.plainText
        }
        try requireInert(markdown: pages.markdownPage)
        for text in passages.prefix(4).map(String.init) {
            try requireInert(markdown: text.markdownEscaped.markdownParagraphStart)
            try requireInert(markdown: "| a |\n| --- |\n| \(text.markdownCell) |")
            try requireInert(markdown: text.markdownLine)
        }
    }
}

// MARK: Properties

/// The tags that the text of a report may have.
private let tags: Set<String> = [
    "a", "aside", "b", "blockquote", "br", "code", "data", "details", "div", "em", "figcaption", "figure",
    "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "s", "span", "strong", "summary", "table",
    "tbody",
    "td", "th", "thead", "tr", "ul",
]

/// Whether a link may be followed, as a browser sees its address: without white space and control characters.
private func isAllowed(_ destination: some StringProtocol) -> Bool {
    let address = destination.unicodeScalars.filter { $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) }
    let head = address.prefix { !":/?#".unicodeScalars.contains($0) }
    guard head.count < address.count, address[head.endIndex] == ":" else { return true }
    return ["http", "https", "mailto"].contains(String(String.UnicodeScalarView(head)).lowercased())
}

/// Requires HTML to have no tags but those of a report, and no links that are not allowed.
///
/// - Parameter more: other tags that the page around the text has.
func requireInert(html: String, and more: Set<String> = []) throws {
    let bytes = Array(html.utf8)
    var position = 0
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else {
            throw Violation(description: "a tag is not closed: \(html)")
        }
        let tag = String(decoding: bytes[start + 1..<end], as: UTF8.self)
        let name = tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "\n" }
        try require(
            tags.contains(String(name)) || more.contains(String(name)), "a tag of the prose: <\(tag)>")
        for attribute in tag.matches(of: /(\w+)="([^"]*)"/) {
            try require(!attribute.1.hasPrefix("on"), "an event of the prose: <\(tag)>")
            guard attribute.1 == "href" else { continue }
            try require(
                isAllowed(attribute.2.replacing("&amp;", with: "&")), "a link that is not allowed: <\(tag)>")
        }
        position = end + 1
    }
}

/// Requires Markdown to have no HTML, no pictures but figures, and no links that are not allowed.
func requireInert(markdown: String) throws {
    var problem: String?
    _ = MarkdownNode.withDocument(of: markdown) { document in
        guard let iterator = cmark_iter_new(document.pointer) else { return }
        defer { cmark_iter_free(iterator) }
        while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
            guard event == CMARK_EVENT_ENTER, let pointer = cmark_iter_get_node(iterator) else { continue }
            let node = MarkdownNode(pointer: pointer)
            switch node.type {
            case "html_block", "html_inline": problem = problem ?? "HTML: \(node.literal)"
            case "image" where !node.destination.hasPrefix("figures/"):
                problem = problem ?? "a picture: \(node.destination)"
            case "link" where !isAllowed(node.destination): problem = problem ?? "a link: \(node.destination)"
            default: break
            }
        }
    }
    if let problem { throw Violation(description: "\(problem) in Markdown:\n\(markdown)") }
}

/// Requires links of blocks to have no target in a PDF that is not allowed.
private func requireInert(_ blocks: [Block]) throws {
    let resolver = LinkResolver(identifiers: [])
    for block in blocks {
        switch block {
        case .heading(_, let content, _), .paragraph(let content): try requireInert(content, resolver)
        case .list(let items, _, _): for item in items { try requireInert(item) }
        case .quote(let content), .aside(_, _, let content): try requireInert(content)
        case .table(let header, _, let rows):
            for cell in ([header] + rows).joined() { try requireInert(cell, resolver) }
        case .code, .rule: break
        }
    }
}

private func requireInert(_ inlines: [Inline], _ resolver: LinkResolver) throws {
    for link in RichText(inlines, Typography.body.style, links: resolver).links {
        guard case .uri(let address) = link.target else { continue }
        try require(isAllowed(address), "a link in a PDF: \(address)")
        let isPlain = address.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"()<>\\".utf8.contains($0) }
        try require(
            isPlain || address.utf8.allSatisfy { (0x21...0x7E).contains($0) },
            "not ASCII in a PDF: \(address)")
    }
}

/// Requires a PDF to have no links that are not allowed.
func requireInert(pdf: Data) throws {
    try require(pdf.starts(with: Array("%PDF-".utf8)), "not a PDF")
    let mark = Data("/URI (".utf8)
    var position = pdf.startIndex
    while let found = pdf.range(of: mark, in: position..<pdf.endIndex) {
        let address = String(
            decoding: pdf[found.upperBound...].prefix { $0 != UInt8(ascii: ")") }, as: UTF8.self)
        try require(isAllowed(address), "a link in the PDF: \(address)")
        position = found.upperBound
    }
}
