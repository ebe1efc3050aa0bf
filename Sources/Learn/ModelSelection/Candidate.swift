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

extension Candidate {
    /// Creates a candidate by setting parameters of a classifier.
    init(_ classifier: C, _ parameters: [(name: String, setting: ParameterAxis<C>.Setting)]) {
        var changed = classifier
        for parameter in parameters { parameter.setting.apply(&changed) }
        let name = parameters.map { "\($0.name): \($0.setting.label)" }.joined(separator: ", ")
        self.init(name.isEmpty ? "as given" : name, changed)
    }
}
