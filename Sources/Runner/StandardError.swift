#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The stream for messages, so that the output of a command can be piped.
package enum StandardError {
    /// Whether the stream is a terminal.
    package static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Prints a line.
    package static func print(_ text: String) {
        write(text + "\n")
    }

    /// Writes a text without a line break.
    package static func write(_ text: String) {
        text.withCString { pointer in
            _ = Glibc.write(STDERR_FILENO, pointer, strlen(pointer))
        }
    }
}
