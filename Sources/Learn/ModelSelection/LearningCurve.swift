import Base
import Numerics

/// The scores of a model by the number of rows it is fitted on, as scikit-learn's `learning_curve`: whether more data would
/// help.
public struct LearningCurve: Equatable, Sendable {
    /// The name of the scorer.
    public let scorer: String
    /// The numbers of training rows, ascending.
    public let sizes: [Int]
    /// The scores on the training rows in each fold, for each size.
    public let trainScores: [FoldScores]
    /// The scores on the test rows in each fold, for each size.
    public let testScores: [FoldScores]
}

/// Fits a classifier or regressor on more and more training rows of each fold, and scores it on the fold's test rows.
///
/// - Parameters:
///   - estimator: the classifier or regressor.
///   - sizes: fractions or numbers of the training rows of the first fold; equal sizes count once.
///   - folds: the splitter; five folds by default, stratified for a classifier.
///   - scoring: the scorer; accuracy or R² by default.
///   - shuffle: whether to take training rows in random order instead of from the first on.
///   - sampleWeight: the weight of each row in fitting; scores count every row once.
///   - seed: the seed of NumPy's `RandomState`, used if rows are shuffled.
/// - Throws: `LearnError.invalidParameter` for no sizes or one out of range, `LearnError.foldWithoutClass` if a class is not
///   among the training rows of a size; the errors of splitting, fitting and scoring; `CancellationError`.
public func learningCurve<P: Predictor>(
    _ estimator: P, _ x: Matrix, _ y: P.Fitted.Target, sizes: [SplitSize] = defaultLearningSizes,
    folds: any CrossValidator = P.defaultFolds, scoring: ScoreMetric<P.Fitted.Scores> = .standard,
    shuffle: Bool = false, sampleWeight: [Double]? = nil, seed: UInt32 = 0
) throws -> LearningCurve {
    try requireAnswers(y, rowCount: x.rowCount)
    try requireWeights(sampleWeight, rowCount: x.rowCount)
    var random = RandomState(seed: seed)
    let splits = try folds.split(by: y).map { split in
        shuffle ? TrainTestSplit(train: random.permutation(split.train), test: split.test) : split
    }
    let counts = try rowCounts(sizes, of: splits.first?.train.count ?? 0)
    let progress = ProgressReporter("learning curve", total: splits.count * counts.count)
    var outcomes = counts.map { _ in FoldOutcomes(scorerCount: 1) }
    for (fold, split) in splits.enumerated() {
        for (index, count) in counts.enumerated() {
            let part = TrainTestSplit(train: Array(split.train.prefix(count)), test: split.test)
            let rows = try Fold(x, y, sampleWeight: sampleWeight, part, number: fold + 1)
            let scores = try rows.scores(
                of: [estimator], within: estimator, [scoring], trainScores: true, progress)
            for score in scores { outcomes[index].add(score) }
        }
    }
    return LearningCurve(
        scorer: scoring.name, sizes: counts, trainScores: outcomes.map { $0.trainScores[0] },
        testScores: outcomes.map { $0.testScores[0] })
}

/// The sizes of a learning curve if none are given: five, from a tenth of the training rows to all, as in scikit-learn.
public let defaultLearningSizes: [SplitSize] = [0.1, 0.325, 0.55, 0.775, .fraction(1)]

/// Returns numbers of rows, ascending and each once.
private func rowCounts(_ sizes: [SplitSize], of total: Int) throws -> [Int] {
    let counts = try sizes.map { size in
        switch size {
        case .fraction(let fraction):
            guard fraction > 0, fraction <= 1 else {
                throw LearnError.invalidParameter(
                    name: "a size", value: "\(fraction)", expected: "a fraction above 0 and at most 1")
            }
            return Int(fraction * Double(total))
        case .count(let count): return count
        }
    }
    guard !counts.isEmpty else {
        throw LearnError.invalidParameter(name: "sizes", value: "empty", expected: "at least one")
    }
    for count in counts where count < 1 || count > total {
        throw LearnError.invalidParameter(
            name: "a size", value: "\(count) rows",
            expected: "from 1 to the training rows of a fold, \(total)")
    }
    return Set(counts).sorted()
}
