import Base
import Render

/// A script that did not come to its end.
public struct RunError: Error, CustomStringConvertible {
    /// What happened, and where.
    public let description: String

    /// - Parameters:
    ///   - script: the script, to find the cell.
    ///   - name: the analysis.
    ///   - line: the line of the file where it happened, or of the last thing that the script showed before.
    ///   - isExact: which of the two `line` is.
    ///   - message: what happened.
    init(script: Script, name: String, line: Int?, isExact: Bool, message: String) {
        let file = "analyses/\(name)/main.swift"
        if let line, isExact, let cell = script.cell(holding: script.codeLine(atFileLine: line)) {
            description = "\(file):\(line), cell \(cell.number): \(message)"
        } else if let line, let cell = script.cell(after: script.codeLine(atFileLine: line)) {
            description = "\(file), cell \(cell.number), after line \(line): \(message)"
        } else {
            description = "\(file), before anything was shown: \(message)"
        }
    }

    private init(_ description: String) {
        self.description = description
    }

    /// A parameter was set that the script never asked for.
    static func unknownParameter(_ name: String, analysis: String, known: [String]) -> RunError {
        let hint = known.isEmpty ? "; it has none" : hint(for: name, among: known, calling: "it has")
        return RunError("\(analysis) has no parameter \"\(name)\"\(hint)")
    }
}
