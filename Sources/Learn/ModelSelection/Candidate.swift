/// One of the classifiers or regressors that a search compares.
public struct Candidate<P: Predictor>: Sendable {
    /// The name, such as “penalty: l2(C: 0.1), classWeight: balanced”.
    public let name: String
    /// The classifier or regressor with its parameters set.
    public let estimator: P

    /// Creates a candidate.
    public init(_ name: String, _ estimator: P) {
        self.name = name
        self.estimator = estimator
    }
}

extension Candidate {
    /// Creates a candidate by setting parameters of a classifier or regressor.
    init(_ estimator: P, _ parameters: [(name: String, setting: ParameterAxis<P>.Setting)]) {
        var changed = estimator
        for parameter in parameters { parameter.setting.apply(&changed) }
        let name = parameters.map { "\($0.name): \($0.setting.label)" }.joined(separator: ", ")
        self.init(name.isEmpty ? "as given" : name, changed)
    }
}
