import FoundationEssentials

/// Reads a script line by line. Each line is prose, code or a marker; neighbours of one kind form a chunk.
struct ScriptParser {
    private enum State {
        case code
        /// Within `/*:`, opened on that line.
        case block(openedOn: Int)
    }

    /// The part of the text that is code to the compiler.
    private let swift: SwiftCode
    private var state = State.code
    private var isHidden = false
    private var error: ScriptError?

    private var chunks: [Script.Chunk] = []
    private var fileLines: [Int] = []

    private var prose: [Substring] = []
    private var proseLine = 0
    private var shown: [Substring] = []
    private var cellStart = 0
    /// The line of the file on which the cell begins; 0 before it does.
    private var cellLine = 0

    init(_ source: String) {
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

    mutating func finish() throws(ScriptError) -> (chunks: [Script.Chunk], fileLines: [Int]) {
        if let error { throw error }
        if case .block(let line) = state { throw .unclosedProse(line: line) }
        closeProse()
        closeCell()
        return (chunks, fileLines)
    }

    private mutating func refuse(textAfter rest: Substring, number: Int) {
        guard error == nil, !rest.allSatisfy(\.isWhitespace) else { return }
        error = .textAfterProse(line: number, text: String(rest.trimmingPrefix(while: \.isWhitespace)))
    }

    private mutating func openProse(_ number: Int) {
        closeCell()
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
        if swift.holdsCode(line: number) { fileLines.append(number) }
        if !isHidden { shown.append(line) }
    }

    /// Ends the piece of prose before code begins. Prose on neighbouring lines, blank lines between, is one piece.
    private mutating func closeProse() {
        guard !prose.isEmpty else { return }
        let text = Prose.unindented(prose)
        if !text.isEmpty { chunks.append(.prose(text, line: proseLine)) }
        prose = []
    }

    private mutating func closeCell() {
        guard cellLine > 0 else { return }
        while shown.last?.isEmpty == true { shown.removeLast() }
        let number = chunks.count { if case .code = $0 { true } else { false } } + 1
        chunks.append(
            .code(
                Script.Cell(
                    number: number, codeLines: cellStart..<fileLines.count, firstLine: cellLine,
                    source: shown.joined(separator: "\n"))))
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
    static func unindented(_ lines: [Substring]) -> String {
        let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        let indent = filled.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        var text = lines.map { $0.dropFirst(min(indent, $0.prefix { $0 == " " }.count)) }
            .joined(separator: "\n")
        for (escaped, literal) in [("//\\:", "//:"), ("/*\\:", "/*:"), ("*\\/", "*/")] {
            text = text.replacing(escaped, with: literal)
        }
        while text.last?.isNewline == true { text.removeLast() }
        while text.first?.isNewline == true { text.removeFirst() }
        return text
    }
}

extension Substring {
    /// The text without white space at either end.
    fileprivate var trimmingWhitespace: Substring {
        var text = trimmingPrefix(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
