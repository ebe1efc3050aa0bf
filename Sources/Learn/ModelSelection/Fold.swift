import Base
import Synchronization

/// Some rows to fit on and others to score, whose scores are kept for each classifier or regressor.
struct Fold<Target: PredictionTarget>: Sendable {
    private let x: Matrix
    private let y: Target
    private let sampleWeight: [Double]?
    private let split: TrainTestSplit
    private let number: Int
    private let trainY: Target
    private let testY: Target
    private let key: SplitKey?
    private let rows = CopiedRows()

    /// The other rows, copied when they are first needed: not at all where all scores are kept.
    private final class CopiedRows: Sendable {
        let rows = Mutex<(trainX: Matrix, testX: Matrix, weights: [Double]?)?>(nil)
    }

    /// Creates a fold.
    ///
    /// - Parameter number: the number of the fold, from 1 on.
    /// - Throws: `LearnError.foldWithoutClass` if a class has no training row; `LearnError.indexOutOfRange`.
    init(_ x: Matrix, _ y: Target, sampleWeight: [Double]?, _ split: TrainTestSplit, number: Int) throws {
        self.x = x
        self.y = y
        self.sampleWeight = sampleWeight
        self.split = split
        self.number = number
        trainY = try y.rows(split.train)
        testY = try y.rows(split.test)
        key = ResultStore.current == nil ? nil : SplitKey(split)
        try requireTrainingClasses(trainY, fold: number)
    }

    /// Returns the scores of classifiers or regressors that are fitted on the training rows.
    ///
    /// - Parameters:
    ///   - longest: the one whose model begins with those of the others, or the only one.
    ///   - trainScores: whether to score the training rows too.
    /// - Throws: `LearnError.foldWithoutClass` if a class has no test row although a score needs one; `CancellationError` between
    ///   two of them; the errors of fitting and scoring.
    func scores<P: Predictor>(
        of estimators: [P], within longest: P, _ scoring: [ScoreMetric<P.Fitted.Scores>], trainScores: Bool,
        _ progress: ProgressReporter
    ) throws -> [FoldResult] where P.Fitted.Target == Target {
        if progress.isCancelled { throw CancellationError() }
        // All of them are one result: the beginnings of a model take no time themselves.
        let results = try kept(
            "Fold.scores", estimators.map(AnyKeyed.init), x, AnyKeyed(y), sampleWeight, key, scoring,
            trainScores
        ) {
            let rows = try copiedRows()
            let whole =
                estimators.count > 1
                ? try longest.fit(rows.trainX, trainY, sampleWeight: rows.weights) : nil
            return try estimators.map { estimator in
                let beginning = whole.flatMap { whole in
                    (estimator as? any StagedPredictor)?.beginning(of: whole) as? P.Fitted
                }
                let model =
                    try beginning ?? estimator.fit(rows.trainX, trainY, sampleWeight: rows.weights)
                let test = try model.evaluate(rows.testX, testY, sampleWeight: nil)
                let train = trainScores ? try model.evaluate(rows.trainX, trainY, sampleWeight: nil) : nil
                return FoldResult(
                    test: try scoring.map { try $0.value(of: test) },
                    train: try train.map { train in try scoring.map { try $0.value(of: train) } } ?? [])
            }
        }
        // A NaN is attributed to a class without test rows, if there is one.
        if results.contains(where: { $0.test.contains(where: \.isNaN) }),
            let absent = (testY as? Labels)?.absentClass
        {
            throw LearnError.foldWithoutClass(fold: number, class: absent, rows: "test")
        }
        for _ in results { progress.advance() }
        return results
    }

    private func copiedRows() throws -> (trainX: Matrix, testX: Matrix, weights: [Double]?) {
        try rows.rows.withLock { rows in
            if let rows { return rows }
            let copied = (
                trainX: try x.rows(split.train), testX: try x.rows(split.test),
                weights: try sampleWeight?.rows(split.train)
            )
            rows = copied
            return copied
        }
    }
}

/// The scores of one classifier or regressor in one fold, for several scorers.
struct FoldResult: Codable, Sendable {
    /// The scores on the test rows.
    let test: [Double]
    /// The scores on the training rows; empty unless requested.
    let train: [Double]
}

/// The rows of a split in keys, hashed once for all estimators.
private struct SplitKey: Keyed {
    private let digest: Digest

    init(_ split: TrainTestSplit) {
        digest = ValueTree.list([.numbers(split.train), .numbers(split.test)]).checksum
    }

    func keyTree() -> ValueTree { .digest(digest) }
}

/// Checks that the training rows of a fold are of every class.
///
/// - Parameter fold: the number of the fold, from 1 on.
func requireTrainingClasses(_ y: some PredictionTarget, fold: Int) throws {
    if let absent = (y as? Labels)?.absentClass {
        throw LearnError.foldWithoutClass(fold: fold, class: absent, rows: "training")
    }
}
