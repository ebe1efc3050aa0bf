/// A lexer of Swift that is accurate enough for highlighting. A full parser would require a compiler front end in every
/// render.
public enum SwiftHighlighter {
    /// The kind of a token.
    public enum Kind: String, Sendable {
        /// Names of variables and functions, operators, brackets and white space.
        case plain
        /// A keyword.
        case keyword
        /// A name that begins with an upper-case letter.
        case type
        /// A number.
        case number
        /// A string literal.
        case string
        /// A comment.
        case comment
    }

    /// A token of the code.
    public struct Token: Sendable, Equatable {
        /// The kind of the token.
        public var kind: Kind
        /// The text of the token. The joined texts of all tokens are the code.
        public var text: Substring
    }

    private static let keywords: Set<Substring> = [
        "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class",
        "continue",
        "default", "defer", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
        "func",
        "guard", "if", "import", "in", "indirect", "init", "inout", "internal", "is", "lazy", "let",
        "mutating",
        "nil", "nonisolated", "nonmutating", "open", "operator", "override", "private", "protocol", "public",
        "repeat", "rethrows", "return", "self", "Self", "some", "static", "struct", "subscript", "super",
        "switch",
        "throw", "throws", "true", "try", "typealias", "unowned", "var", "weak", "where", "while",
    ]

    /// Returns the tokens of code, in order.
    public static func tokens(of code: String) -> [Token] {
        var scanner = Scanner(code)
        return scanner.tokens()
    }

    /// Returns code as HTML. Each token is a `<span>` whose class is the first letter of its kind, plain ones excepted.
    static func html(of code: String) -> String {
        tokens(of: code).map { token in
            let text = String(token.text).htmlEscaped
            return token.kind == .plain
                ? text : "<span class=\"\(token.kind.rawValue.prefix(1))\">\(text)</span>"
        }.joined()
    }

    private struct Scanner {
        private let code: String
        private var position: String.Index
        private var plainStart: String.Index
        private var result: [Token] = []

        init(_ code: String) {
            self.code = code
            position = code.startIndex
            plainStart = code.startIndex
        }

        mutating func tokens() -> [Token] {
            while position < code.endIndex {
                let rest = code[position...]
                let character = code[position]
                if rest.hasPrefix("//") {
                    take(.comment, upTo: rest.firstIndex(where: \.isNewline) ?? code.endIndex)
                } else if rest.hasPrefix("/*") {
                    take(.comment, upTo: rest.firstRange(of: "*/")?.upperBound ?? code.endIndex)
                } else if rest.hasPrefix("\"\"\"") {
                    take(
                        .string, upTo: rest.dropFirst(3).firstRange(of: "\"\"\"")?.upperBound ?? code.endIndex
                    )
                } else if character == "\"" {
                    take(.string, upTo: endOfString(rest))
                } else if character.isLetter || character == "_" {
                    takeWord(rest)
                } else if character.isNumber {
                    let end = rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
                    take(.number, upTo: end ?? code.endIndex)
                } else {
                    position = code.index(after: position)
                }
            }
            flushPlain()
            return result
        }

        private mutating func takeWord(_ rest: Substring) {
            let end = rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? code.endIndex
            let word = rest[..<end]
            if SwiftHighlighter.keywords.contains(word), !follows(".") {
                take(.keyword, upTo: end)
            } else if word.first?.isUppercase == true {
                take(.type, upTo: end)
            } else {
                position = end
            }
        }

        private func follows(_ character: Character) -> Bool {
            position > code.startIndex && code[code.index(before: position)] == character
        }

        /// Returns the end of a one-line string literal. Quotes within interpolations do not end it.
        private func endOfString(_ rest: Substring) -> String.Index {
            var index = code.index(after: rest.startIndex)
            var depth = 0
            while index < code.endIndex, !code[index].isNewline {
                let character = code[index]
                let next = code.index(after: index)
                if character == "\\", next < code.endIndex {
                    if code[next] == "(" { depth += 1 }
                    index = code.index(after: next)
                    continue
                }
                if depth > 0 {
                    if character == "(" { depth += 1 }
                    if character == ")" { depth -= 1 }
                } else if character == "\"" {
                    return next
                }
                index = next
            }
            return index
        }

        private mutating func take(_ kind: Kind, upTo end: String.Index) {
            flushPlain()
            result.append(Token(kind: kind, text: code[position..<end]))
            position = end
            plainStart = end
        }

        private mutating func flushPlain() {
            if plainStart < position { result.append(Token(kind: .plain, text: code[plainStart..<position])) }
            plainStart = position
        }
    }
}
