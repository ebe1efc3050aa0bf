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

/// The scores of one classifier in all folds, for several scorers.
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
    mutating func addTest(_ scores: ClassificationScores, _ scoring: [Scorer], fold: Int) throws {
        for (index, scorer) in scoring.enumerated() {
            let value = try scorer.value(of: scores)
            if value.isNaN, let absent = scores.truth.absentClass {
                throw LearnError.foldWithoutClass(fold: fold, class: absent, rows: "test")
            }
            test[index].append(value)
        }
    }

    mutating func addTrain(_ scores: ClassificationScores, _ scoring: [Scorer]) throws {
        for (index, scorer) in scoring.enumerated() { train[index].append(try scorer.value(of: scores)) }
    }
}

extension Scorer {
    /// Returns the metric, which must be defined for the number of classes.
    fileprivate func value(of scores: ClassificationScores) throws -> Double {
        guard let value = try self(scores) else {
            throw LearnError.notBinary(classes: scores.truth.classNames)
        }
        return value
    }
}

extension Labels {
    /// The first class without a row.
    var absentClass: String? { zip(classNames, classCounts).first { $0.1 == 0 }?.0 }
}

/// Fits each classifier in each fold and scores it on the test rows. A fold's rows are copied once for all
/// classifiers.
///
/// - Throws: `LearnError.foldWithoutClass` for a fold in which a class has no training row, or no test row
///   although the score needs one; `CancellationError` between two fits; the errors of splitting, fitting and
///   scoring.
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
            throw LearnError.foldWithoutClass(fold: index + 1, class: absent, rows: "training")
        }
        let (trainX, testX, testY) = (try x.rows(split.train), try x.rows(split.test), try y.rows(split.test))
        let weights = sampleWeight.map { weights in split.train.map { weights[$0] } }
        for (candidate, classifier) in classifiers.enumerated() {
            try progress.checkCancellation()
            let model = try classifier.fit(trainX, trainY, sampleWeight: weights)
            try outcomes[candidate].addTest(model.evaluate(testX, testY), scoring, fold: index + 1)
            if trainScores { try outcomes[candidate].addTrain(model.evaluate(trainX, trainY), scoring) }
            progress.advance()
        }
    }
    return outcomes
}
