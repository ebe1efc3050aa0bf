// Data in Markdown: what comes from a table, a caption or the name of a file shows as it is, whatever it holds. Only
// what Markdown would take for its own gets a backslash, so that a diff of the page stays readable.

extension String {
    /// The text as part of a paragraph.
    var markdownEscaped: String { MarkdownEscaping(self).text }

    /// The text between brackets, as the description of a picture.
    var markdownInBrackets: String { MarkdownEscaping(self, escaped: ["]"]).text }

    /// The text as a cell of a table, in which no bar stands for itself. It is never empty, so that columns stay where
    /// they are.
    var markdownCell: String { isEmpty ? " " : MarkdownEscaping(self, escaped: ["|"]).text }

    /// The text as a heading of a level, which must not end in signs of headings.
    func markdownHeading(level: Int) -> String {
        var text = markdownEscaped.trimmingWhitespace
        if text.hasSuffix("#") { text.insert("\\", at: text.index(before: text.endIndex)) }
        return "\(String(repeating: "#", count: level)) \(text)".trimmingWhitespace
    }

    /// The text in italics, on a line of its own.
    var markdownLine: String { "*\(markdownEscaped.trimmingWhitespace)*" }

    /// The text in the type of code, where it can stand in a table; otherwise as it is.
    var markdownCode: String {
        let isPlain =
            !isEmpty
            && !unicodeScalars.contains { $0.isControl || "`|\\\u{2028}\u{2029}".unicodeScalars.contains($0) }
        return isPlain && first != " " && last != " "
            ? "`\(self)`" : MarkdownEscaping(self, escaped: ["|", "]"]).text
    }

    /// The text as the name of a file in the address of a link.
    var percentEncodedPath: String {
        utf8.reduce(into: "") { result, byte in
            let scalar = UnicodeScalar(byte)
            if scalar.isASCII,
                Character(scalar).isLetter || Character(scalar).isNumber
                    || "-._~/".unicodeScalars.contains(scalar)
            {
                result.unicodeScalars.append(scalar)
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    /// The line, such that no block but a paragraph begins with it: a backslash stands before the sign of a heading, a
    /// list, a quotation, a rule, a table or a block of code.
    var markdownParagraphStart: String {
        let sign = /#{1,6}(?=\s|$)|[\-+*](?=\s|$)|>|```|~~~|=+\s*$|-+\s*$|([\-*_])(\s*\1){2,}\s*$|:-/
        if prefixMatch(of: sign) != nil { return "\\" + self }
        guard let number = prefixMatch(of: /[0-9]{1,9}(?=[.)](\s|$))/) else { return self }
        return "\(number.0)\\\(self[number.range.upperBound...])"
    }

    /// The text without white space at either end.
    var trimmingWhitespace: String { String(self[...].trimmingWhitespace) }
}

/// Puts backslashes before the characters of a text that would mean something where they stand.
private struct MarkdownEscaping {
    private(set) var text = ""
    private let scalars: [Unicode.Scalar]

    /// - Parameter escaped: characters that mean something in the place that the text is for.
    init(_ source: String, escaped: Set<Unicode.Scalar> = []) {
        scalars = Array(source.replacing("\r\n", with: "\n").unicodeScalars)
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar == "\t" || Character(scalar).isNewline {
                text += " "
            } else if scalar.isControl {
                text += "\u{FFFD}"
            } else {
                if escaped.contains(scalar) || isMarkup(at: index) { text += "\\" }
                text.unicodeScalars.append(scalar)
            }
        }
    }

    private func isMarkup(at index: Int) -> Bool {
        switch scalars[index] {
        case "`", "~", "[": true
        case "*": !(isBlank(index - 1) && isBlank(index + 1))
        case "_": isEmphasis(underscoreAt: index)
        case "\\": self[index + 1].map { $0.isASCIIPunctuation || Character($0).isNewline } ?? true
        case "<": self[index + 1].map { $0.isASCIILetter || "/!?".unicodeScalars.contains($0) } ?? false
        case "&": isEntity(at: index)
        // Hosts make links of bare addresses.
        case ":": self[index + 1] == "/" && self[index + 2] == "/" && self[index - 1]?.isASCIILetter == true
        case ".": self[index - 1] == "w" && self[index - 2] == "w" && self[index - 3] == "w"
        default: false
        }
    }

    /// Whether an underscore may begin or end emphasis, as it never does within a word.
    private func isEmphasis(underscoreAt index: Int) -> Bool {
        var (before, after) = (index - 1, index + 1)
        while self[before] == "_" { before -= 1 }
        while self[after] == "_" { after += 1 }
        return !(isWord(before) && isWord(after)) && !(isBlank(before) && isBlank(after))
    }

    /// Whether `&` begins what reads like `&amp;` or `&#38;`.
    private func isEntity(at index: Int) -> Bool {
        var end = self[index + 1] == "#" ? index + 2 : index + 1
        let start = end
        while let scalar = self[end], scalar.isASCIILetter || ("0"..."9").contains(scalar) { end += 1 }
        return end > start && self[end] == ";"
    }

    private subscript(index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    /// Whether there is white space. What the text will stand beside is not known.
    private func isBlank(_ index: Int) -> Bool { self[index].map { Character($0).isWhitespace } ?? false }

    private func isWord(_ index: Int) -> Bool {
        self[index].map { Character($0).isLetter || Character($0).isNumber } ?? false
    }
}

extension Unicode.Scalar {
    /// Whether it is a character that controls a terminal, and shows nothing.
    var isControl: Bool { properties.generalCategory == .control }

    fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    fileprivate var isASCIIPunctuation: Bool {
        isASCII && !isControl && self != " " && !isASCIILetter && !("0"..."9").contains(self)
    }
}
