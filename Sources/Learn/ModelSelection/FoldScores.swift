import Base

/// The values of a score in each fold.
public struct FoldScores: Equatable, Sendable {
    /// The score of each fold.
    public let values: [Double]

    /// The mean over the folds.
    public var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// The standard deviation over the folds, of a population (divided by n), as in scikit-learn.
    public var standardDeviation: Double { Learn.standardDeviation(values) }
}

/// The scores of one classifier or regressor in all folds, for several scorers.
struct FoldOutcomes: Sendable {
    private(set) var test: [[Double]]
    private(set) var train: [[Double]]

    init(scorerCount: Int) {
        test = [[Double]](repeating: [], count: scorerCount)
        train = test
    }

    /// The scores on the test rows, one list for each scorer.
    var testScores: [FoldScores] { test.map(FoldScores.init) }
    /// The scores on the training rows; empty unless requested.
    var trainScores: [FoldScores] { train.contains { $0.isEmpty } ? [] : train.map(FoldScores.init) }

    /// Adds the scores of a fold. A NaN is attributed to a class without test rows, if there is one.
    mutating func addTest<Scores>(_ scores: Scores, _ scoring: [ScoreMetric<Scores>], fold: Int) throws {
        for (index, scorer) in scoring.enumerated() {
            let value = try scorer.value(of: scores)
            if value.isNaN, let absent = (scores as? ClassificationScores)?.truth.absentClass {
                throw LearnError.foldWithoutClass(fold: fold, class: absent, rows: "test")
            }
            test[index].append(value)
        }
    }

    mutating func addTrain<Scores>(_ scores: Scores, _ scoring: [ScoreMetric<Scores>]) throws {
        for (index, scorer) in scoring.enumerated() { train[index].append(try scorer.value(of: scores)) }
    }
}

extension ScoreMetric {
    /// Returns the metric, which must be defined for the number of classes.
    func value(of scores: Scores) throws -> Double {
        if let value = try self(scores) { return value }
        guard let scores = scores as? ClassificationScores else { return .nan }
        throw LearnError.notBinary(classes: scores.truth.classNames)
    }
}

/// Checks the answers of rows: one for each, at least one, numbers finite.
func requireAnswers(_ y: some PredictionTarget, rowCount: Int) throws {
    if let labels = y as? Labels { return try labels.requireUsable(rowCount: rowCount) }
    if let numbers = y as? [Double] { try requireTargets(numbers, rowCount: rowCount) }
    guard rowCount > 0 else { throw LearnError.noRows(in: "the targets") }
}

/// Checks that the training rows of a fold are of every class.
func requireTrainingClasses(_ y: some PredictionTarget, fold: Int) throws {
    if let absent = (y as? Labels)?.absentClass {
        throw LearnError.foldWithoutClass(fold: fold + 1, class: absent, rows: "training")
    }
}

extension Labels {
    /// The first class without a row.
    var absentClass: String? { zip(classNames, classCounts).first { $0.1 == 0 }?.0 }
}

/// Fits each classifier or regressor in each fold and scores it on the test rows. A fold's rows are copied once for all.
///
/// - Throws: `LearnError.foldWithoutClass` for a fold in which a class has no training row, or no test row
///   although the score needs one; `CancellationError` between two fits; the errors of splitting, fitting and
///   scoring.
func scoreFolds<P: Predictor>(
    _ estimators: [P], _ x: Matrix, _ y: P.Fitted.Target, sampleWeight: [Double]?,
    folds: any CrossValidator, scoring: [ScoreMetric<P.Fitted.Scores>], trainScores: Bool,
    reporter: (_ fits: Int) -> ProgressReporter
) throws -> [FoldOutcomes] {
    try requireAnswers(y, rowCount: x.rowCount)
    try requireWeights(sampleWeight, rowCount: x.rowCount)
    guard !scoring.isEmpty else {
        throw LearnError.invalidParameter(name: "scoring", value: "empty", expected: "at least one scorer")
    }
    try (y as? Labels)?.requireSeveralClasses()
    let splits = try folds.split(by: y)
    let progress = reporter(splits.count * estimators.count)
    var outcomes = estimators.map { _ in FoldOutcomes(scorerCount: scoring.count) }
    for (index, split) in splits.enumerated() {
        let trainY = try y.rows(split.train)
        try requireTrainingClasses(trainY, fold: index)
        let (trainX, testX, testY) = (try x.rows(split.train), try x.rows(split.test), try y.rows(split.test))
        let weights = try sampleWeight?.rows(split.train)
        for (candidate, estimator) in estimators.enumerated() {
            try progress.checkCancellation()
            let model = try estimator.fit(trainX, trainY, sampleWeight: weights)
            try outcomes[candidate].addTest(
                model.evaluate(testX, testY, sampleWeight: nil), scoring, fold: index + 1)
            if trainScores {
                let scores = try model.evaluate(trainX, trainY, sampleWeight: nil)
                try outcomes[candidate].addTrain(scores, scoring)
            }
            progress.advance()
        }
    }
    return outcomes
}
