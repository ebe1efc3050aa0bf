import Record

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The stream for messages, so that the output of a command can be piped.
package enum StandardError {
    /// Whether the stream is a terminal.
    package static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Prints a line, without what a terminal would obey.
    package static func print(_ text: String) {
        write(text.printable + "\n")
    }

    /// Writes a text without a line break.
    package static func write(_ text: String) {
        text.withCString { pointer in
            _ = Glibc.write(STDERR_FILENO, pointer, strlen(pointer))
        }
    }
}

extension String {
    /// The text with escapes such as `\u{1b}` in place of what a terminal would obey: control characters other than line feeds
    /// and tabs, and the characters that turn the direction of writing, behind which a text may hide.
    package var printable: String {
        func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
            scalar != "\n" && scalar != "\t" && (scalar.isControl || scalar.turnsDirection)
        }
        guard unicodeScalars.contains(where: isObeyed) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            if isObeyed(scalar) {
                text += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
    }
}
