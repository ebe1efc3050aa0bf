import Learn
import Numerics

/// Gradient boosting for classes: trees added one by one, each correcting what those before it got wrong.
///
/// The columns' values are put into bins first, so that a tree is grown from histograms (Ke et al., “LightGBM: a highly
/// efficient gradient boosting decision tree”, NeurIPS 2017; scikit-learn's `HistGradientBoostingClassifier`). Missing
/// values are handled: each split learns where they go. Columns of categories are split into sets of categories. The
/// model is the same for any number of threads, to the last bit, and does not depend on the order of the rows (but for
/// the sample of rows that bins are found on where there are more than 200,000).
///
/// With as many bins as there are distinct values, `splitCriterion: .squaredError`, `maxLeaves: nil` and
/// `minSamplesLeaf: 1` it grows the trees of scikit-learn's exact `GradientBoostingClassifier`: see ``exact(nEstimators:learningRate:maxDepth:minSamplesLeaf:seed:)``.
public struct GradientBoosting: Classifier {
    /// How many iterations; each grows one tree for two classes, else a tree for each class.
    public var nEstimators: Int
    /// What the step of each tree is multiplied by.
    public var learningRate: Double
    /// How many leaves a tree has at most; nil for no limit other than the depth.
    public var maxLeaves: Int?
    /// How many decisions there are at most on the way to a leaf; nil for no limit other than the leaves.
    public var maxDepth: Int?
    /// How many rows a leaf has at least.
    public var minSamplesLeaf: Int
    /// How much hessian (for the log-loss the sum of p·(1 − p)) a leaf has at least.
    public var minHessianLeaf: Double
    /// What is added to the hessian of each leaf; larger values make smaller steps.
    public var l2Regularization: Double
    /// How many bins a column of numbers has at most: 255 or fewer fit a byte; up to 65,535.
    public var maxBins: Int
    /// Which leaf is split next.
    public var growth: GrowthOrder
    /// By what a split is judged.
    public var splitCriterion: SplitCriterion
    /// How much rows count for their class.
    public var classWeight: ClassWeight
    /// When to stop before all trees are grown; nil for never.
    public var earlyStopping: EarlyStopping?
    /// Seeds the order in which each split tries the columns, which decides between splits that are equally good. Nil
    /// for the order the columns have; then nothing is random.
    public var seed: UInt32?
    /// At most so many threads; all cores if nil. The model is the same.
    public var threadCount: Int?

    /// A classifier that is yet to be fitted, with LightGBM's defaults.
    public init(
        nEstimators: Int = 100, learningRate: Double = 0.1, maxLeaves: Int? = 31, maxDepth: Int? = nil,
        minSamplesLeaf: Int = 20, minHessianLeaf: Double = 1e-3, l2Regularization: Double = 0,
        maxBins: Int = 255, growth: GrowthOrder = .leafWise, splitCriterion: SplitCriterion = .newton,
        classWeight: ClassWeight = .none, earlyStopping: EarlyStopping? = nil, seed: UInt32? = nil,
        threadCount: Int? = nil
    ) {
        self.nEstimators = nEstimators
        self.learningRate = learningRate
        self.maxLeaves = maxLeaves
        self.maxDepth = maxDepth
        self.minSamplesLeaf = minSamplesLeaf
        self.minHessianLeaf = minHessianLeaf
        self.l2Regularization = l2Regularization
        self.maxBins = maxBins
        self.growth = growth
        self.splitCriterion = splitCriterion
        self.classWeight = classWeight
        self.earlyStopping = earlyStopping
        self.seed = seed
        self.threadCount = threadCount
    }

