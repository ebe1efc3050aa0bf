import Base

/// The Markdown of a piece of prose.
enum ProseText {
    /// Returns lines as one text, without the indentation that they share and with escaped delimiters unescaped.
    static func text(_ lines: [Substring]) -> String {
        var text = unindented(lines[...]).joined(separator: "\n")
        for (escaped, literal) in [("//\\:", "//:"), ("/*\\:", "/*:"), ("*\\/", "*/")] {
            text = text.replacing(escaped, with: literal)
        }
        while text.last?.isNewline == true { text.removeLast() }
        while text.first?.isNewline == true { text.removeFirst() }
        return text
    }

    /// Returns lines without the leading spaces that all of them share. Blank lines do not count.
    static func unindented(_ lines: ArraySlice<Substring>) -> [Substring] {
        let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        let indent = filled.map(\.indentation).min() ?? 0
        return lines.map { $0.dropFirst(min(indent, $0.indentation)) }
    }
}
