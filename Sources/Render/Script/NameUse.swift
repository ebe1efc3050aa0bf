/// A name in code, where it is used.
struct NameUse {
    var name: Substring
    /// Whether a parenthesis follows.
    var isCall: Bool
    /// The ordinal of the line of code.
    var codeLine: Int

    /// Whether it can be the name of something declared: of a function only if it is called.
    func means(_ declaration: ScriptFile.Declaration) -> Bool {
        declaration.name.map { $0[...] } == name && (isCall || !declaration.isFunction)
    }
}

extension ScriptFile {
    /// The names that some lines of code use, in order. Those of members are left out, and the one that a function is
    /// given where it is declared.
    func uses(in lines: Range<Int>) -> [NameUse] {
        let code = codeLines[lines].joined(separator: "\n")
        var result: [NameUse] = []
        var line = lines.lowerBound
        var previous: Substring = ""
        for token in SwiftHighlighter.tokens(of: code) {
            if token.kind == .plain || token.kind == .type {
                var rest = token.text
                while let start = rest.firstIndex(where: \.isPartOfName) {
                    line += rest[..<start].lineEnds
                    let end = rest[start...].firstIndex { !$0.isPartOfName } ?? rest.endIndex
                    let isMember = start > code.startIndex && code[code.index(before: start)] == "."
                    if !isMember, previous != "func" {
                        let isCall = end < code.endIndex && code[end] == "("
                        result.append(NameUse(name: code[start..<end], isCall: isCall, codeLine: line))
                    }
                    previous = ""
                    rest = rest[end...]
                }
                line += rest.lineEnds
            } else {
                previous = token.text
                line += token.text.lineEnds
            }
        }
        return result
    }
}

extension Character {
    fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" }
}

extension Substring {
    fileprivate var lineEnds: Int { count(where: \.isNewline) }
}