    /// Boosting as scikit-learn's `GradientBoostingClassifier` does it, with its defaults: every distinct value is a bin
    /// of its own (up to 65,535 a column), and splits are judged by squared error. Where splits are equally good one is
    /// taken at random, as there, but not by the same generator.
    public static func exact(
        nEstimators: Int = 100, learningRate: Double = 0.1, maxDepth: Int = 3, minSamplesLeaf: Int = 1,
        seed: UInt32? = 0
    ) -> GradientBoosting {
        GradientBoosting(
            nEstimators: nEstimators, learningRate: learningRate, maxLeaves: nil, maxDepth: maxDepth,
            minSamplesLeaf: minSamplesLeaf, minHessianLeaf: 0, maxBins: Int(UInt16.max), growth: .depthWise,
            splitCriterion: .squaredError, seed: seed)
    }

    /// Learns from rows and their labels.
    ///
    /// - Throws: `LearnError` for parameters out of range, infinities, labels of another length, classes without a row,
    ///   invalid weights; `CancellationError` if the task is cancelled between two trees.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try requireInput(x, y)
        guard let stopping = earlyStopping else { return try fit(x, y, sampleWeight, validation: nil) }
        let split = try trainTestSplit(
            count: x.rowCount, testSize: .fraction(stopping.validationFraction), stratify: y,
            seed: stopping.seed)
        return try fit(
            x.rows(split.train), y.rows(split.train),
            sampleWeight.map { weights in split.train.map { weights[$0] } },
            validation: (x.rows(split.test), y.rows(split.test)))
    }

    /// Learns from rows, and stops by the loss on others, by the rule in `earlyStopping` (or its defaults).
    ///
    /// - Parameters:
    ///   - validation: rows that are not learned from, of the same columns, and their labels.
    /// - Throws: what `fit(_:_:sampleWeight:)` throws.
    public func fit(
        _ x: Matrix, _ y: Labels, sampleWeight: [Double]? = nil, validation: (x: Matrix, y: Labels)
    ) throws -> Fitted {
        try requireInput(x, y)
        return try fit(x, y, sampleWeight, validation: (validation.x, validation.y.recoded(to: y.classNames)))
    }

    private func requireInput(_ x: Matrix, _ y: Labels) throws {
        try boostingFit.requireParameters(earlyStopping)
        try x.requireRowsAndColumns(for: "gradient boosting")
        try x.requireFinite(allowingNaN: true)
        try y.requireUsable(rowCount: x.rowCount)
        try y.requireSeveralClasses()
    }

    private func fit(
        _ x: Matrix, _ y: Labels, _ sampleWeight: [Double]?, validation: (x: Matrix, y: Labels)?
    ) throws -> Fitted {
        let weights = try classWeight.rowWeights(for: y, sampleWeight: sampleWeight)
        try y.requireWeightedClasses(weights)
        let outcome =
            y.classCount == 2
            ? try run(x, validation, BinaryBoostingLoss(y, weights: weights)) {
                BinaryBoostingLoss($0, weights: nil)
            }
            : try run(x, validation, SoftmaxBoostingLoss(y, weights: weights)) {
                SoftmaxBoostingLoss($0, weights: nil)
            }
        return Fitted(
            classNames: y.classNames, ensemble: outcome.ensemble, initialScores: outcome.initialScores,
            validationLosses: outcome.validationLosses)
    }

    private func run<Loss: BoostingLoss>(
        _ x: Matrix, _ validation: (x: Matrix, y: Labels)?, _ loss: Loss, _ makeLoss: (Labels) -> Loss
    ) throws -> BoostingFit.Outcome {
        let watch = try validation.map { validation in
            try ValidationWatch(
                InputColumns(x).conform(validation.x, for: "gradient boosting"), makeLoss(validation.y),
                initialScores: loss.initialScores, earlyStopping ?? EarlyStopping())
        }
        return try boostingFit.run(x, loss, watch: watch)
    }

    private var boostingFit: BoostingFit {
        BoostingFit(
            nEstimators: nEstimators, learningRate: learningRate, maxBins: maxBins,
            settings: BoostingSettings(
                maxLeaves: maxLeaves, maxDepth: maxDepth, minSamplesLeaf: minSamplesLeaf,
                minHessianLeaf: minHessianLeaf, l2Regularization: l2Regularization, growth: growth,
                splitCriterion: splitCriterion, seed: seed, threadCount: threadCount))
    }
}
