import Base
import Render
import Record

/// A script that did not come to its end.
public struct RunError: Error, CustomStringConvertible {
    /// The error and its place.
    public let description: String

    /// - Parameters:
    ///   - script: the script, to find the cell.
    ///   - name: the analysis.
    ///   - place: the place in a file where it happened, or of the last thing that the script showed before.
    ///   - isExact: which of the two `place` is.
    ///   - message: what happened.
    init(script: Script, name: String, place: Place?, isExact: Bool, message: String) {
        let folder = "analyses/\(name)"
        guard let place, let file = script.file(of: place)?.name, let code = script.codePlace(of: place),
            let cell = isExact ? script.cell(holding: code) : script.cell(after: code)
        else {
            description = "\(folder)/\(ScriptFile.mainName), before anything was shown: \(message)"
            return
        }
        description =
            isExact
            ? "\(folder)/\(file):\(place.line), cell \(cell.number): \(message)"
            : "\(folder)/\(file), cell \(cell.number), after line \(place.line): \(message)"
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
