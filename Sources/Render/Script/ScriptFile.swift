import Record

/// A Swift file of a script taken apart: prose and code, in turn.
public struct ScriptFile: Sendable, Equatable {
    /// The file in which top-level code stands.
    public static let mainName = "main.swift"

    /// A function or a type at the top level of a file.
    struct Declaration: Sendable, Equatable {
        /// Its name; an extension has none.
        var name: String?
        /// Whether it can be used in its own file only.
        var isPrivate: Bool
        /// Whether it is a function, which is called by its name and a parenthesis.
        var isFunction: Bool
        /// The ordinals of its lines of code.
        var codeLines: Range<Int>
        /// Whether there is prose in it, which makes a chapter of a function.
        var hasProse: Bool
    }

    /// The path below the folder of the analysis.
    public let name: String
    /// Prose and cells, in order. The cells are numbered through the file.
    public let chunks: [Script.Chunk]
    /// The lines of code, without blank lines and those of comments alone.
    public let codeLines: [String]
    /// For each line of code its line in the file, from 1, ascending.
    public let fileLines: [Int]
    /// The functions and types, in order.
    let declarations: [Declaration]

    /// Takes a file apart.
    ///
    /// - Throws: ``ScriptError`` if a block of prose is not closed, or something follows its end.
    public init(name: String, source: String) throws(ScriptError) {
        var parser = ScriptParser(file: name, source: source)
        var number = 0
        source.enumerateLinesOfText { line in
            number += 1
            parser.take(line, number: number)
        }
        try parser.finish()
        self.name = name
        chunks = parser.chunks
        codeLines = parser.codeLines
        fileLines = parser.fileLines
        declarations = parser.declarations.all
    }

    /// The name of the file, without its folder.
    var baseName: String { Place(file: name, line: 0).file }

    /// The ordinal of the line of code at or, for a statement that spans lines, before a line of the file.
    func codeLine(atFileLine line: Int) -> Int {
        // The first code line beyond `line`, by bisection.
        var low = 0
        var high = fileLines.count
        while low < high {
            let middle = (low + high) / 2
            if fileLines[middle] <= line { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// Whether a line of code tells of the analysis: it is top-level code, or of a function with prose in it. Others are
    /// helpers, and what they show belongs to the cell that called them.
    func isNarrative(codeLine: Int) -> Bool {
        guard let declaration = declarations.first(where: { $0.codeLines.contains(codeLine) }) else {
            return name == Self.mainName
        }
        return declaration.hasProse
    }
}
