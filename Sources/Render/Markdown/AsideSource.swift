import Record
import Base

/// The source of a list item that is an aside.
struct AsideSource {
    /// The title of the aside.
    var title: String
    /// The source lines, from 1.
    var lines: ClosedRange<Int>
    /// The number of bytes before the marker of the list.
    var marker: Int
    /// The number of bytes before the content of the item.
    var content: Int

    /// Returns the aside as a quotation that begins with its title.
    ///
    /// - Parameter source: the source lines of the item.
    func quotation(of source: ArraySlice<String>) -> [String] {
        guard let first = source.first else { return [] }
        let prefix = String(decoding: first.utf8.prefix(marker), as: UTF8.self)
        let indent = String(prefix.map { $0 == ">" ? $0 : " " })
        let inner = source.enumerated().map { index, line in
            index == 0
                ? String(decoding: line.utf8.dropFirst(marker + 1), as: UTF8.self) : withoutIndent(line)
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

    /// Returns a line after the first one without the indentation of the item.
    private func withoutIndent(_ line: String) -> String {
        var rest = line.utf8[...]
        func dropIndent(upTo count: Int, of characters: String) {
            for _ in 0..<count {
                guard let byte = rest.first, characters.utf8.contains(byte) else { return }
                rest.removeFirst()
            }
        }
        dropIndent(upTo: marker, of: " \t>")
        dropIndent(upTo: content - marker, of: " \t")
        return String(rest) ?? line
    }
}
