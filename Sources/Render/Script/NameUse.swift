/// The use of a name in code.
struct NameUse {
    /// The name.
    var name: Substring
    /// Whether an opening parenthesis follows the name.
    var isCall: Bool
    /// The index of the code line.
    var codeLine: Int

    /// Whether the name may refer to a declaration. A function must be called.
    func refers(to declaration: ScriptFile.Declaration) -> Bool {
        declaration.name.map { $0[...] } == name && (isCall || !declaration.isFunction)
    }
}

extension ScriptFile {
    /// Returns the names used in a range of code lines, in order, without those of members and of functions where they are
    /// declared.
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
