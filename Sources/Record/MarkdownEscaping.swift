import Base

// Escaping of data in Markdown: the contents of tables, captions and file names show as they are. Only characters that would
// be markup in their context are escaped, so that a diff of the page stays readable.

extension String {
    /// The text, escaped for a paragraph.
    package var markdownEscaped: String { MarkdownEscaping(self).text }

    /// The text, escaped for the brackets of a link or of a picture's description.
    package var markdownInBrackets: String { MarkdownEscaping(self, escaped: ["]"]).text }

    /// The text, escaped for a cell of a table. An empty text becomes a blank, which keeps the cell.
    package var markdownCell: String { isEmpty ? " " : MarkdownEscaping(self, escaped: ["|"]).text }

    /// Returns the text as a heading of a level. A final `#`, which would be markup, is escaped.
    package func markdownHeading(level: Int) -> String {
        var text = markdownEscaped.trimmingWhitespace
        if text.hasSuffix("#") { text.insert("\\", at: text.index(before: text.endIndex)) }
        return "\(String(repeating: "#", count: level)) \(text)".trimmingWhitespace
    }

    /// The text in italics, on a line of its own.
    package var markdownLine: String { "*\(markdownEscaped.trimmingWhitespace)*" }

    /// The text as inline code, if it can be that within a table; otherwise escaped.
    package var markdownCode: String {
        let isPlain =
            !isEmpty
            && !unicodeScalars.contains { $0.isControl || "`|\\\u{2028}\u{2029}".unicodeScalars.contains($0) }
        return isPlain && first != " " && last != " "
            ? "`\(self)`" : MarkdownEscaping(self, escaped: ["|", "]"]).text
    }

    /// The line, escaped so that it begins a paragraph and not a heading, a list, a quotation, a thematic break, a table or
    /// a block of code.
    package var markdownParagraphStart: String {
        let marker = /#{1,6}(?=\s|$)|[\-+*](?=\s|$)|>|```|~~~|=+\s*$|-+\s*$|([\-*_])(\s*\1){2,}\s*$|:-/
        if prefixMatch(of: marker) != nil { return "\\" + self }
        guard let number = prefixMatch(of: /[0-9]{1,9}(?=[.)](\s|$))/) else { return self }
        return "\(number.0)\\\(self[number.range.upperBound...])"
    }
}

/// Escapes the characters of a text that would be markup in their context.
private struct MarkdownEscaping {
    /// The escaped text.
    private(set) var text = ""
    private let scalars: [Unicode.Scalar]

    /// Escapes a text.
    ///
    /// - Parameter escaped: characters that are markup only where the text is used, such as `|` in a table.
    init(_ source: String, escaped: Set<Unicode.Scalar> = []) {
        scalars = Array(source.replacing("\r\n", with: "\n").unicodeScalars)
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar == "\t" || Character(scalar).isNewline {
                text += " "
            } else if scalar.isControl || scalar.turnsDirection {
                text += "\u{FFFD}"
            } else {
                if escaped.contains(scalar) || isMarkup(at: index) { text += "\\" }
                text.unicodeScalars.append(scalar)
                if let scheme = strayScheme(endingAt: index) {
                    text.removeLast(scheme.count)
                    text += "`\(scheme)`"
                }
            }
        }
    }

    /// Whether the character at an index would be markup.
    private func isMarkup(at index: Int) -> Bool {
        switch scalars[index] {
        case "`", "~", "[": true
        case "*": !(isBlank(index - 1) && isBlank(index + 1))
        case "_": isEmphasis(underscoreAt: index)
        case "\\": self[index + 1].map { $0.isASCIIPunctuation || Character($0).isNewline } ?? true
        case "<": self[index + 1].map { $0.isASCIILetter || "/!?".unicodeScalars.contains($0) } ?? false
        case "&": isEntity(at: index)
        // Code hosts turn bare addresses into links.
        case ":": self[index + 1] == "/" && self[index + 2] == "/" && self[index - 1]?.isASCIILetter == true
        case ".": self[index - 1] == "w" && self[index - 2] == "w" && self[index - 3] == "w"
        default: false
        }
    }

    /// The scheme that ends at an index and makes a link that nobody means. Code hosts turn `xmpp:name@host` into one, and take what
    /// stands before `mailto:` for a part of the scheme, which no backslash prevents: addresses are found in the text that is left
    /// of all markup. So the word becomes code.
    private func strayScheme(endingAt index: Int) -> String? {
        guard self[index + 1] == ":", self[index + 2] != nil, !isBlank(index + 2) else { return nil }
        return ["xmpp", "mailto"].first { scheme in
            let start = index + 1 - scheme.unicodeScalars.count
            guard start >= 0, scalars[start...index].elementsEqual(scheme.unicodeScalars) else {
                return false
            }
            return scheme == "xmpp"
                || self[start - 1].map { $0.isASCIILetter || "0123456789.+-_".unicodeScalars.contains($0) }
                    == true
        }
    }

    /// Whether an underscore may begin or end emphasis, which it never does within a word.
    private func isEmphasis(underscoreAt index: Int) -> Bool {
        var (before, after) = (index - 1, index + 1)
        while self[before] == "_" { before -= 1 }
        while self[after] == "_" { after += 1 }
        return !(isWord(before) && isWord(after)) && !(isBlank(before) && isBlank(after))
    }

    /// Whether the `&` at an index begins an entity, such as `&amp;` or `&#38;`.
    private func isEntity(at index: Int) -> Bool {
        var end = self[index + 1] == "#" ? index + 2 : index + 1
        let start = end
        while let scalar = self[end], scalar.isASCIILetter || ("0"..."9").contains(scalar) { end += 1 }
        return end > start && self[end] == ";"
    }

    /// The character at an index; `nil` beyond the text.
    private subscript(index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    /// Whether there is white space at an index; not beyond the text, because the text around it is not known.
    private func isBlank(_ index: Int) -> Bool { self[index].map { Character($0).isWhitespace } ?? false }

    /// Whether there is a letter or a digit at an index.
    private func isWord(_ index: Int) -> Bool {
        self[index].map { Character($0).isLetter || Character($0).isNumber } ?? false
    }
}

extension String {
    /// The text with U+FFFD in place of control characters other than white space, and of those that turn the direction.
    package var withoutControls: String {
        // Lead bytes of such characters; most texts have none.
        let isSuspicious = utf8.contains {
            $0 < 0x20 && !$0.isWhiteSpace || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2
        }
        guard isSuspicious else { return self }
        var text = String.UnicodeScalarView()
        text.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            let isControl = scalar.isControl && !(scalar.isASCII && UInt8(scalar.value).isWhiteSpace)
            text.append(isControl || scalar.turnsDirection ? "\u{FFFD}" : scalar)
        }
        return String(text)
    }
}

extension UInt8 {
    /// Whether the byte is a tab, a line feed or a carriage return.
    fileprivate var isWhiteSpace: Bool { self == 0x09 || self == 0x0A || self == 0x0D }
}

extension Unicode.Scalar {
    /// Whether the character is a control character, which a terminal might obey.
    package var isControl: Bool { properties.generalCategory == .control }

    /// Whether the character turns the direction of the text after it, as the “Trojan Source” attack does (Boucher & Anderson,
    /// USENIX Security 2023).
    package var turnsDirection: Bool {
        switch value {
        case 0x202a...0x202e, 0x2066...0x2069: true
        default: false
        }
    }

    fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    fileprivate var isASCIIPunctuation: Bool {
        isASCII && !isControl && self != " " && !isASCIILetter && !("0"..."9").contains(self)
    }
}
