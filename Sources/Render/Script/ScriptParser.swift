import Base
import FoundationEssentials

/// Parses a file of a script line by line. Each line is prose, code or a marker; adjacent lines of one kind form a chunk.
struct ScriptParser {
    private enum State {
        /// Outside of block comments.
        case code
        /// Within a `/*:` that was opened on a line.
        case block(openedOn: Int)
    }

    private let file: String
    /// The part of the text that is code to the compiler.
    private let swift: SwiftCode
    private var state = State.code
    /// Whether `// snippet.hide` is in force.
    private var isHidden = false
    /// The first error.
    private var error: ScriptError?

    /// Prose and cells so far.
    private(set) var chunks: [Script.Chunk] = []
    /// The code lines so far.
    private(set) var codeLines: [String] = []
    /// The line number of each code line.
    private(set) var fileLines: [Int] = []
    /// The declarations so far.
    private(set) var declarations = DeclarationFinder()

    /// The lines of the current piece of prose.
    private var prose: [Substring] = []
    /// The line number on which the current piece of prose begins.
    private var proseLine = 0
    /// The index in `prose` of the first line after the one that opened the current block.
    private var blockStart = 0
    /// The lines of the current cell that are not hidden.
    private var visible: [Substring] = []
    /// The index of the current cell's first code line.
    private var cellStart = 0
    /// The line of the file on which the cell begins; 0 before it does.
    private var cellLine = 0

    /// A parser of a file.
    ///
    /// - Parameters:
    ///   - file: the path of the file below the folder of the analysis.
    ///   - source: the text of the file.
    init(file: String, source: String) {
        self.file = file
        swift = SwiftCode(source)
    }

    /// Parses the next line.
    mutating func take(_ line: Substring, number: Int) {
        let trimmed = line.trimmingPrefix(while: \.isWhitespace)
        switch state {
        case .block(let opened):
            if let end = line.firstRange(of: "*/") {
                if !line[..<end.lowerBound].allSatisfy(\.isWhitespace) {
                    prose.append(line[..<end.lowerBound])
                }
                prose.replaceSubrange(blockStart..., with: ProseText.unindented(prose[blockStart...]))
                state = .code
                refuse(textAfter: line[end.upperBound...], number: number)
            } else {
                prose.append(line)
                state = .block(openedOn: opened)
            }
        // All lines of a multi-line literal are code.
        case .code where swift.beginsInLiteral(line: number):
            takeCode(line, number: number)
        case .code where trimmed.hasPrefix("/*:"):
            openProse(number)
            let rest = trimmed.dropFirst(3)
            if let end = rest.firstRange(of: "*/") {
                prose.append(rest[..<end.lowerBound].trimmingWhitespace)
                refuse(textAfter: rest[end.upperBound...], number: number)
            } else {
                if !rest.allSatisfy(\.isWhitespace) {
                    prose.append(rest.dropFirst(rest.first == " " ? 1 : 0))
                }
                blockStart = prose.count
                state = .block(openedOn: number)
            }
        case .code where trimmed.hasPrefix("//:"):
            openProse(number)
            let rest = trimmed.dropFirst(3)
            prose.append(rest.dropFirst(rest.first == " " ? 1 : 0))
        case .code:
            takeCode(line, number: number)
        }
    }

    /// Ends the file.
    ///
    /// - Throws: ``ScriptError`` for the first error of the file.
    mutating func finish() throws(ScriptError) {
        if let error { throw error }
        if case .block(let line) = state { throw .unclosedProse(line: line) }
        closeProse()
        closeCell()
        declarations.finish(count: codeLines.count)
    }

    private mutating func refuse(textAfter rest: Substring, number: Int) {
        guard error == nil, !rest.allSatisfy(\.isWhitespace) else { return }
        error = .textAfterProse(line: number, text: String(rest.trimmingPrefix(while: \.isWhitespace)))
    }

    private mutating func openProse(_ number: Int) {
        closeCell()
        declarations.takeProse()
        if prose.isEmpty { proseLine = number }
    }

    private mutating func takeCode(_ line: Substring, number: Int) {
        let trimmed = line.trimmingPrefix(while: \.isWhitespace)
        if !swift.beginsInLiteral(line: number) {
            if trimmed.isEmpty {
                if !isHidden, !visible.isEmpty { visible.append("") }
                return
            }
            if let marker = VisibilityMarker(trimmed) {
                isHidden = marker == .hide
                return
            }
        }
        closeProse()
        if cellLine == 0 { cellLine = number }
        // A comment is shown with the code, but its line is no place in the code.
        if swift.holdsCode(line: number) {
            if !swift.beginsInLiteral(line: number) { declarations.take(line, index: codeLines.count) }
            fileLines.append(number)
            codeLines.append(String(line))
        }
        if !isHidden { visible.append(line) }
    }

    /// Ends the current piece of prose, at the first line of code. Blank lines do not end it.
    private mutating func closeProse() {
        guard !prose.isEmpty else { return }
        let text = ProseText.text(prose)
        if !text.isEmpty { chunks.append(.prose(text, line: proseLine)) }
        prose = []
    }

    /// Ends the current cell.
    private mutating func closeCell() {
        guard cellLine > 0 else { return }
        let number = chunks.count { if case .code = $0 { true } else { false } } + 1
        let isShown = file == ScriptFile.mainName || !CellText.isScaffolding(visible)
        chunks.append(
            .code(
                Script.Cell(
                    number: number, file: file, codeLines: cellStart..<fileLines.count, firstLine: cellLine,
                    source: isShown ? CellText.text(visible) : "")))
        cellStart = fileLines.count
        cellLine = 0
        visible = []
    }
}

/// A marker that hides or shows the lines after it, as in the snippets of Swift-DocC.
private enum VisibilityMarker {
    /// `// snippet.hide`
    case hide
    /// `// snippet.show`
    case show

    /// The marker on a line; `nil` if it has none.
    init?(_ line: Substring) {
        guard line.hasPrefix("//") else { return nil }
        switch line.dropFirst(2).trimmingPrefix(while: \.isWhitespace).lowercased() {
        case let text where text.hasPrefix("snippet.hide"): self = .hide
        case let text where text.hasPrefix("snippet.show"): self = .show
        default: return nil
        }
    }
}
