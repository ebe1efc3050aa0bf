/// Transformers, one after the other, and a classifier at the end, fitted as one: what the transformers learn, they
/// learn from the training rows only.
///
///     let model = try Pipeline(StandardScaler(), LogisticRegression()).fit(x, y)
///
/// The steps keep their types, so a fitted pipeline's `classifier` has its coefficients, and its `transformer` its
/// means. More than one transformer make a `TransformerChain`.
public struct Pipeline<Steps: Transformer, Final: Classifier>: Classifier {
    /// What comes before the classifier.
    public var transformer: Steps
    /// The classifier.
    public var classifier: Final

    /// A transformer and a classifier.
    public init(_ transformer: Steps, _ classifier: Final) {
        self.transformer = transformer
        self.classifier = classifier
    }

    /// Two transformers and a classifier.
    public init<A, B>(_ first: A, _ second: B, _ classifier: Final) where Steps == TransformerChain<A, B> {
        self.init(TransformerChain(first, second), classifier)
    }

    /// Three transformers and a classifier.
    public init<A, B, C>(_ first: A, _ second: B, _ third: C, _ classifier: Final)
    where Steps == TransformerChain<TransformerChain<A, B>, C> {
        self.init(TransformerChain(TransformerChain(first, second), third), classifier)
    }

    /// Fits the transformers, each on what the one before makes of the rows, then the classifier.
    ///
    /// - Throws: what the steps throw.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> PipelineModel<
        Steps.Fitted, Final.Fitted
    > {
        let fitted = try transformer.fit(x)
        let model = try classifier.fit(fitted.transform(x), y, sampleWeight: sampleWeight)
        return PipelineModel(transformer: fitted, classifier: model)
    }
}

/// A fitted pipeline.
public struct PipelineModel<Steps: FittedTransformer, Final: FittedClassifier>: FittedClassifier {
    /// What comes before the classifier.
    public let transformer: Steps
    /// The classifier.
    public let classifier: Final

    /// The classes, in the order of the labels it learned from.
    public var classNames: [String] { classifier.classNames }

    /// The probabilities that the classifier gives to what the transformers make of the rows.
    ///
    /// - Throws: what the steps throw.
    public func predictProbabilities(_ x: Matrix) throws -> Matrix {
        try classifier.predictProbabilities(transformer.transform(x))
    }
}

extension PipelineModel where Steps == StandardScaler.Fitted, Final == LogisticRegression.Fitted {
    /// The same model with its coefficients per unit of the columns as they come in, not per standard deviation.
    ///
    /// - Throws: `LearnError.columnMismatch`, which a pipeline that was fitted as one does not.
    public func inOriginalUnits() throws -> LogisticRegression.Fitted {
        try classifier.inOriginalUnits(of: transformer)
    }
}

extension PipelineModel where Final == LogisticRegression.Fitted {
    /// The same model with its coefficients per unit of the columns as they come to the scaler, where other
    /// transformers come before it.
    ///
    /// - Throws: `LearnError.columnMismatch`, which a pipeline that was fitted as one does not.
    public func inOriginalUnits<Before>() throws -> LogisticRegression.Fitted
    where Steps == FittedTransformerChain<Before, StandardScaler.Fitted> {
        try classifier.inOriginalUnits(of: transformer.second)
    }
}

extension PipelineModel: Codable where Steps: Codable, Final: Codable {}
extension PipelineModel: Equatable where Steps: Equatable, Final: Equatable {}
