import FoundationEssentials
import Record

/// A parsed script: alternating prose and code, in the order of its report.
///
/// The syntax is that of Swift playgrounds: `/*: … */` and `//: …` contain Markdown, everything else is code. A cell is the
/// code between two pieces of prose. The lines of code of a file are numbered without blank lines, visibility markers and
/// lines that hold only a comment, so that a change of prose or of a comment does not affect the places of outputs.
///
/// A script may have several files: `main.swift`, which determines the order of the report, and chapters, which appear where
/// they are called (``ChapterOrder``).
public struct Script: Sendable, Equatable {
    /// A piece of prose, a cell, or the outputs of a cell.
    public enum Chunk: Sendable, Equatable {
        /// Markdown, and the line number in its file, from 1, on which it begins.
        case prose(String, line: Int)
        /// A cell.
        case code(Cell)
        /// The outputs of some code lines of a cell. A chapter comes between the outputs before and after the line that
        /// calls it.
        case outputs(cell: Int, codeLines: Range<Int>)
    }

    /// The code between two pieces of prose.
    public struct Cell: Sendable, Equatable {
        /// The cell's number in the report, from 1.
        public var number: Int
        /// The file of the cell, as a path below the folder of the analysis.
        public var file: String
        /// The indices of the cell's code lines among those of the file, from 0.
        public var codeLines: Range<Int>
        /// The line number in the file, from 1, on which the code begins.
        public var firstLine: Int
        /// The code that the report shows: without hidden lines (`// snippet.hide`) and common indentation.
        public var source: String

        /// The file of the cell; `nil` if it is `main.swift`.
        public var chapter: String? { file == ScriptFile.mainName ? nil : file }
    }

    /// The files in the order of the report, `main.swift` first.
    public let files: [ScriptFile]
    /// Prose, cells and their outputs, in the order of the report.
    public let chunks: [Chunk]
    /// The cells, in the order of the report.
    public let cells: [Cell]

    /// Parses a script of a single file.
    ///
    /// - Throws: ``ScriptError`` if a block of prose is not closed or followed by text on the same line.
    public init(_ source: String) throws(ScriptError) {
        self.init([try ScriptFile(name: ScriptFile.mainName, source: source)])
    }

    /// A script of parsed files.
    public init(_ files: [ScriptFile]) {
        let order = ChapterOrder(of: files)
        self.files = order.files
        chunks = order.chunks
        cells = order.chunks.compactMap { if case .code(let cell) = $0 { cell } else { nil } }
    }

    // MARK: Places

    /// Converts the line number of a place to a code line index: that of the last code line at or before the line.
    ///
    /// - Returns: `nil` if the file is not part of the script.
    public func codePlace(of place: Place) -> Place? {
        file(of: place).map { Place(file: place.file, line: $0.codeLine(atFileLine: place.line)) }
    }

    /// Returns the cell that contains a place, whose line is a code line index; the last cell of the file if the line is
    /// beyond its end.
    public func cell(holding place: Place) -> Cell? {
        guard let file = file(of: place) else { return nil }
        let cells = cells.filter { $0.file == file.name }
        return cells.first { place.line < $0.codeLines.upperBound } ?? cells.last
    }

    /// Returns the cell that runs after the statement at a place, whose line is a code line index: the same cell if it has
    /// more code, otherwise the next one of the file.
    public func cell(after place: Place) -> Cell? {
        guard let file = file(of: place) else { return nil }
        return cell(
            holding: Place(file: place.file, line: min(place.line + 1, max(0, file.fileLines.count - 1))))
    }

    /// Whether a place, whose line is a code line index, is in top-level code or in a chapter, which is a function that
    /// contains prose. Other functions are helpers, whose outputs belong to the cell that called them.
    public func isNarrative(_ place: Place) -> Bool {
        file(of: place)?.isNarrative(codeLine: place.line) ?? false
    }

    /// Returns the file of a place; `nil` if it is not part of the script.
    public func file(of place: Place) -> ScriptFile? {
        files.first { $0.baseName == place.file }
    }
}
