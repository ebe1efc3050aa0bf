import Base
import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One of the classifiers that a search compares.
public struct Candidate<C: Classifier>: Sendable {
    /// The name, such as “penalty: l2(C: 0.1), classWeight: balanced”.
    public let name: String
    /// The classifier with its parameters set.
    public let classifier: C

    /// Creates a candidate.
    public init(_ name: String, _ classifier: C) {
        self.name = name
        self.classifier = classifier
    }
}

/// A parameter of a classifier and the values to try for it.
///
///     ParameterAxis<LogisticRegression>(\.penalty, [.l2(C: 0.1), .l2(C: 1), .none])
public struct ParameterAxis<C: Classifier>: Sendable {
    /// The name of the parameter.
    public let name: String
    /// The values: the label of each, and a function that sets it.
    let settings: [Setting]

    struct Setting: Sendable {
        let label: String
        let apply: @Sendable (inout C) -> Void
    }

    /// Creates an axis from a property of the classifier, or of one of its steps: `\.classifier.penalty`.
    ///
    /// - Parameter name: the name of the parameter; the path of the property by default.
    public init<Value: Sendable>(
        _ path: any WritableKeyPath<C, Value> & Sendable, _ values: [Value], name: String? = nil
    ) {
        self.init(name ?? parameterName(path), values) { $0[keyPath: path] = $1 }
    }

    /// Creates an axis from a function that sets the parameter.
    public init<Value: Sendable>(
        _ name: String, _ values: [Value], apply: @escaping @Sendable (inout C, Value) -> Void
    ) {
        self.name = name
        settings = values.map { value in Setting(label: "\(value)") { apply(&$0, value) } }
    }
}

/// A parameter of a classifier and a distribution to draw its values from.
///
///     ParameterDistribution<LogisticRegression>(\.penalty) { .l2(C: $0.logUniform(0.001, 100)) }
public struct ParameterDistribution<C: Classifier>: Sendable {
    /// The name of the parameter.
    public let name: String
    /// The values, if they are a list of equally likely ones.
    let axis: ParameterAxis<C>?
    /// Draws a value.
    let draw: @Sendable (inout RandomState) -> ParameterAxis<C>.Setting

    /// Creates a distribution for a property of the classifier, or of one of its steps.
    ///
    /// - Parameters:
    ///   - name: the name of the parameter; the path of the property by default.
    ///   - draw: returns a value made from random numbers.
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

    /// Creates a distribution for a property of the classifier, or of one of its steps, over a list of
    /// equally likely values.
    public init<Value: Sendable>(
        _ path: any WritableKeyPath<C, Value> & Sendable, _ values: [Value], name: String? = nil
    ) {
        self.init(ParameterAxis(path, values, name: name))
    }

    /// Creates a distribution over the values of an axis, equally likely.
    public init(_ axis: ParameterAxis<C>) {
        name = axis.name
        self.axis = axis
        draw = { axis.settings[$0.randint(0..<axis.settings.count)] }
    }
}

extension RandomState {
    /// Returns a number from `low` to `high` whose logarithm is uniformly distributed: for parameters whose
    /// order of magnitude matters. Both bounds must be above zero.
    public mutating func logUniform(_ low: Double, _ high: Double) -> Double {
        exp(uniform(log(low), log(high)))
    }
}

/// Returns the path of a property as a name, without the root type.
private func parameterName<Root, Value>(_ path: KeyPath<Root, Value>) -> String {
    let text = "\(path)"
    let root = "\\\(Root.self)."
    return text.hasPrefix(root) && !text.contains("<computed")
        ? String(text.dropFirst(root.count)) : "\(Value.self)"
}

extension Candidate {
    /// Creates a candidate by setting parameters of a classifier.
    init(_ classifier: C, _ parameters: [(name: String, setting: ParameterAxis<C>.Setting)]) {
        var changed = classifier
        for parameter in parameters { parameter.setting.apply(&changed) }
        let name = parameters.map { "\($0.name): \($0.setting.label)" }.joined(separator: ", ")
        self.init(name.isEmpty ? "as given" : name, changed)
    }
}
