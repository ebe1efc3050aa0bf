import Base

/// Transformers, one after the other, and a classifier, fitted as one: the transformers are fitted on the
/// training rows only.
///
///     let model = try Pipeline(StandardScaler(), LogisticRegression()).fit(x, y)
///
/// The steps keep their types, so a fitted pipeline's `classifier` has its coefficients, and its
/// `transformer` its means. Several transformers form a `TransformerChain`.
public struct Pipeline<Steps: Transformer, Final: Classifier>: Classifier {
    /// The transformer before the classifier.
    public var transformer: Steps
    /// The classifier.
    public var classifier: Final

    /// Creates a pipeline of a transformer and a classifier.
    public init(_ transformer: Steps, _ classifier: Final) {
        self.transformer = transformer
        self.classifier = classifier
    }

    /// Creates a pipeline of two transformers and a classifier.
    public init<A, B>(_ first: A, _ second: B, _ classifier: Final) where Steps == TransformerChain<A, B> {
        self.init(TransformerChain(first, second), classifier)
    }

    /// Creates a pipeline of three transformers and a classifier.
    public init<A, B, C>(_ first: A, _ second: B, _ third: C, _ classifier: Final)
    where Steps == TransformerChain<TransformerChain<A, B>, C> {
        self.init(TransformerChain(TransformerChain(first, second), third), classifier)
    }

    /// Fits the transformers, each on the output of the one before, then the classifier.
    ///
    /// - Throws: the errors of the steps.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        let key = AnyKeyed(self).flatMap { ResultKey("Pipeline.fit", $0, x, y, sampleWeight) }
        return try kept(under: key) {
            let fitted = try transformer.fit(x)
            let model = try classifier.fit(fitted.transform(x), y, sampleWeight: sampleWeight)
            return Fitted(transformer: fitted, classifier: model)
        }
    }

    /// A fitted pipeline.
    public struct Fitted: FittedClassifier {
        /// The fitted transformer before the classifier.
        public let transformer: Steps.Fitted
        /// The fitted classifier.
        public let classifier: Final.Fitted

        /// The classes, in the order of the labels it was fitted on.
        public var classNames: [String] { classifier.classNames }

        /// Returns the probabilities that the classifier predicts from the output of the transformers.
        ///
        /// - Throws: the errors of the steps.
        public func predictProbabilities(_ x: Matrix) throws -> Matrix {
            let key = AnyKeyed(self).flatMap { ResultKey("Pipeline.predictProbabilities", $0, x) }
            return try kept(under: key) { try classifier.predictProbabilities(transformer.transform(x)) }
        }
    }
}

extension Pipeline.Fitted where Steps == StandardScaler, Final == LogisticRegression {
    /// Returns the same model with its coefficients per unit of the input columns, not per standard deviation.
    ///
    /// - Throws: `LearnError.columnMismatch`, which a pipeline that was fitted as one does not cause.
    public func inOriginalUnits() throws -> LogisticRegression.Fitted {
        try classifier.inOriginalUnits(of: transformer)
    }
}

extension Pipeline.Fitted where Final == LogisticRegression {
    /// Returns the same model with its coefficients per unit of the columns before the scaler, if other transformers
    /// precede it.
    ///
    /// - Throws: `LearnError.columnMismatch`, which a pipeline that was fitted as one does not cause.
    public func inOriginalUnits<Before>() throws -> LogisticRegression.Fitted
    where Steps == TransformerChain<Before, StandardScaler> {
        try classifier.inOriginalUnits(of: transformer.second)
    }
}

extension Pipeline.Fitted: Codable where Steps.Fitted: Codable, Final.Fitted: Codable {}
extension Pipeline.Fitted: Equatable where Steps.Fitted: Equatable, Final.Fitted: Equatable {}

extension Pipeline: Keyed where Steps: Keyed, Final: Keyed {
    /// Returns those of the transformer and the classifier.
    package func keyTree() throws -> ValueTree {
        .list([try transformer.keyTree(), try classifier.keyTree()])
    }
}

extension Pipeline.Fitted: Keyed where Steps.Fitted: Keyed, Final.Fitted: Keyed {
    /// Returns those of the transformer and the classifier.
    package func keyTree() throws -> ValueTree {
        .list([try transformer.keyTree(), try classifier.keyTree()])
    }
}
