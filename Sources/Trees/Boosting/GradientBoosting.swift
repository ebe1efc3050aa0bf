import Base
import Learn
import Numerics

/// Gradient boosting for classification: adds trees one by one, each of which corrects the errors of those before it.
///
/// Values are binned first, so that trees are grown from histograms (Ke et al., “LightGBM: a highly efficient gradient
/// boosting decision tree”, NeurIPS 2017; scikit-learn's `HistGradientBoostingClassifier`). Missing values are supported:
/// each split learns their direction. Categorical columns are split into two sets of categories. The model is the same to
/// the last bit for any number of threads, and does not depend on the order of the rows (except for the sample of rows
/// from which bins are found if there are more than 200,000).
///
/// With a bin per distinct value, `splitCriterion: .squaredError`, `maxLeaves: nil` and `minSamplesLeaf: 1` it grows the
/// trees of scikit-learn's exact `GradientBoostingClassifier`; see
/// ``exact(nEstimators:learningRate:maxDepth:minSamplesLeaf:seed:)``.
public struct GradientBoosting: Classifier, StagedPredictor, Encodable, Keyed {
    /// The number of iterations, each of which grows a tree for two classes, or a tree per class for more.
    public var nEstimators: Int
    /// The factor that the step of each tree is multiplied by.
    public var learningRate: Double
    /// The maximum number of leaves of a tree; nil if only the depth is limited.
    public var maxLeaves: Int?
    /// The maximum depth of a tree; nil if only the number of leaves is limited.
    public var maxDepth: Int?
    /// The minimum number of rows of a leaf.
    public var minSamplesLeaf: Int
    /// The minimum sum of hessians of a leaf. With the log-loss, the hessian of a row is p·(1 − p) times its weight.
    public var minHessianLeaf: Double
    /// The term that is added to the hessian of each leaf; larger values make smaller steps.
    public var l2Regularization: Double
    /// The maximum number of bins of a numeric column. Bins take a byte up to 255; the limit is 65,535.
    public var maxBins: Int
    /// The order in which leaves are split.
    public var growth: GrowthOrder
    /// The criterion by which splits are compared.
    public var splitCriterion: SplitCriterion
    /// The weights of the classes.
    public var classWeight: ClassWeight
    /// The rule for stopping before all trees are grown; nil for never.
    public var earlyStopping: EarlyStopping?
    /// The seed of the order in which each split searches the columns, which decides between equally good splits; nil for
    /// the order of the columns, with nothing random.
    public var seed: UInt32?
    /// The maximum number of threads; nil for all cores. The model does not depend on it.
    public var threadCount: Int?

    /// The number of iterations; `nil` with early stopping, and then setting it has no effect on that.
    public var stageCount: Int? {
        get { earlyStopping == nil ? nEstimators : nil }
        set { nEstimators = newValue ?? nEstimators }
    }

    /// Creates an estimator with LightGBM's defaults.
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

    /// Boosting as by scikit-learn's `GradientBoostingClassifier`, with its defaults: each distinct value has its own bin
    /// (up to 65,535 per column), and splits are compared by squared error. As there, equally good splits are chosen from at
    /// random, but by another generator.
    public static func exact(
        nEstimators: Int = 100, learningRate: Double = 0.1, maxDepth: Int = 3, minSamplesLeaf: Int = 1,
        seed: UInt32? = 0
    ) -> GradientBoosting {
        GradientBoosting(
            nEstimators: nEstimators, learningRate: learningRate, maxLeaves: nil, maxDepth: maxDepth,
            minSamplesLeaf: minSamplesLeaf, minHessianLeaf: 0, maxBins: Int(UInt16.max), growth: .depthWise,
            splitCriterion: .squaredError, seed: seed)
    }

    /// Fits the classifier.
    ///
    /// - Throws: `LearnError` for parameters out of range, infinities, labels of a different length, classes without rows,
    ///   invalid weights; `CancellationError` if the task is cancelled between two trees.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try kept("GradientBoosting.fit", self, x, y, sampleWeight) {
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
    }

    /// Fits the classifier, stopping by the loss on validation rows according to `earlyStopping` (or its defaults).
    ///
    /// - Parameters:
    ///   - validation: held-out rows with the same columns, and their labels.
    /// - Throws: the errors of `fit(_:_:sampleWeight:)`.
    public func fit(
        _ x: Matrix, _ y: Labels, sampleWeight: [Double]? = nil, validation: (x: Matrix, y: Labels)
    ) throws -> Fitted {
        try kept("GradientBoosting.fit validated", self, x, y, sampleWeight, validation.x, validation.y) {
            try requireInput(x, y)
            return try fit(
                x, y, sampleWeight, validation: (validation.x, validation.y.recoded(to: y.classNames)))
        }
    }

    /// Returns the model after its first iterations.
    public static func prefix(of model: Fitted, stages: Int) -> Fitted { model.prefix(stages) }

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
        try BoostingFit.requireMagnitude(ofWeights: weights)
        let isExact = splitCriterion == .squaredError
        let outcome =
            y.classCount == 2
            ? try run(x, validation, BinaryBoostingLoss(y, weights: weights)) {
                BinaryBoostingLoss($0, weights: nil)
            }
            : try run(x, validation, SoftmaxBoostingLoss(y, weights: weights, usesSmallSteps: isExact)) {
                SoftmaxBoostingLoss($0, weights: nil, usesSmallSteps: isExact)
            }
        return Fitted(
            classNames: y.classNames, ensemble: outcome.ensemble, initialScores: outcome.initialScores,
            validationLosses: outcome.validationLosses)
    }

    private func run<Loss: BoostingLoss>(
        _ x: Matrix, _ validation: (x: Matrix, y: Labels)?, _ loss: Loss, _ makeLoss: (Labels) -> Loss
    ) throws -> BoostingFit.Outcome {
        let monitor = try validation.map { validation in
            try ValidationMonitor(
                InputColumns(x).conform(validation.x, for: "gradient boosting"), makeLoss(validation.y),
                initialScores: loss.initialScores, earlyStopping ?? EarlyStopping())
        }
        return try boostingFit.run(x, loss, monitor: monitor)
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
