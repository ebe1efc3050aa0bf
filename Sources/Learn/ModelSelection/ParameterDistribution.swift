import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A parameter of a classifier or regressor and a distribution to draw its values from.
///
///     ParameterDistribution<LogisticRegression>(\.penalty) { .l2(C: $0.logUniform(0.001, 100)) }
public struct ParameterDistribution<P: Predictor>: Sendable {
    /// The name of the parameter.
    public let name: String
    /// The values, if they are a list of equally likely ones.
    let axis: ParameterAxis<P>?
    /// Draws a value.
    let draw: @Sendable (inout RandomState) -> ParameterAxis<P>.Setting

    /// Creates a distribution for a property of the classifier or regressor, or of one of its steps.
    ///
    /// - Parameters:
    ///   - name: the name of the parameter; the path of the property by default.
    ///   - draw: returns a value made from random numbers.
    public init<Value: Sendable>(
        _ path: any WritableKeyPath<P, Value> & Sendable, name: String? = nil,
        draw: @escaping @Sendable (inout RandomState) -> Value
    ) {
        self.name = name ?? parameterName(path)
        axis = nil
        self.draw = { random in
            let value = draw(&random)
            return ParameterAxis.Setting(label: "\(value)") { $0[keyPath: path] = value }
        }
    }

    /// Creates a distribution for a property of the classifier or regressor, or of one of its steps, over a list of
    /// equally likely values.
    public init<Value: Sendable>(
        _ path: any WritableKeyPath<P, Value> & Sendable, _ values: [Value], name: String? = nil
    ) {
        self.init(ParameterAxis(path, values, name: name))
    }

    /// Creates a distribution over the values of an axis, equally likely.
    public init(_ axis: ParameterAxis<P>) {
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
