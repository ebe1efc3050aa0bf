/// A regular expression in the notation that Swift, Java (so Spark), RE2 and PCRE share.
public struct Pattern: Codable, Hashable, Sendable, ExpressibleByStringLiteral {
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

extension Pattern {
    /// The expression with the classes of ASCII characters written out. Swift's own (`\w` by `asciiOnlyCharacterClasses`) miss a
    /// character that is followed by one outside of ASCII, as the 0 in "0–10".
    var spelledOut: String {
        var result = ""
        var isInClass = false
        var characters = text[...]
        while let character = characters.popFirst() {
            switch character {
            case "[": isInClass = true
            case "]": isInClass = false
            case "\\":
                guard let name = characters.popFirst() else { return text }
                let members: [Character: String] = ["w": "0-9A-Za-z_", "d": "0-9", "s": " \\t\\n\\r\\f\\x0B"]
                let lowercase = Character(name.lowercased())
                if let listed = members[name], isInClass {
                    result += listed
                } else if let listed = members[lowercase], !isInClass {
                    result += (name == lowercase ? "[" : "[^") + listed + "]"
                } else {
                    result += "\\\(name)"
                }
                continue
            default: break
            }
            result.append(character)
        }
        return result
    }
}
