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

    /// Adds the scores of a fold.
    mutating func add(_ scores: FoldResult) {
        for (index, value) in scores.test.enumerated() { test[index].append(value) }
        for (index, value) in scores.train.enumerated() { train[index].append(value) }
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

extension Labels {
    /// The first class without a row.
    var absentClass: String? { zip(classNames, classCounts).first { $0.1 == 0 }?.0 }
}

/// Fits each classifier or regressor in each fold and scores it on the test rows. A fold's rows are copied once for all,
/// and scores are kept for each, so that a search with one more candidate fits that one only. Those that differ in their number
/// of stages alone are fitted once (see ``StagedPredictor``).
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
    let longest = (P.self as? any StagedPredictor.Type)?.longest(estimators) ?? Array(estimators.indices)
    let groups = Dictionary(grouping: estimators.indices) { longest[$0] }.sorted { $0.key < $1.key }
    for (index, split) in splits.enumerated() {
        let fold = try Fold(x, y, sampleWeight: sampleWeight, split, number: index + 1)
        let score = { @Sendable (group: (longest: Int, members: [Int])) throws -> [FoldResult] in
            try fold.scores(
                of: group.members.map { estimators[$0] }, within: estimators[group.longest], scoring,
                trainScores: trainScores, progress)
        }
        // A fit of few rows can't keep all cores busy; of many, several at a time would take as many times the memory.
        let work = groups.map { (longest: $0.key, members: $0.value) }
        let results =
            x.rowCount * x.columnCount < 1 << 23 ? try work.concurrentMap(score) : try work.map(score)
        for (group, results) in zip(work, results) {
            for (candidate, result) in zip(group.members, results) { outcomes[candidate].add(result) }
        }
    }
    return outcomes
}
