import Base
import Frames
import Record

/// A value that `./weft render --set NAME=VALUE` can change.
///
/// - Parameters:
///   - name: the parameter's name.
///   - value: what it is unless set. Its type is the type that the command line must give.
/// - Throws: ``ParameterError`` if the value set is of another type.
public func parameter<Value: LosslessStringConvertible & ValueConvertible>(
    _ name: String, default value: Value, file: String = #fileID, line: Int = #line
) throws -> Value {
    var result = value
    if let text = Session.current.environment.parameters[name] {
        guard let set = Value(text) else {
            throw ParameterError.type(name: name, text: text, expected: "\(Value.self)")
        }
        result = set
    }
    Session.current.send(.parameter(name: name, value: result.asValue, place: Place(file: file, line: line)))
    return result
}

/// A parameter cannot have the value that it was given.
public enum ParameterError: Error, CustomStringConvertible {
    /// The text is not a value of the parameter's type.
    case type(name: String, text: String, expected: String)

    /// Which parameter, its value, and what it takes.
    public var description: String {
        switch self {
        case .type(let name, let text, let expected):
            "--set \(name)=\(text): \(name) takes \(expected == "Int" ? "a whole number" : expected)"
        }
    }
}
