import Frames
import Learn

extension Predictor {
    /// Fits a classifier or regressor to a data set, with the weights of its rows.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)`` or ``DatasetError/needsNumbers(target:)``, and the errors of `fit`.
    public func fit(_ data: Dataset) throws -> Fitted {
        try fit(data.x, data.answers(), sampleWeight: data.weights)
    }
}

extension Classifier {
    /// Fits the classifier to a data set, with the weights of its rows, and returns its scores on others, without keeping the
    /// fitted classifier: the way to compare a forest of many deep trees, which takes gigabytes, with other models.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)``; `LearnError.unknownClass` for a class that `train` does not have; the
    ///   errors of `fit` and `evaluate`.
    public func fitEvaluate(_ train: consuming Dataset, on tests: [Dataset]) throws -> [ClassificationScores]
    {
        let (x, labels, weights) = (train.x, try train.labels(), train.weights)
        // A table that nobody else holds is not needed for the fit.
        _ = consume train
        let truths = try tests.map { try $0.labels().recoded(to: labels.classNames) }
        let probabilities = try fitPredictProbabilities(
            consume x, labels, on: tests.map(\.x), sampleWeight: weights)
        return try tests.indices.map { index in
            try ClassificationScores(
                truths[index], probabilities: probabilities[index], sampleWeight: tests[index].weights)
        }
    }
}

extension FittedPredictor {
    /// Returns the scores of the model on a data set.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)`` or ``DatasetError/needsNumbers(target:)``, and the errors of `evaluate`.
    public func evaluate(_ data: Dataset) throws -> Scores {
        try evaluate(data.x, data.answers(), sampleWeight: data.weights)
    }

    /// Returns the most probable class or the predicted number of each row.
    ///
    /// - Throws: the errors of `predict`.
    public func predict(_ data: Dataset) throws -> Target { try predict(data.x) }

    /// Returns a metric of the model on a data set with its bootstrap interval. If the data set has groups, whole groups are
    /// drawn.
    ///
    /// - Parameters:
    ///   - scorer: the metric.
    ///   - samples: the number of bootstrap samples.
    ///   - confidence: the confidence level of the interval.
    ///   - seed: the seed of a generator that seeds one generator for each sample.
    /// - Throws: the errors of `evaluate` and of the bootstrap.
    public func interval(
        of scorer: ScoreMetric<Scores>, on data: Dataset, samples: Int = 1000, confidence: Double = 0.95,
        seed: UInt32 = 0
    ) throws -> BootstrapInterval {
        try evaluate(data).interval(
            of: scorer, groups: data.groups, samples: samples, confidence: confidence, seed: seed)
    }
}

extension FittedClassifier {
    /// Returns the probability of each class for each row: rowCount × classCount, the columns named for the classes.
    ///
    /// - Throws: the errors of `predictProbabilities`.
    public func predictProbabilities(_ data: Dataset) throws -> Matrix { try predictProbabilities(data.x) }

    /// Returns the probability of the positive class for each row.
    ///
    /// - Throws: the errors of `predictProbability`.
    public func predictProbability(_ data: Dataset) throws -> [Double] { try predictProbability(data.x) }
}

extension Dataset {
    /// Returns the scores of a column of the table as the prediction, such as yesterday's value: a baseline without a model.
    ///
    /// - Throws: ``DatasetError/needsNumbers(target:)``; `FrameError` for a column that does not exist or holds no numbers;
    ///   `LearnError.notFinite` where it is missing.
    public func score(predicting column: String) throws -> RegressionScores {
        try RegressionScores(numbers(), predicted: table[column].doubles, sampleWeight: weights)
    }

    /// Returns the area under the ROC curve of the rows ranked by an expression, such as an average: a baseline without a model.
    ///
    ///     try ratings.rocAUC(rankedBy: col("mean of the film") + col("mean of the viewer"))
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)``, `QueryError` if the table does not have what the expression needs,
    ///   `LearnError.notBinary`, `LearnError.notFinite` where it is missing.
    public func rocAUC(rankedBy ranking: Expr) throws -> Double {
        try Metrics.rocAUC(labels(), scores: table.column(ranking).doubles, sampleWeight: weights)
    }

    /// The target as a model needs it: classes or numbers.
    ///
    /// - Throws: ``DatasetError/needsClasses(target:)`` or ``DatasetError/needsNumbers(target:)`` if it is of the other kind.
    func answers<Target: PredictionTarget>(as type: Target.Type = Target.self) throws -> Target {
        let answers: any PredictionTarget = type == Labels.self ? try labels() : try numbers()
        guard let answers = answers as? Target else {
            throw LearnError.unsupported("a data set has classes or numbers to predict, not \(type)")
        }
        return answers
    }
}
