/// A parameter of a classifier or regressor and the values to try for it.
///
///     ParameterAxis<LogisticRegression>(\.penalty, [.l2(C: 0.1), .l2(C: 1), .none])
public struct ParameterAxis<P: Predictor>: Sendable {
    /// The name of the parameter.
    public let name: String
    /// The values: the label of each, and a function that sets it.
    let settings: [Setting]

    struct Setting: Sendable {
        let label: String
        let apply: @Sendable (inout P) -> Void
    }

    /// Creates an axis from a property of the classifier or regressor, or of one of its steps: `\.classifier.penalty`.
    ///
    /// - Parameter name: the name of the parameter; the path of the property by default.
    public init<Value: Sendable>(
        _ path: any WritableKeyPath<P, Value> & Sendable, _ values: [Value], name: String? = nil
    ) {
        self.init(name ?? parameterName(path), values) { $0[keyPath: path] = $1 }
    }

    /// Creates an axis from a function that sets the parameter.
    public init<Value: Sendable>(
        _ name: String, _ values: [Value], apply: @escaping @Sendable (inout P, Value) -> Void
    ) {
        self.name = name
        settings = values.map { value in Setting(label: "\(value)") { apply(&$0, value) } }
    }
}

/// Returns the path of a property as a name, without the root type and what has no name in it: `penalty` for the
/// `\.classifier.penalty` of a pipeline, whose `classifier` is computed.
func parameterName<Root, Value>(_ path: KeyPath<Root, Value>) -> String {
    let text = "\(path)"
    let root = "\\\(Root.self)."
    guard text.hasPrefix(root) else { return "\(Value.self)" }
    let names = text.dropFirst(root.count)
    guard names.contains("<computed") else { return String(names) }
    guard let end = names.ranges(of: ")>.").last?.upperBound, !names[end...].contains("<computed") else {
        return "\(Value.self)"
    }
    return String(names[end...])
}
