extension String {
    /// The text with U+FFFD in place of what no font library takes: the zero byte, which would end the text in Pango, and
    /// noncharacters (The Unicode Standard, 23.7), which Cairo takes for broken UTF-8.
    var drawable: String {
        guard unicodeScalars.contains(where: \.isUndrawable) else { return self }
        return unicodeScalars.reduce(into: "") {
            $0.unicodeScalars.append($1.isUndrawable ? "\u{fffd}" : $1)
        }
    }
}

extension String {
    /// The number of characters of a paragraph's line beyond which nothing is seen of it, whatever the width of a page.
    private static let lineLength = 1000

    /// The text without what a paragraph that ends in an ellipsis does not show: Pango takes time with the square of its length.
    func cut(to style: ParagraphStyle) -> String {
        guard style.truncation != nil else { return self }
        let limit = Self.lineLength * max(1, style.lineLimit)
        // Mostly the text is short, which its bytes tell at once.
        guard utf8.count > limit else { return self }
        var result = ""
        for (index, line) in split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result.append("\n") }
            result += line.cut(to: limit, atEnd: style.truncation == .end)
        }
        return result
    }
}

extension Substring {
    /// The beginning and, unless the ellipsis is at the end, the end of a line that is too long.
    fileprivate func cut(to limit: Int, atEnd: Bool) -> Substring {
        guard utf8.count > limit, unicodeScalars.count > limit else { return self }
        // One more, for the ellipsis to be drawn.
        if atEnd { return Substring(unicodeScalars.prefix(limit + 1)) }
        return Substring(unicodeScalars.prefix(limit / 2)) + "…" + Substring(unicodeScalars.suffix(limit / 2))
    }
}

extension Unicode.Scalar {
    fileprivate var isUndrawable: Bool {
        value == 0 || properties.isNoncharacterCodePoint
    }
}
