import CCmark

/// What has to be done to the source of a piece of prose before a code host shows it.
struct PassageNotes {
    private var asides: [AsideSource] = []
    /// The lines of paragraphs but the last of each: blanks at their ends mean something.
    private var continued: Set<Int> = []
    private var fence: String?

    /// Takes in a list item that is an aside. What is in it has been taken in before.
    mutating func addAside(_ item: MarkdownNode, title: String) {
        guard let lines = item.lines, let content = item.children.first?.startColumn, item.startColumn > 0
        else {
            return
        }
        asides.removeAll { lines.contains($0.lines.lowerBound) }
        asides.append(
            AsideSource(title: title, lines: lines, mark: item.startColumn - 1, content: content - 1))
    }

    /// Takes in a paragraph.
    mutating func addParagraph(_ node: MarkdownNode) {
        if let lines = node.lines { continued.formUnion(lines.dropLast()) }
    }

    /// Takes in the end of a text: a block of code that is never closed must not go on in what follows.
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

    /// The lines of the source, changed. An aside is in the place of its first line.
    func lines(of source: String) -> [String?] {
        let original = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var lines: [String?] = original.enumerated().map { index, line in
            line.withoutBlanksAtEnd(isContinued: continued.contains(index + 1))
        }
        for aside in asides {
            var range = aside.lines.lowerBound - 1..<min(aside.lines.upperBound, original.count)
            while range.count > 1, lines[range.upperBound - 1]?.isEmpty == true { range = range.dropLast() }
            var quotation = aside.quotation(of: original[range])
            if aside.mark == 0 {
                // The list may go on right before and behind the aside.
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

/// A list item that is an aside, in the source.
private struct AsideSource {
    var title: String
    /// Its lines, from 1.
    var lines: ClosedRange<Int>
    /// How many bytes stand before the mark of the list, and before the content of the item.
    var mark: Int
    var content: Int

    /// The aside as a quotation below its title.
    func quotation(of source: ArraySlice<String>) -> [String] {
        guard let first = source.first else { return [] }
        let prefix = String(decoding: first.utf8.prefix(mark), as: UTF8.self)
        let indent = String(prefix.map { $0 == ">" ? $0 : " " })
        let inner = source.enumerated().map { index, line in
            index == 0 ? String(decoding: line.utf8.dropFirst(mark + 1), as: UTF8.self) : withoutIndent(line)
        }.joined(separator: "\n")
        let text = (inner.firstIndex(of: ":").map { String(inner[inner.index(after: $0)...]) } ?? inner)
            .trimmingWhitespace.markdownParagraphStart
        var reader = MarkdownReader()
        let content = reader.passage(of: text).markdown
        var body = content.isEmpty ? [] : [""]
        content.enumerateLinesOfText { body.append(String($0)) }
        return ["\(prefix)> **\(title.markdownEscaped.trimmingWhitespace)**"]
            + body.map { $0.isEmpty ? "\(indent)>" : "\(indent)> \($0)" }
    }

    /// A line of the item behind the first, without what marks it as such.
    private func withoutIndent(_ line: String) -> String {
        var rest = line.utf8[...]
        func dropIndent(upTo count: Int, of marks: String) {
            for _ in 0..<count {
                guard let byte = rest.first, marks.utf8.contains(byte) else { return }
                rest.removeFirst()
            }
        }
        dropIndent(upTo: mark, of: " \t>")
        dropIndent(upTo: content - mark, of: " \t")
        return String(rest) ?? line
    }
}

extension String {
    /// The line without blanks at its end; a backslash stands for two that end a line within a paragraph.
    fileprivate func withoutBlanksAtEnd(isContinued: Bool) -> String {
        var text = self[...]
        while text.last == " " || text.last == "\t" { text.removeLast() }
        guard isContinued, text.endIndex < endIndex, !text.isEmpty else { return String(text) }
        // Before a blank a backslash is one; at the end of a line it would break it.
        let backslashes = text.reversed().prefix { $0 == "\\" }.count
        return text + (backslashes % 2 == 1 ? "\\" : "") + (hasSuffix("  ") ? "\\" : "")
    }
}
