import FoundationEssentials
import Record

/// A script taken apart: prose and code, in turn, in the order of its report.
///
/// The syntax is that of Swift playgrounds: `/*: … */` and `//: …` hold Markdown, everything else is code. A cell
/// is the code between two pieces of prose. The lines of code are counted through a file, blank lines and those with
/// nothing but a comment left out, so that a place in the code does not move when words change.
///
/// A script may have several files: `main.swift`, which the report follows, and chapters, which stand where they are
/// called (``ChapterOrder``).
public struct Script: Sendable, Equatable {
    /// A piece of prose, a cell, or what a cell shows.
    public enum Chunk: Sendable, Equatable {
        /// Markdown, and the line of the file on which it begins.
        case prose(String, line: Int)
        /// A cell.
        case code(Cell)
        /// The place of what some lines of a cell show. A chapter stands between what is shown before and after the line
        /// that calls it.
        case shown(cell: Int, codeLines: Range<Int>)
    }

    /// The code between two pieces of prose.
    public struct Cell: Sendable, Equatable {
        /// The cell's number in the report, from 1.
        public var number: Int
        /// The file that it is in: its path below the folder of the analysis.
        public var file: String
        /// The ordinals of its lines of code, counted through the file from 0.
        public var codeLines: Range<Int>
        /// The line of the file on which its code begins, from 1.
        public var firstLine: Int
        /// The code that the report shows: without what `// snippet.hide` hides, and as far to the left as it can stand.
        public var source: String

        /// The file, where it is another than `main.swift`.
        public var chapter: String? { file == ScriptFile.mainName ? nil : file }
    }

    /// The files in the order of the report, which begins with `main.swift`.
    public let files: [ScriptFile]
    /// Prose, cells and what they show, in the order of the report.
    public let chunks: [Chunk]
    /// The cells, in the order of the report.
    public let cells: [Cell]

    /// Takes a script apart that is one file.
    ///
    /// - Throws: ``ScriptError`` if a block of prose is not closed, or something follows its end.
    public init(_ source: String) throws(ScriptError) {
        self.init([try ScriptFile(name: ScriptFile.mainName, source: source)])
    }

    /// A script of several files.
    public init(_ files: [ScriptFile]) {
        let order = ChapterOrder(of: files)
        self.files = order.files
        chunks = order.chunks
        cells = order.chunks.compactMap { if case .code(let cell) = $0 { cell } else { nil } }
    }

    // MARK: Places

    /// The place in the code for a place in a file: the line of code at or, for a statement that spans lines, before it.
    ///
    /// - Returns: `nil` for a file that is not the script's.
    public func codePlace(of place: Place) -> Place? {
        file(of: place).map { Place(file: place.file, line: $0.codeLine(atFileLine: place.line)) }
    }

    /// The cell that holds a place in the code; the last one of its file for lines beyond the end.
    public func cell(holding place: Place) -> Cell? {
        guard let file = file(of: place) else { return nil }
        let cells = cells.filter { $0.file == file.name }
        return cells.first { place.line < $0.codeLines.upperBound } ?? cells.last
    }

    /// The cell that runs after the statement at a place in the code is done: the same one if code follows in it, else
    /// the next of its file.
    public func cell(after place: Place) -> Cell? {
        guard let file = file(of: place) else { return nil }
        return cell(
            holding: Place(file: place.file, line: min(place.line + 1, max(0, file.fileLines.count - 1))))
    }

    /// Whether a place in the code is in top-level code or in a chapter: a function that has prose in it. Other functions
    /// are helpers, and what they show belongs to the cell that called them.
    public func isNarrative(_ place: Place) -> Bool {
        file(of: place)?.isNarrative(codeLine: place.line) ?? false
    }

    /// The file of a place.
    public func file(of place: Place) -> ScriptFile? {
        files.first { $0.baseName == place.file }
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
