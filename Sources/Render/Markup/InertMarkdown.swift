import Record
import Base

/// Replaces the Markdown that a report does not allow in any format: raw HTML by its text, a picture by its description, and
/// a link that ``LinkPolicy`` does not allow by its text. Everything else stays as written.
///
/// cmark finds the nodes and their positions. Its positions are sometimes wrong, so a node is replaced only if the source at
/// its position has the expected form, and the result is parsed again. Blocks in which no node can be replaced are escaped,
/// so that they show their source.
struct InertMarkdown {
    /// The lines of the source, in UTF-8.
    private var lines: [[UInt8]]
    /// Lines that have been escaped, as they were before, by their numbers.
    private var escaped: [Int: [UInt8]] = [:]

    /// The maximum number of nested nodes that are replaced, one by one from the outside. Deeper ones are escaped.
    private static let maximumDepth = 8

    /// Returns Markdown without the nodes that a report does not allow.
    static func inert(_ markdown: String) -> String {
        var text = InertMarkdown(markdown)
        for _ in 0..<maximumDepth {
            // What is escaped may turn a line into a definition: no bare `<` may stand in an address within `<` and `>`.
            text.escapeDefinitions()
            let isInert = text.replaceOutermost()
            if isInert { return text.source }
        }
        text.escape(lines: Set(1...text.lines.count))
        return text.source
    }

