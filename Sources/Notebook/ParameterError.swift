import Base

/// An error in a parameter's value.
public enum ParameterError: Error, Equatable, CustomStringConvertible {
    /// The text on the command line is not a value of the type of the parameter's default.
    case type(name: String, text: String, default: Value)

    /// The parameter, the text, and a value that would be accepted.
    public var description: String {
        switch self {
        case .type(let name, let text, let defaultValue):
            "--set \(name)=\(text): \"\(text)\" is not \(defaultValue.typeName), such as --set \(name)=\(defaultValue)"
        }
    }
}

extension Value {
    /// The type of the value in words.
    fileprivate var typeName: String {
        switch self {
        case .integer: "a whole number"
        case .real: "a number"
        case .boolean: "true or false"
        case .text: "a text"
        case .date: "a date"
        case .timeSpan: "a time span"
        case .list: "a list"
        }
    }
}
