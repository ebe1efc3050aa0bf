/// An error in the markup of a script.
public enum ScriptError: Error, Equatable, CustomStringConvertible {
    /// A `/*:` without its `*/`.
    case unclosedProse(line: Int)
    /// Text after the `*/` that ends a block of prose.
    case textAfterProse(line: Int, text: String)

    /// The line, the error, and the way out.
    public var description: String {
        switch self {
        case .unclosedProse(let line):
            "line \(line): the prose that begins here with /*: is never closed; end it with */"
        case .textAfterProse(let line, let text):
            "line \(line): \"\(text)\" follows the */ that ends the prose; put it on a line of its own"
        }
    }
}
