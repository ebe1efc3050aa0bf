import FoundationEssentials

/// A script taken apart: prose and code, in turn.
///
/// The syntax is that of Swift playgrounds: `/*: … */` and `//: …` hold Markdown, everything else is code. A cell
/// is the code between two pieces of prose. Code lines are counted through the whole script, blank lines and those
/// with nothing but a comment left out, so that a place in the code does not move when words change.
public struct Script: Sendable, Equatable {
    /// A piece of prose or a cell.
    public enum Chunk: Sendable, Equatable {
        /// Markdown, and the line of the file on which it begins.
        case prose(String, line: Int)
        /// A cell.
        case code(Cell)
    }

    /// The code between two pieces of prose.
    public struct Cell: Sendable, Equatable {
        /// The cell's number, from 1.
        public var number: Int
        /// The ordinals of its code lines, counted through the script from 0.
        public var codeLines: Range<Int>
        /// The line of the file on which its code begins, from 1.
        public var firstLine: Int
        /// The code that the report shows: without what `// snippet.hide` hides.
        public var source: String
    }

    /// Prose and cells, in order.
    public let chunks: [Chunk]
    /// For each code line its line in the file, from 1, ascending.
    public let fileLines: [Int]

    /// Takes a script apart.
    ///
    /// - Throws: ``ScriptError`` if a block of prose is not closed, or something follows its end.
    public init(_ source: String) throws(ScriptError) {
        var parser = ScriptParser(source)
        var number = 0
        source.enumerateLinesOfText { line in
            number += 1
            parser.take(line, number: number)
        }
        (chunks, fileLines) = try parser.finish()
    }

    /// The cells, in order.
    public var cells: [Cell] {
        chunks.compactMap { chunk in
            guard case .code(let cell) = chunk else { return nil }
            return cell
        }
    }

    /// The ordinal of the code line at or, for a statement that spans lines, before a line of the file.
    public func codeLine(atFileLine line: Int) -> Int {
        // The first code line beyond `line`, by bisection.
        var low = 0
        var high = fileLines.count
        while low < high {
            let middle = (low + high) / 2
            if fileLines[middle] <= line { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// The cell that holds a code line; the last one for lines beyond the end.
    public func cell(holding codeLine: Int) -> Cell? {
        cells.first { codeLine < $0.codeLines.upperBound } ?? cells.last
    }

    /// The cell that runs after the statement at a code line is done: the same one if code follows in it, else
    /// the next.
    public func cell(after codeLine: Int) -> Cell? {
        cell(holding: min(codeLine + 1, max(0, fileLines.count - 1)))
    }
}

/// A script that can't be taken apart.
public enum ScriptError: Error, Equatable, CustomStringConvertible {
    /// A `/*:` without its `*/`.
    case unclosedProse(line: Int)
    /// Code on the line on which prose ends.
    case textAfterProse(line: Int, text: String)

    /// The line, what is wrong with it, and the way out.
    public var description: String {
        switch self {
        case .unclosedProse(let line):
            "line \(line): the prose that begins here with /*: is never closed; end it with */"
        case .textAfterProse(let line, let text):
            "line \(line): \"\(text)\" follows the */ that ends the prose; put it on a line of its own"
        }
    }
}

extension String {
    /// Calls `body` with each line, without its end (LF or CRLF).
    func enumerateLinesOfText(_ body: (Substring) -> Void) {
        // In Swift "\r\n" is one character, which `isNewline` knows.
        var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines { body(line) }
    }
}
