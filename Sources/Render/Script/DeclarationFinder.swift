/// Finds the functions and types at the top level of a file, by the lines that begin at the left edge: the way that Swift
/// is laid out. A compiler's front end would know more, and take minutes to build.
struct DeclarationFinder {
    /// What has been found.
    private(set) var all: [ScriptFile.Declaration] = []
    private var open: ScriptFile.Declaration?

    private static let modifiers: Set<Substring> = [
        "public", "package", "internal", "private", "fileprivate", "final", "nonisolated", "indirect",
        "async",
    ]
    private static let types: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "extension"]

    /// Takes in a line of code that does not begin within a literal.
    mutating func take(_ line: Substring, ordinal: Int) {
        guard let first = line.first, !first.isWhitespace else { return }
        if first == "}" {
            close(before: ordinal + 1)
        } else if (first.isLetter || first == "@"), !line.hasPrefix("where ") {
            close(before: ordinal)
            guard var declaration = Self.declaration(line) else { return }
            declaration.codeLines = ordinal..<ordinal
            open = declaration
            if line.last(where: { !$0.isWhitespace }) == "}" { close(before: ordinal + 1) }
        }
    }

    /// Takes in that there is prose.
    mutating func takeProse() {
        open?.hasProse = true
    }

    /// Takes in the end of the file.
    mutating func finish(count: Int) {
        close(before: count)
    }

    /// Whether a line begins a function.
    static func isFunction(_ line: Substring) -> Bool {
        declaration(line)?.isFunction == true
    }

    private mutating func close(before end: Int) {
        guard var declaration = open else { return }
        declaration.codeLines = declaration.codeLines.lowerBound..<end
        all.append(declaration)
        open = nil
    }

    /// What a line begins to declare.
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
