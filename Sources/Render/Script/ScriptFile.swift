import Base
import Record

/// A parsed Swift file of a script: alternating prose and code.
public struct ScriptFile: Sendable, Equatable {
    /// The name of the file with top-level code.
    public static let mainName = "main.swift"

    /// A declaration of a function or a type at the top level of a file.
    struct Declaration: Sendable, Equatable {
        /// The declared name; `nil` for an extension.
        var name: String?
        /// Whether the declaration can be used only in its own file.
        var isPrivate: Bool
        /// Whether a function is declared.
        var isFunction: Bool
        /// The indices of the declaration's code lines.
        var codeLines: Range<Int>
        /// Whether the declaration contains prose, which makes a function a chapter.
        var hasProse: Bool
    }

    /// The path of the file below the folder of the analysis.
    public let name: String
    /// Prose and cells, in order. Cells are numbered within the file, from 1.
    public let chunks: [Script.Chunk]
    /// The code lines: all lines that are not prose, comments, blank or visibility markers.
    public let codeLines: [String]
    /// The line number in the file, from 1, of each code line, in ascending order.
    public let fileLines: [Int]
    /// The declarations at the top level, in order.
    let declarations: [Declaration]

    /// Parses a file.
    ///
    /// - Parameters:
    ///   - name: the path of the file below the folder of the analysis.
    ///   - source: the text of the file.
    /// - Throws: ``ScriptError`` if a block of prose is not closed or followed by text on the same line.
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

    /// The name of the file without its folder.
    var baseName: String { Place(file: name, line: 0).file }

    /// Returns the index of the last code line at or before a line number of the file.
    func codeLine(atFileLine line: Int) -> Int {
        // A binary search for the first code line after `line`.
        var low = 0
        var high = fileLines.count
        while low < high {
            let middle = (low + high) / 2
            if fileLines[middle] <= line { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// Whether the code line of an index is in top-level code or in a function that contains prose. Other functions are
    /// helpers, whose outputs belong to the cell that called them.
    func isNarrative(codeLine: Int) -> Bool {
        guard let declaration = declarations.first(where: { $0.codeLines.contains(codeLine) }) else {
            return name == Self.mainName
        }
        return declaration.hasProse
    }
}
