/// Finds the declarations of functions and types at the top level of a file, by the lines that begin in the first column, as
/// they do in formatted Swift code. A parser such as swift-syntax would take minutes to build.
struct DeclarationFinder {
    /// The complete declarations so far, in order.
    private(set) var all: [ScriptFile.Declaration] = []
    /// The declaration that has begun, but not ended.
    private var open: ScriptFile.Declaration?

    private static let modifiers: Set<Substring> = [
        "public", "package", "internal", "private", "fileprivate", "final", "nonisolated", "indirect",
        "async",
    ]
    private static let types: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "extension"]

    /// Takes a code line that does not begin within a string literal.
    mutating func take(_ line: Substring, index: Int) {
        guard let first = line.first, !first.isWhitespace else { return }
        if first == "}" {
            close(before: index + 1)
        } else if (first.isLetter || first == "@"), !line.hasPrefix("where ") {
            close(before: index)
            guard var declaration = Self.declaration(line) else { return }
            declaration.codeLines = index..<index
            open = declaration
            if line.last(where: { !$0.isWhitespace }) == "}" { close(before: index + 1) }
        }
    }

    /// Takes a line of prose.
    mutating func takeProse() {
        open?.hasProse = true
    }

    /// Ends the file, which has `count` code lines.
    mutating func finish(count: Int) {
        close(before: count)
    }

    /// Whether a line begins the declaration of a function.
    static func isFunction(_ line: Substring) -> Bool {
        declaration(line)?.isFunction == true
    }

    private mutating func close(before end: Int) {
        guard var declaration = open else { return }
        declaration.codeLines = declaration.codeLines.lowerBound..<end
        all.append(declaration)
        open = nil
    }

    /// Returns the declaration that a line begins, still without its code lines; `nil` if it begins none.
    private static func declaration(_ line: Substring) -> ScriptFile.Declaration? {
        var isPrivate = false
        var rest = line
        while true {
            let word = rest.prefix { !$0.isWhitespace }
            rest = rest[word.endIndex...].drop(while: \.isWhitespace)
            if word == "func" || types.contains(word) {
                let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                return ScriptFile.Declaration(
                    name: word == "extension" ? nil : String(name), isPrivate: isPrivate,
                    isFunction: word == "func", codeLines: 0..<0, hasProse: false)
            }
            isPrivate = isPrivate || word == "private" || word == "fileprivate"
            guard modifiers.contains(word) || word.first == "@" else { return nil }
        }
    }
}
