import Base
import Record

/// Returns the value of a parameter, which `./weft render --set NAME=VALUE` changes. The report lists the parameter.
///
///     let threshold = try parameter("threshold", default: 0.5)
///
/// - Parameters:
///   - name: the parameter's name.
///   - defaultValue: the value unless it is set. A value on the command line must be of the same type.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: ``ParameterError`` if the value on the command line is of another type.
public func parameter<Setting: LosslessStringConvertible & ValueConvertible>(
    _ name: String, default defaultValue: Setting, file: String = #fileID, line: Int = #line
) throws -> Setting {
    var result = defaultValue
    if let text = Session.current.environment.parameters[name] {
        guard let set = Setting(text) else {
            throw ParameterError.type(name: name, text: text, default: defaultValue.asValue)
        }
        result = set
    }
    Session.current.send(.parameter(name: name, value: result.asValue, place: Place(file: file, line: line)))
    return result
}
