import CCmark

/// Collects the changes to the source of a passage that a code host needs, and applies them.
struct PassageRewriter {
    /// The list items that are asides.
    private var asides: [AsideSource] = []
    /// The lines that a paragraph continues after, from 1, at whose ends blanks can be a line break.
    private var continued: Set<Int> = []
    /// The line that closes an open block of code at the end of the passage.
    private var fence: String?

    /// Adds a list item that is an aside. Asides within it, which were added before, become part of it.
    mutating func addAside(_ item: MarkdownNode, title: String) {
        guard let lines = item.lines, let content = item.children.first?.startColumn, item.startColumn > 0
        else {
            return
        }
        asides.removeAll { lines.contains($0.lines.lowerBound) }
        asides.append(
            AsideSource(title: title, lines: lines, marker: item.startColumn - 1, content: content - 1))
    }

    /// Adds a paragraph.
    mutating func addParagraph(_ node: MarkdownNode) {
        if let lines = node.lines { continued.formUnion(lines.dropLast()) }
    }

    /// Closes a block of code that is open at the end of a text, so that it does not continue in the next passage.
    mutating func closeFence(of document: MarkdownNode, in source: String) {
        guard let last = document.children.last, last.type == "code_block", let range = last.lines else {
            return
        }
        var (length, offset): (Int32, Int32) = (0, 0)
        var character: CChar = 0
        guard cmark_node_get_fenced(last.pointer, &length, &offset, &character) != 0 else { return }
        let mark = Character(UnicodeScalar(UInt8(bitPattern: character)))
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.indices.contains(range.upperBound - 1) ? lines[range.upperBound - 1] : ""
        let isClosed =
            range.count > 1 && end.filter { $0 == mark }.count >= length
            && end.allSatisfy { $0 == mark || $0.isWhitespace }
        if !isClosed { fence = String(repeating: mark, count: Int(length)) }
    }

    /// Returns the changed lines of the source. A whole aside replaces its first line; its other lines are `nil`.
    func lines(of source: String) -> [String?] {
        let original = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var lines: [String?] = original.enumerated().map { index, line in
            line.withoutBlanksAtEnd(isContinued: continued.contains(index + 1))
        }
        for aside in asides {
            var range = aside.lines.lowerBound - 1..<min(aside.lines.upperBound, original.count)
            while range.count > 1, lines[range.upperBound - 1]?.isEmpty == true { range = range.dropLast() }
            var quotation = aside.quotation(of: original[range])
            if aside.marker == 0 {
                // Blank lines separate the quotation from a list that continues before or after it.
                if range.lowerBound > 0, lines[range.lowerBound - 1]?.isEmpty == false {
                    quotation.insert("", at: 0)
                }
                if range.upperBound < lines.count, lines[range.upperBound]?.isEmpty == false {
                    quotation.append("")
                }
            }
            for index in range { lines[index] = nil }
            lines[range.lowerBound] = quotation.joined(separator: "\n")
        }
        if let fence { lines.append(fence) }
        return lines
    }
}

extension String {
    /// Returns the line without trailing blanks. Two that are a line break within a paragraph become a backslash.
    fileprivate func withoutBlanksAtEnd(isContinued: Bool) -> String {
        var text = self[...]
        while text.last == " " || text.last == "\t" { text.removeLast() }
        guard isContinued, text.endIndex < endIndex, !text.isEmpty else { return String(text) }
        // A backslash before the removed blanks would become a line break, so it is escaped.
        let backslashes = text.reversed().prefix { $0 == "\\" }.count
        return text + (backslashes % 2 == 1 ? "\\" : "") + (hasSuffix("  ") ? "\\" : "")
    }
}
