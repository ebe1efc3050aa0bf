import FoundationEssentials

/// Reads a script line by line. Each line is prose, code or a marker; neighbours of one kind form a chunk.
struct ScriptParser {
    private enum State {
        case code
        /// Within `/*:`, opened on that line.
        case block(openedOn: Int)
    }

    private let file: String
    /// The part of the text that is code to the compiler.
    private let swift: SwiftCode
    private var state = State.code
    private var isHidden = false
    private var error: ScriptError?

    private(set) var chunks: [Script.Chunk] = []
    private(set) var codeLines: [String] = []
    private(set) var fileLines: [Int] = []
    private(set) var declarations = DeclarationFinder()

    private var prose: [Substring] = []
    private var proseLine = 0
    /// Where in `prose` the block begins that is open, without the text on its first line.
    private var blockStart = 0
    private var shown: [Substring] = []
    private var cellStart = 0
    /// The line of the file on which the cell begins; 0 before it does.
    private var cellLine = 0

    /// A parser for the text of a file, given by its path below the folder of the analysis.
    init(file: String, source: String) {
        self.file = file
        swift = SwiftCode(source)
    }

    mutating func take(_ line: Substring, number: Int) {
        let trimmed = line.trimmingPrefix(while: \.isWhitespace)
        switch state {
        case .block(let opened):
            if let end = line.firstRange(of: "*/") {
                if !line[..<end.lowerBound].allSatisfy(\.isWhitespace) {
                    prose.append(line[..<end.lowerBound])
                }
                prose.replaceSubrange(blockStart..., with: Prose.unindented(prose[blockStart...]))
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

    /// Takes in the end of the file.
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
                if !isHidden, !shown.isEmpty { shown.append("") }
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
            if !swift.beginsInLiteral(line: number) { declarations.take(line, ordinal: codeLines.count) }
            fileLines.append(number)
            codeLines.append(String(line))
        }
        if !isHidden { shown.append(line) }
    }

    /// Ends the piece of prose before code begins. Prose on neighbouring lines, blank lines between, is one piece.
    private mutating func closeProse() {
        guard !prose.isEmpty else { return }
        let text = Prose.text(prose)
        if !text.isEmpty { chunks.append(.prose(text, line: proseLine)) }
        prose = []
    }

    private mutating func closeCell() {
        guard cellLine > 0 else { return }
        let number = chunks.count { if case .code = $0 { true } else { false } } + 1
        let isShown = file == ScriptFile.mainName || !CellText.isScaffolding(shown)
        chunks.append(
            .code(
                Script.Cell(
                    number: number, file: file, codeLines: cellStart..<fileLines.count, firstLine: cellLine,
                    source: isShown ? CellText.text(shown) : "")))
        cellStart = fileLines.count
        cellLine = 0
        shown = []
    }
}

/// The markers of Apple's snippets, which hide what readers need not see.
private enum VisibilityMarker {
    case hide
    case show

    init?(_ line: Substring) {
        guard line.hasPrefix("//") else { return nil }
        switch line.dropFirst(2).trimmingPrefix(while: \.isWhitespace).lowercased() {
        case let text where text.hasPrefix("snippet.hide"): self = .hide
        case let text where text.hasPrefix("snippet.show"): self = .show
        default: return nil
        }
    }
}

/// The Markdown of a piece of prose.
private enum Prose {
    /// Lines joined, less the indentation that all of them share, with escaped delimiters made literal.
    static func text(_ lines: [Substring]) -> String {
        var text = unindented(lines[...]).joined(separator: "\n")
        for (escaped, literal) in [("//\\:", "//:"), ("/*\\:", "/*:"), ("*\\/", "*/")] {
            text = text.replacing(escaped, with: literal)
        }
        while text.last?.isNewline == true { text.removeLast() }
        while text.first?.isNewline == true { text.removeFirst() }
        return text
    }

    /// Lines without the blanks that all of them begin with.
    static func unindented(_ lines: ArraySlice<Substring>) -> [Substring] {
        let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        let indent = filled.map(\.indentation).min() ?? 0
        return lines.map { $0.dropFirst(min(indent, $0.indentation)) }
    }
}

extension Substring {
    /// The number of blanks at its beginning.
    var indentation: Int { prefix { $0 == " " }.count }

    /// The text without white space at either end.
    var trimmingWhitespace: Substring {
        var text = trimmingPrefix(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
