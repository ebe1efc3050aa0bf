extension String {
    /// Calls `body` with each line, without its end (LF or CRLF).
    package func enumerateLinesOfText(_ body: (Substring) -> Void) {
        // "\r\n" is a single character in Swift, for which `isNewline` is true.
        var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines { body(line) }
    }

    /// The text without leading and trailing white space.
    package var trimmingWhitespace: String { String(self[...].trimmingWhitespace) }
}

extension Substring {
    /// The number of leading spaces.
    package var indentation: Int { prefix { $0 == " " }.count }

    /// The text without leading and trailing white space.
    package var trimmingWhitespace: Substring {
        var text = trimmingPrefix(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
