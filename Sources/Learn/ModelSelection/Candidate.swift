import Base
import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One of the classifiers that a search compares.
public struct Candidate<C: Classifier>: Sendable {
    /// What it is called, such as “penalty: l2(C: 0.1), classWeight: balanced”.
    public let name: String
    /// The classifier with its parameters set.
    public let classifier: C

    /// A classifier to compare with others.
    public init(_ name: String, _ classifier: C) {
        self.name = name
        self.classifier = classifier
    }
}

/// A parameter of a classifier and the values to try for it.
///
///     ParameterAxis<LogisticRegression>(\.penalty, [.l2(C: 0.1), .l2(C: 1), .none])
public struct ParameterAxis<C: Classifier>: Sendable {
    /// What the parameter is called.
    public let name: String
    /// The values: what each is called, and what sets it.
    let settings: [Setting]

    struct Setting: Sendable {
        let label: String
        let apply: @Sendable (inout C) -> Void
    }

    /// A property of the classifier, or of one of its steps: `\.classifier.penalty`.
    ///
    /// - Parameter name: what the parameter is called; the path of the property unless given.
    public init<Value: Sendable>(
        _ path: any WritableKeyPath<C, Value> & Sendable, _ values: [Value], name: String? = nil
    ) {
        self.init(name ?? parameterName(path), values) { $0[keyPath: path] = $1 }
    }

    /// A parameter that is set in a way of its own.
    public init<Value: Sendable>(
        _ name: String, _ values: [Value], apply: @escaping @Sendable (inout C, Value) -> Void
    ) {
        self.name = name
        settings = values.map { value in Setting(label: "\(value)") { apply(&$0, value) } }
    }
}

/// A parameter of a classifier and how to draw a value for it.
///
///     ParameterDistribution<LogisticRegression>(\.penalty) { .l2(C: $0.logUniform(0.001, 100)) }
public struct ParameterDistribution<C: Classifier>: Sendable {
    /// What the parameter is called.
    public let name: String
    /// The values, if there is a list of them, which are then as likely as each other.
    let axis: ParameterAxis<C>?
    /// Draws a value.
    let draw: @Sendable (inout RandomState) -> ParameterAxis<C>.Setting

    /// A property of the classifier, or of one of its steps, drawn from a distribution.
    ///
    /// - Parameters:
    ///   - name: what the parameter is called; the path of the property unless given.
    ///   - draw: makes a value of random numbers.
    public init<Value: Sendable>(
        _ path: any WritableKeyPath<C, Value> & Sendable, name: String? = nil,
        draw: @escaping @Sendable (inout RandomState) -> Value
    ) {
        self.name = name ?? parameterName(path)
        axis = nil
        self.draw = { random in
            let value = draw(&random)
            return ParameterAxis.Setting(label: "\(value)") { $0[keyPath: path] = value }
        }
    }

    /// A property of the classifier, or of one of its steps, and a list of values that are equally likely.
    public init<Value: Sendable>(
        _ path: any WritableKeyPath<C, Value> & Sendable, _ values: [Value], name: String? = nil
    ) {
        self.init(ParameterAxis(path, values, name: name))
    }

    /// The values of an axis, equally likely.
    public init(_ axis: ParameterAxis<C>) {
        name = axis.name
        self.axis = axis
        draw = { axis.settings[$0.randint(0..<axis.settings.count)] }
    }
}

extension RandomState {
    /// A number from `low` to `high` whose logarithm is evenly distributed: for parameters whose order of magnitude is
    /// what matters. Both must be above zero.
    public mutating func logUniform(_ low: Double, _ high: Double) -> Double {
        exp(uniform(log(low), log(high)))
    }
}

/// The path of a property as a name, without the type it begins at.
private func parameterName<Root, Value>(_ path: KeyPath<Root, Value>) -> String {
    let text = "\(path)"
    let root = "\\\(Root.self)."
    return text.hasPrefix(root) && !text.contains("<computed")
        ? String(text.dropFirst(root.count)) : "\(Value.self)"
}

extension Candidate {
    /// A classifier with parameters set.
    init(_ classifier: C, _ parameters: [(name: String, setting: ParameterAxis<C>.Setting)]) {
        var changed = classifier
        for parameter in parameters { parameter.setting.apply(&changed) }
        let name = parameters.map { "\($0.name): \($0.setting.label)" }.joined(separator: ", ")
        self.init(name.isEmpty ? "as given" : name, changed)
    }
}
