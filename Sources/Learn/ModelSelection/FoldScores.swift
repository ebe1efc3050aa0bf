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

    /// Adds the scores of a fold.
    mutating func add(_ scores: OneFoldScores) {
        for (index, value) in scores.test.enumerated() { test[index].append(value) }
        for (index, value) in scores.train.enumerated() { train[index].append(value) }
    }
}

/// The scores of one classifier in one fold, for several scorers.
struct OneFoldScores: Codable, Sendable {
    /// The scores on the test rows.
    let test: [Double]
    /// The scores on the training rows; empty unless requested.
    let train: [Double]
}

/// The rows of a fold, copied when they are first needed.
private struct FoldRows {
    let trainX, testX: Matrix
    let weights: [Double]?

    init(_ x: Matrix, _ split: TrainTestSplit, sampleWeight: [Double]?) throws {
        trainX = try x.rows(split.train)
        testX = try x.rows(split.test)
        weights = sampleWeight.map { weights in split.train.map { weights[$0] } }
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
/// classifiers. Scores are kept for each classifier and fold, so that a search with one more candidate computes its scores only.
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
        let testY = try y.rows(split.test)
        let keyOfSplit = ResultStore.current == nil ? nil : SplitKey(split)
        var rows: FoldRows?
        for (candidate, classifier) in classifiers.enumerated() {
            try progress.checkCancellation()
            let key = AnyKeyed(classifier).flatMap {
                ResultKey("scoreFolds", $0, x, y, sampleWeight, keyOfSplit, scoring, trainScores)
            }
            let scores = try kept(under: key) {
                let fold = try rows ?? FoldRows(x, split, sampleWeight: sampleWeight)
                rows = fold
                let model = try classifier.fit(fold.trainX, trainY, sampleWeight: fold.weights)
                let test = try model.evaluate(fold.testX, testY)
                let train = trainScores ? try model.evaluate(fold.trainX, trainY) : nil
                return OneFoldScores(
                    test: try scoring.map { try $0.value(of: test) },
                    train: try train.map { train in try scoring.map { try $0.value(of: train) } } ?? [])
            }
            // A NaN is attributed to a class without test rows, if there is one.
            if scores.test.contains(where: \.isNaN), let absent = testY.absentClass {
                throw LearnError.foldWithoutClass(fold: index + 1, class: absent, rows: "test")
            }
            outcomes[candidate].add(scores)
            progress.advance()
        }
    }
    return outcomes
}

/// The rows of a split in keys, hashed once for all classifiers.
private struct SplitKey: Keyed {
    private let digest: Digest

    init(_ split: TrainTestSplit) {
        digest = ValueTree.list([.numbers(split.train), .numbers(split.test)]).checksum
    }

    func keyTree() -> ValueTree { .digest(digest) }
}