    private init(_ markdown: String) {
        var text = String.UnicodeScalarView()
        // A byte order mark is removed by a parser only where it begins the page, which a passage need not.
        let markdown = String(String.UnicodeScalarView(markdown.unicodeScalars.drop { $0 == "\u{FEFF}" }))
        for scalar in markdown.replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars {
            text.append(scalar.isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        lines = Self.lines(of: String(text))
    }

    private static func lines(of text: String) -> [[UInt8]] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    }

    private var source: String {
        lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    // MARK: Link definitions

    /// Escapes each `[label]: address` whose address is not allowed, because other pieces of prose may refer to the label.
    private mutating func escapeDefinitions() {
        let text = source
        guard text.contains("]:") else { return }
        var result = text
        for found in text.matches(of: /\[((?:[^\[\]\\]|\\.){1,999})\]:/).reversed() {
            // A link to the label shows whether this is a definition, and of which address.
            let isRefused = MarkdownNode.withDocument(of: "[\(found.1)]\n\n\(text)") { document in
                document.children.first?.children.first.map { $0.type == "link" && !$0.isAllowed } ?? false
            }
            if isRefused == true { result.insert("\\", at: found.range.lowerBound) }
        }
        lines = Self.lines(of: result)
    }

    // MARK: Nodes

    /// A node that is not allowed, with the lines of its top-level block.
    private struct Find {
        var node: MarkdownNode
        var lines: ClosedRange<Int>
    }

    /// Returns the lines of a block of the document. cmark does not know those of a paragraph right before a table, to which it
    /// gives them: then these are the lines of both.
    private func lines(of index: Int, in blocks: [MarkdownNode]) -> ClosedRange<Int> {
        if let lines = blocks[index].lines { return lines }
        let before = blocks[..<index].reversed().lazy.compactMap(\.lines).first?.upperBound ?? 0
        let end = blocks[(index + 1)...].lazy.compactMap(\.lines).first?.upperBound ?? lines.count
        return before < end ? before + 1...end : 1...lines.count
    }

    /// Replaces the outermost nodes that are not allowed. If none of them can be replaced, their blocks are escaped.
    ///
    /// - Returns: whether there were no such nodes.
    private mutating func replaceOutermost() -> Bool {
        let isDone = MarkdownNode.withDocument(of: source) { document in
            let blocks = document.children
            let finds = blocks.indices.flatMap { index in
                blocks[index].disallowed.map { Find(node: $0, lines: lines(of: index, in: blocks)) }
            }
            var isChanged = false
            // From the last to the first, which keeps the positions of the others valid.
            for find in finds.reversed() where replace(find) { isChanged = true }
            if !isChanged {
                escape(lines: Set(finds.flatMap(\.lines)))
            }
            return finds.isEmpty
        }
        return isDone ?? true
    }

    private mutating func replace(_ find: Find) -> Bool {
        switch find.node.type {
        case "html_block": replaceBlock(find.node)
        case "html_inline": replaceText(find.node)
        default: find.node.lines == nil ? breakAddress(find) : replaceByContent(find.node)
        }
    }

    /// Escapes a bare address, so that it does not become a link. cmark knows only its block.
    private mutating func breakAddress(_ find: Find) -> Bool {
        let scheme = find.node.children.map(\.literal).joined().prefix { $0 != ":" }
        var isChanged = false
        for number in find.lines {
            let line = String(decoding: lines[number - 1], as: UTF8.self)
            // No backslash keeps `xmpp:name@host` from being an address, but code does. After other characters `mailto:` is not
            // the scheme.
            let broken = line.replacing("\(scheme)://", with: "\(scheme)\\://")
                .replacing(/(?<before>^|[^`])xmpp:(?=\S)/) { "\($0.output.before)`xmpp`:" }
                .replacing(/(?<before>[A-Za-z0-9.+_\-])mailto:(?=\S)/) { "\($0.output.before)`mailto`:" }
            isChanged = isChanged || line != broken
            lines[number - 1] = Array(broken.utf8)
        }
        return isChanged
    }

    /// Escapes the lines of a block of HTML.
    private mutating func replaceBlock(_ node: MarkdownNode) -> Bool {
        guard let range = node.lines, lines.indices.contains(range.upperBound - 1), node.startColumn > 0,
            lines[range.lowerBound - 1].count >= node.startColumn - 1
        else { return false }
        let first = lines[range.lowerBound - 1].prefix(node.startColumn - 1)
        let quotes = first.count { $0 == UInt8(ascii: ">") }
        let indent = first.map { $0 == UInt8(ascii: ">") ? $0 : UInt8(ascii: " ") }
        for number in range {
            let isFirst = number == range.lowerBound
            let text =
                isFirst ? lines[number - 1].dropFirst(first.count) : lines[number - 1].withoutQuotes(quotes)
            lines[number - 1] = (isFirst ? Array(first) : indent) + text.escapedLine
        }
        return true
    }

    /// Escapes inline HTML.
    private mutating func replaceText(_ node: MarkdownNode) -> Bool {
        guard let start = node.lines?.lowerBound else { return false }
        let text = node.literal
        guard lines.indices.contains(start - 1) else { return false }
        let line = lines[start - 1]
        var place = node.startColumn - 1..<node.startColumn - 1 + text.utf8.count
        if place.lowerBound < 0 || place.upperBound > line.count || !line[place].elementsEqual(text.utf8) {
            // The columns of a table's row do not count the backslashes before pipes.
            let places = line.ranges(of: Array(text.utf8))
            guard !text.isEmpty, places.count == 1 else { return false }
            place = places[0]
        }
        lines[start - 1].replaceSubrange(place, with: text.markdownEscaped.utf8)
        return true
    }

    /// Replaces a picture or a link by the content of its brackets.
    private mutating func replaceByContent(_ node: MarkdownNode) -> Bool {
        guard let range = node.lines, range.count == 1, lines.indices.contains(range.lowerBound - 1) else {
            return false
        }
        let line = lines[range.lowerBound - 1]
        guard node.startColumn > 0 else { return false }
        let open =
            node.type == "image" ? "![" : line[safe: node.startColumn - 1] == UInt8(ascii: "<") ? "<" : "["
        let start = node.startColumn - 1 + open.utf8.count
        guard start <= line.count, node.endColumn <= line.count, start < node.endColumn,
            line[(node.startColumn - 1)..<start].elementsEqual(open.utf8),
            let last = line[safe: node.endColumn - 1], ")]>".utf8.contains(last)
        else { return false }
        var end = node.children.last.map(\.endColumn) ?? start
        if open == "<" {
            end = node.endColumn - 1
        } else {
            while let byte = line[safe: end], byte == UInt8(ascii: "`") || byte == UInt8(ascii: " ") {
                end += 1
            }
            guard end >= start, line[safe: end] == UInt8(ascii: "]") else { return false }
        }
        var content = String(decoding: line[start..<end], as: UTF8.self)
        if open == "<" { content = content.markdownEscaped }
        if line.prefix(node.startColumn - 1).allSatisfy({ " >\t".utf8.contains($0) }) {
            content = content.markdownParagraphStart
        }
        lines[range.lowerBound - 1].replaceSubrange(
            (node.startColumn - 1)..<node.endColumn, with: content.utf8)
        return true
    }

    /// Escapes lines, given by their numbers, so that they show their source. Where that did not suffice before, they become code.
    private mutating func escape(lines numbers: Set<Int>) {
        for number in numbers where lines.indices.contains(number - 1) {
            let line = lines[number - 1]
            if let original = escaped[number] {
                let text = String(decoding: original, as: UTF8.self).trimmingWhitespace
                lines[number - 1] = text.isEmpty ? [] : Array(text.markdownCode.utf8)
            } else {
                escaped[number] = line
                lines[number - 1] = line[...].escapedLine
            }
        }
    }
}

extension MarkdownNode {
    /// The outermost nodes within this one, which may be this one, that are not allowed.
    fileprivate var disallowed: [MarkdownNode] {
        switch type {
        case "html_block", "html_inline", "image": [self]
        case "link" where !isAllowed: [self]
        default: children.flatMap(\.disallowed)
        }
    }

    fileprivate var isAllowed: Bool { LinkPolicy.allows(destination) }
}

extension ArraySlice<UInt8> {
    /// The line, escaped so that it shows its source.
    fileprivate var escapedLine: [UInt8] {
        let text = String(decoding: self, as: UTF8.self).trimmingWhitespace
        return Array(text.markdownCell.trimmingWhitespace.markdownParagraphStart.utf8)
    }
}

extension [UInt8] {
    fileprivate subscript(safe index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }

    /// Returns the line without its indentation and up to `count` quotation markers.
    fileprivate func withoutQuotes(_ count: Int) -> ArraySlice<UInt8> {
        var rest = self[...]
        var left = count
        while let byte = rest.first {
            if byte == UInt8(ascii: ">"), left > 0 {
                left -= 1
            } else if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") {
                break
            }
            rest.removeFirst()
        }
        return rest
    }
}
