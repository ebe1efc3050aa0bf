import Base

/// A score in each fold.
public struct FoldScores: Equatable, Sendable {
    /// The score of each fold.
    public let values: [Double]

    /// The mean over the folds.
    public var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// The standard deviation over the folds: that of a population, divided by their number, as scikit-learn gives it.
    public var standardDeviation: Double { Learn.standardDeviation(values) }
}

/// What one classifier scored in all folds, by several scorers.
struct FoldOutcomes: Sendable {
    private(set) var test: [[Double]]
    private(set) var train: [[Double]]

    init(scorerCount: Int) {
        test = [[Double]](repeating: [], count: scorerCount)
        train = test
    }

    /// The scores on the rows tested on, a list a scorer.
    var testScores: [FoldScores] { test.map(FoldScores.init) }
    /// The scores on the rows learned from; none unless asked for.
    var trainScores: [FoldScores] { train.contains { $0.isEmpty } ? [] : train.map(FoldScores.init) }

    /// Scores that are not numbers are owed to a class that has no row among those that are scored.
    mutating func addTest(_ scores: ClassificationScores, _ scoring: [Scorer], fold: Int) throws {
        for (position, scorer) in scoring.enumerated() {
            let value = try scorer.score(scores)
            if value.isNaN, let absent = scores.truth.absentClass {
                throw LearnError.foldWithoutClass(fold: fold, class: absent, rows: "to test on")
            }
            test[position].append(value)
        }
    }

    mutating func addTrain(_ scores: ClassificationScores, _ scoring: [Scorer]) throws {
        for (position, scorer) in scoring.enumerated() { train[position].append(try scorer.score(scores)) }
    }
}

extension Labels {
    /// The first class without a row.
    var absentClass: String? { zip(classNames, classCounts).first { $0.1 == 0 }?.0 }
}

/// Fits each classifier in each fold and scores it on the rows that are tested on. A fold's rows are copied once for
/// all classifiers.
///
/// - Throws: `LearnError.foldWithoutClass` for a fold without a row of a class to learn from, or to test on where the
///   score asks for one; `CancellationError` between two fits; what splitting, fitting and scoring throw.
func scoreFolds<C: Classifier>(
    _ classifiers: [C], _ x: Matrix, _ y: Labels, sampleWeight: [Double]?, folds: any CrossValidator,
    scoring: [Scorer], trainScores: Bool, reporter: (_ fits: Int) -> ProgressReporter
) throws -> [FoldOutcomes] {
    try y.requireUsable(rowCount: x.rowCount)
    try requireWeights(sampleWeight, rowCount: x.rowCount)
    guard !scoring.isEmpty else {
        throw LearnError.invalidParameter(name: "scoring", value: "empty", expected: "at least one scorer")
    }
    try y.requireSeveralClasses()
    let splits = try folds.split(y)
    let progress = reporter(splits.count * classifiers.count)
    var outcomes = classifiers.map { _ in FoldOutcomes(scorerCount: scoring.count) }
    for (index, split) in splits.enumerated() {
        let trainY = try y.rows(split.train)
        if let absent = trainY.absentClass {
            throw LearnError.foldWithoutClass(fold: index + 1, class: absent, rows: "to learn from")
        }
        let (trainX, testX, testY) = (try x.rows(split.train), try x.rows(split.test), try y.rows(split.test))
        let weights = sampleWeight.map { weights in split.train.map { weights[$0] } }
        for (position, classifier) in classifiers.enumerated() {
            try progress.checkCancellation()
            let model = try classifier.fit(trainX, trainY, sampleWeight: weights)
            try outcomes[position].addTest(model.evaluate(testX, testY), scoring, fold: index + 1)
            if trainScores { try outcomes[position].addTrain(model.evaluate(trainX, trainY), scoring) }
            progress.advance()
        }
    }
    return outcomes
}
