/// A regular expression in the notation that Swift, Java (so Spark), RE2 and PCRE share.
public struct Pattern: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The regular expression.
    public let text: String

    /// Creates a pattern; whether it is well-formed shows when it is used.
    public init(_ text: String) {
        self.text = text
    }

    /// Creates a pattern from a literal.
    public init(stringLiteral value: String) {
        text = value
    }
}
