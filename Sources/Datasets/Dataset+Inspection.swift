import Learn

extension PermutationImportance {
    /// Shuffles each feature of a data set in turn, and scores the model on its rows.
    ///
    /// - Parameters:
    ///   - model: a fitted model, or a whole fitted pipeline.
    ///   - data: rows that the model was not fitted on.
    ///   - repeats: the number of times that each feature is shuffled.
    ///   - seed: the shuffles are those of scikit-learn for this `random_state`.
    ///   - score: the scorer; accuracy or R² by default.
    /// - Throws: ``DatasetError/needsClasses(target:)`` or ``DatasetError/needsNumbers(target:)``, and the errors of the
    ///   initializer for matrices.
    public init<Model: FittedPredictor>(
        of model: Model, on data: Dataset, repeats: Int = 5, seed: UInt32 = 0,
        score: ScoreMetric<Model.Scores> = .standard
    ) throws {
        try self.init(
            of: model, data.x, data.answers(), repeats: repeats, seed: seed, sampleWeight: data.weights,
            score: score)
    }
}

/// Returns the partial dependence of the probability of a class on a feature of a data set.
///
/// - Parameters:
///   - model: a fitted classifier, or a whole fitted pipeline.
///   - data: the rows.
///   - feature: the name of the feature, of numbers or of categories.
///   - className: the class whose probability is predicted; nil for the positive one of two.
///   - gridSize: the number of points for a feature of numbers; its distinct values if there are fewer.
///   - individualCount: the number of rows, spread over all, whose own curves are kept.
/// - Throws: the errors of the function for matrices.
public func partialDependence(
    _ model: some FittedClassifier, _ data: Dataset, feature: String, of className: String? = nil,
    gridSize: Int = 100, individualCount: Int = 50
) throws -> PartialDependence {
    try partialDependence(
        model, data.x, feature: feature, of: className, gridSize: gridSize, individualCount: individualCount,
        sampleWeight: data.weights)
}

/// Returns the partial dependence of the prediction of a regressor on a feature of a data set.
///
/// - Parameters:
///   - model: a fitted regressor, or a whole fitted pipeline.
///   - data: the rows.
///   - feature: the name of the feature, of numbers or of categories.
///   - gridSize: the number of points for a feature of numbers; its distinct values if there are fewer.
///   - individualCount: the number of rows, spread over all, whose own curves are kept.
/// - Throws: the errors of the function for matrices.
public func partialDependence(
    _ model: some FittedRegressor, _ data: Dataset, feature: String, gridSize: Int = 100,
    individualCount: Int = 50
) throws -> PartialDependence {
    try partialDependence(
        model, data.x, feature: feature, gridSize: gridSize, individualCount: individualCount,
        sampleWeight: data.weights)
}
