/// Takes out of Markdown what a report does not allow, in every format: raw HTML becomes its text, a picture its
/// description, and a link that ``LinkPolicy`` refuses its text. All else stays as it was written.
///
/// cmark says what there is and where. As it errs about places now and then, a change is made only where the source at
/// the place reads as it should, and the result is parsed again. What resists is shown as it is written, markup and all.
struct InertMarkdown {
    private var lines: [[UInt8]]

    /// Markup within markup comes off layer by layer; this many, and the rest is shown as it is written.
    private static let layers = 8

    /// The Markdown without what a report does not allow.
    static func inert(_ markdown: String) -> String {
        var text = InertMarkdown(markdown)
        text.refuseDefinitions()
        for _ in 0..<layers {
            let isInert = text.takeOffLayer()
            if isInert { return text.source }
        }
        text.showAsWritten(Set(1...text.lines.count))
        return text.source
    }

    private init(_ markdown: String) {
        var text = String.UnicodeScalarView()
        for scalar in markdown.replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars {
            text.append(scalar.isControl && scalar != "\n" && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        lines = String(text).split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    }

    private var source: String {
        lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    // MARK: Links to definitions

    /// Makes text of `[label]: address` where the address is refused, as another piece of prose may link to it.
    private mutating func refuseDefinitions() {
        let text = source
        guard text.contains("]:") else { return }
        var result = text
        for found in text.matches(of: /\[((?:[^\[\]\\]|\\.){1,999})\]:/).reversed() {
            // Whether this is a definition, and of what, shows when something links to it.
            let isRefused = MarkdownNode.withDocument(of: "[\(found.1)]\n\n\(text)") { document in
                document.children.first?.children.first.map { $0.type == "link" && !$0.isAllowed } ?? false
            }
            if isRefused == true { result.insert("\\", at: found.range.lowerBound) }
        }
        self = InertMarkdown(result)
    }

    // MARK: Layers

    /// A node that is not allowed, and the block that it belongs to.
    private struct Find {
        var node: MarkdownNode
        var block: MarkdownNode
    }

    /// Replaces what is not allowed and not within anything else that is not.
    ///
    /// - Returns: whether there was nothing to replace.
    private mutating func takeOffLayer() -> Bool {
        let isDone = MarkdownNode.withDocument(of: source) { document in
            let finds = document.children.flatMap { block in
                block.refused.map { Find(node: $0, block: block) }
            }
            var isChanged = false
            // From the last to the first, so that the places of those to come stay true.
            for find in finds.reversed() where replace(find) { isChanged = true }
            if !isChanged {
                showAsWritten(Set(finds.flatMap { $0.block.lines ?? 1...lines.count }))
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

    /// Keeps a bare address from becoming a link. cmark tells its block only.
    private mutating func breakAddress(_ find: Find) -> Bool {
        let scheme = find.node.children.map(\.literal).joined().prefix { $0 != ":" }
        var isChanged = false
        for number in find.block.lines ?? 1...lines.count {
            let line = String(decoding: lines[number - 1], as: UTF8.self)
            let broken = line.replacing("\(scheme)://", with: "\(scheme)\\://")
            isChanged = isChanged || line != broken
            lines[number - 1] = Array(broken.utf8)
        }
        return isChanged
    }

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

    private mutating func replaceText(_ node: MarkdownNode) -> Bool {
        guard let start = node.lines?.lowerBound else { return false }
        let text = node.literal
        let place = node.startColumn - 1..<node.startColumn - 1 + text.utf8.count
        guard lines.indices.contains(start - 1), place.lowerBound >= 0,
            place.upperBound <= lines[start - 1].count,
            lines[start - 1][place].elementsEqual(text.utf8)
        else { return false }
        lines[start - 1].replaceSubrange(place, with: text.markdownEscaped.utf8)
        return true
    }

    /// Leaves of a picture or a link what stands between its brackets.
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

    private mutating func showAsWritten(_ numbers: Set<Int>) {
        for number in numbers where lines.indices.contains(number - 1) {
            lines[number - 1] = lines[number - 1][...].escapedLine
        }
    }
}

extension MarkdownNode {
    /// What is not allowed in the node and not within anything else that is not.
    fileprivate var refused: [MarkdownNode] {
        switch type {
        case "html_block", "html_inline", "image": [self]
        // Of bare addresses, which have no place, hosts make links of `xmpp:name@host` whatever stands before the colon.
        case "link" where !isAllowed && !(lines == nil && destination.hasPrefix("xmpp:")): [self]
        default: children.flatMap(\.refused)
        }
    }

    fileprivate var isAllowed: Bool { LinkPolicy.allows(destination) }
}

extension ArraySlice<UInt8> {
    /// The line as text that shows as it is.
    fileprivate var escapedLine: [UInt8] {
        let text = String(decoding: self, as: UTF8.self).trimmingWhitespace
        return Array(text.markdownCell.trimmingWhitespace.markdownParagraphStart.utf8)
    }
}

extension [UInt8] {
    fileprivate subscript(safe index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }

    /// The line without its indentation and so many signs of quotations.
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
