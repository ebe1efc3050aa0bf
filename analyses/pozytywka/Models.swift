import Weft

/// A target with its rows and the models that predict it.
struct PurchaseModel {
    var target: String
    /// The rows of users to learn from, to choose by, and to test on.
    var train, validation, test: Dataset
    var comparison: ModelComparison<ClassificationScores>
    /// The boosting that is explained and put to use, and its calibration on the validation rows.
    var boosting: GradientBoosting.Fitted
    var calibration: ProbabilityCalibrator.Fitted
    /// Calibrated probabilities of the test rows.
    var scores: ClassificationScores
}

/// The fewest positive rows from which anything is learned.
let fewestPositives = 60

/// Returns the features of the models without those that say the same as one before.
func usefulFeatures(_ rows: DataFrame) throws -> [String] {
    let redundant = redundantFeatures(
        try rows.correlation(.spearman, of: behaviour), behaviour, above: 0.9)
    return behaviour.filter { !redundant.contains($0) }
}

/// The rows with a target as the data of a model: users are groups.
func purchaseData(_ rows: DataFrame, _ columns: [String], _ target: String) throws -> Dataset {
    try Dataset(
        rows, features: columns, target: target, positive: "1", groups: "user_id", time: "month_start")
}

let purchaseBoosting = GradientBoosting(
    nEstimators: 120, learningRate: 0.05, maxLeaves: 8, minSamplesLeaf: 40, l2Regularization: 1)
private let regression = Pipeline(.scaledAndEncoded, LogisticRegression(classWeight: .balanced))
private let forest = RandomForest(nEstimators: 100, minSamplesLeaf: 20, splitter: .binned(), seed: 42)

/// Fits and compares the models of both targets.
func modelPurchases(_ table: DataFrame) throws -> [PurchaseModel] {
    /*:
     The models below learn from rows that a job at the end of a month could have seen: whole months before the purchase, of which it
     is known how they went on. The second target then asks whether a user buys within 30 days *after the month*. Features are what was
     planned next: rates per day covered, advertisements per hour of music, shares of plays that are liked, skipped or of favourite
     genres, changes against the month before; no counts. Of those with a rank correlation above 0.9 only the first stays.

     No user is on two sides: a fifth of the users is for the test, a fifth of the others chooses parameters, thresholds and the
     calibration. Intervals draw whole users.
    */
    let rows = try honestRows(table)
    let columns = try usefulFeatures(rows)
    record("model.features", columns.count)
    var models: [PurchaseModel] = []
    for target in targets {
        let positives = try rows.count(where: col(honestTarget(target)) == 1)
        record("honest.\(target).rows", rows.rowCount)
        record("honest.\(target).positives", positives)
        guard min(positives, rows.rowCount - positives) >= fewestPositives else {
            for key in ["model", "roc_auc", "average_precision", "lift_top_decile"] {
                record("best.\(target).\(key)", "too few rows")
            }
            let count = min(positives, rows.rowCount - positives)
            summary {
                claim(
                    count < fewestPositives,
                    """
                    **Too few buyers** to learn from: of \(rows.rowCount) rows \(positives) are positive for \(code(target)). At least
                    \(fewestPositives) of each kind are needed to tell a model from luck; nothing is claimed.
                    """, as: "too few rows of \(target)")
            }
            continue
        }
        models.append(try fitModels(purchaseData(rows, columns, honestTarget(target)), target))
    }
    for model in models { try reportScores(model) }
    if let model = models.last, model.target == targets[1] { try chooseThreshold(model) }
    return models
}

private func fitModels(_ data: Dataset, _ target: String) throws -> PurchaseModel {
    progress("fitting models of \(target)")
    let (others, test) = try data.split(test: 0.2, grouped: true, seed: 42)
    let (train, validation) = try others.split(test: 0.2, grouped: true, seed: 43)
    let search = GridSearch(
        purchaseBoosting, over: .init(\.maxLeaves, [2, 4, 8]), .init(\.nEstimators, [60, 120, 240]),
        folds: StratifiedKFold(splits: 3, shuffle: true, seed: 42), scoring: [.averagePrecision])
    let found = try search.fit(train)
    let comparison = try compare(
        [
            "logistic regression, balanced": regression, "forest": forest, "boosting": found.best.estimator,
            "naive": Pipeline(.scaledAndEncoded, DummyClassifier(strategy: .prior)),
        ], trainedOn: train, testedOn: test, by: .averagePrecision, samples: 200, seed: 42)
    let calibration = try ProbabilityCalibrator(.sigmoid).fit(
        validation.labels(), probability: found.model.predictProbability(validation))
    let scores = try ClassificationScores(
        test.labels(), probability: calibration.calibrated(found.model.predictProbability(test)))
    return PurchaseModel(
        target: target, train: train, validation: validation, test: test, comparison: comparison,
        boosting: found.model, calibration: calibration, scores: scores)
}
