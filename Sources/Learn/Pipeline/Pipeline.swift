import Base

/// Transformers, one after the other, and a classifier or regressor, fitted as one: the transformers are fitted on the
/// training rows only.
///
///     let model = try Pipeline(StandardScaler(), LogisticRegression()).fit(x, y)
///
/// The steps keep their types, so a fitted pipeline's `classifier` (or `regressor`) has its coefficients, and its
/// `transformer` its means. Several transformers form a `TransformerChain`.
public struct Pipeline<Steps: Transformer, Final: Predictor>: Predictor {
    /// The transformer before the classifier or regressor.
    public var transformer: Steps
    /// The classifier or regressor.
    public var estimator: Final

    /// Creates a pipeline of a transformer and a classifier or regressor.
    public init(_ transformer: Steps, _ estimator: Final) {
        self.transformer = transformer
        self.estimator = estimator
    }

    /// Creates a pipeline of two transformers and a classifier or regressor.
    public init<A, B>(_ first: A, _ second: B, _ estimator: Final) where Steps == TransformerChain<A, B> {
        self.init(TransformerChain(first, second), estimator)
    }

    /// Creates a pipeline of three transformers and a classifier or regressor.
    public init<A, B, C>(_ first: A, _ second: B, _ third: C, _ estimator: Final)
    where Steps == TransformerChain<TransformerChain<A, B>, C> {
        self.init(TransformerChain(TransformerChain(first, second), third), estimator)
    }

    /// Fits the transformers, each on the output of the one before, then the classifier or regressor.
    ///
    /// - Throws: the errors of the steps.
    public func fit(_ x: Matrix, _ y: Final.Fitted.Target, sampleWeight: [Double]?) throws -> Fitted {
        let key = ResultKey("Pipeline.fit", AnyKeyed(self), x, AnyKeyed(y), sampleWeight)
        return try kept(under: key) {
            let fitted = try transformer.fit(x)
            let model = try estimator.fit(fitted.transform(x), y, sampleWeight: sampleWeight)
            return Fitted(transformer: fitted, estimator: model)
        }
    }

    /// A fitted pipeline.
    public struct Fitted: FittedPredictor {
        /// The fitted transformer before the classifier or regressor.
        public let transformer: Steps.Fitted
        /// The fitted classifier or regressor.
        public let estimator: Final.Fitted

        /// Returns the predictions from the output of the transformers.
        ///
        /// - Throws: the errors of the steps.
        public func predict(_ x: Matrix) throws -> Final.Fitted.Target {
            try kept(under: ResultKey("Pipeline.predict", AnyKeyed(self), x)) {
                try estimator.predict(transformer.transform(x))
            }
        }

        /// Returns the scores of the model on rows whose answers are known.
        ///
        /// - Throws: the errors of the steps.
        public func evaluate(
            _ x: Matrix, _ y: Final.Fitted.Target, sampleWeight: [Double]? = nil
        ) throws -> Final.Fitted.Scores {
            let key = ResultKey("Pipeline.evaluate", AnyKeyed(self), x, AnyKeyed(y), sampleWeight)
            return try kept(under: key) {
                try estimator.evaluate(transformer.transform(x), y, sampleWeight: sampleWeight)
            }
        }

        /// The keys in a model's file, in which the last step has been called the classifier before there were others.
        private enum CodingKeys: String, CodingKey {
            case transformer
            case estimator = "classifier"
        }
    }
}

extension Pipeline: Classifier where Final: Classifier {
    /// The classifier.
    public var classifier: Final {
        get { estimator }
        set { estimator = newValue }
    }

    /// Fits the transformers, and the classifier on their output, and predicts sets of rows without keeping the classifier.
    ///
    /// - Throws: the errors of the steps.
    public func fitPredictProbabilities(
        _ x: consuming Matrix, _ y: Labels, on sets: consuming [Matrix], sampleWeight: [Double]?
    ) throws -> [Matrix] {
        let (x, sets) = (x, sets)
        return try kept("Pipeline.fitPredictProbabilities", AnyKeyed(self), x, y, sets, sampleWeight) {
            let fitted = try transformer.fit(x)
            if let classifier = classifier as? any LazyClassifier {
                let columns = try sets.map { try fitted.transform(lazily: LazyColumns($0)) }
                return try classifier.fitPredictProbabilities(
                    lazily: fitted.transform(lazily: LazyColumns(x)), y, on: columns,
                    sampleWeight: sampleWeight)
            }
            // The rows of a set are transformed once those of the others are predicted and gone.
            let model = try classifier.fit(fitted.transform(x), y, sampleWeight: sampleWeight)
            return try sets.map { try model.predictProbabilities(fitted.transform($0)) }
        }
    }
}

extension Pipeline.Fitted: FittedClassifier where Final: Classifier {
    /// The fitted classifier.
    public var classifier: Final.Fitted { estimator }

    /// The classes, in the order of the labels it was fitted on.
    public var classNames: [String] { estimator.classNames }

    /// Returns the probabilities that the classifier predicts from the output of the transformers.
    ///
    /// - Throws: the errors of the steps.
    public func predictProbabilities(_ x: Matrix) throws -> Matrix {
        try kept("Pipeline.predictProbabilities", AnyKeyed(self), x) {
            try estimator.predictProbabilities(transformer.transform(x))
        }
    }
}

extension Pipeline: Regressor where Final: Regressor {
    /// The regressor.
    public var regressor: Final {
        get { estimator }
        set { estimator = newValue }
    }
}

extension Pipeline.Fitted: FittedRegressor where Final: Regressor {
    /// The fitted regressor.
    public var regressor: Final.Fitted { estimator }
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

extension Pipeline.Fitted where Steps == StandardScaler, Final: Regressor, Final.Fitted == LinearModel {
    /// Returns the same model with its coefficients per unit of the input columns, not per standard deviation.
    ///
    /// - Throws: `LearnError.columnMismatch`, which a pipeline that was fitted as one does not cause.
    public func inOriginalUnits() throws -> LinearModel { try estimator.inOriginalUnits(of: transformer) }
}

extension Pipeline.Fitted: Codable where Steps.Fitted: Codable, Final.Fitted: Codable {}
extension Pipeline.Fitted: Equatable where Steps.Fitted: Equatable, Final.Fitted: Equatable {}

extension Pipeline: Keyed where Steps: Keyed, Final: Keyed {
    /// Returns those of the transformer and the last step.
    package func keyTree() throws -> ValueTree {
        .list([try transformer.keyTree(), try estimator.keyTree()])
    }
}

extension Pipeline.Fitted: Keyed where Steps.Fitted: Keyed, Final.Fitted: Keyed {
    /// Returns those of the transformer and the last step.
    package func keyTree() throws -> ValueTree {
        .list([try transformer.keyTree(), try estimator.keyTree()])
    }
}
