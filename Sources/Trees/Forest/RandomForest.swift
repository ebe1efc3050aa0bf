import Base
import Learn

/// A random forest: averages trees that are grown from random rows and search random columns for each split.
///
/// With `splitter: .exact` the trees are those of scikit-learn's `RandomForestClassifier` for the same seed, node by node
/// (as of version 1.9: with `bootstrap`, sample weights and class weights are relative probabilities of being drawn,
/// otherwise weights; with weights that are not whole numbers, rounding decides between equally good splits). The forest
/// does not depend on the number of threads.
///
/// At each split, missing values go to whichever side is better; if the training rows at the node had none, they go with
/// the larger child. Categorical columns are split into two sets of categories.
///
/// Source: Breiman, “Random forests”, Machine Learning 45 (2001).
public struct RandomForest: Classifier, Encodable, Keyed {
    /// The number of trees.
    public var nEstimators: Int
    /// The impurity measure.
    public var criterion: ImpurityCriterion
    /// The maximum depth of a tree; nil for no limit.
    public var maxDepth: Int?
    /// The minimum number of rows of a node to be split.
    public var minSamplesSplit: Int
    /// The minimum number of rows of a leaf.
    public var minSamplesLeaf: Int
    /// The number of columns that are searched for each split.
    public var maxFeatures: MaxFeatures
    /// The maximum number of leaves of a tree, which then grows best first; nil for no limit.
    public var maxLeafNodes: Int?
    /// The minimum impurity decrease of a split, weighted by the node's fraction of all rows.
    public var minImpurityDecrease: Double
    /// Whether each tree is grown from a bootstrap sample, as many rows as there are, drawn with replacement, instead of from
    /// all rows.
    public var bootstrap: Bool
    /// Whether to compute out-of-bag predictions: those of each training row by the trees that were not grown from it.
    public var oobScore: Bool
    /// The weights of the classes.
    public var classWeight: ClassWeight
    /// The thresholds that splits may use.
    public var splitter: TreeSplitter
    /// The seed of all random numbers.
    public var seed: UInt32
    /// The maximum number of threads; nil for all cores. The forest does not depend on it.
    public var threadCount: Int?

    /// Creates an estimator with scikit-learn's defaults.
    public init(
        nEstimators: Int = 100, criterion: ImpurityCriterion = .gini, maxDepth: Int? = nil,
        minSamplesSplit: Int = 2,
        minSamplesLeaf: Int = 1, maxFeatures: MaxFeatures = .sqrt, maxLeafNodes: Int? = nil,
        minImpurityDecrease: Double = 0, bootstrap: Bool = true, oobScore: Bool = false,
        classWeight: ClassWeight = .none, splitter: TreeSplitter = .exact, seed: UInt32 = 0,
        threadCount: Int? = nil
    ) {
        self.nEstimators = nEstimators
        self.criterion = criterion
        self.maxDepth = maxDepth
        self.minSamplesSplit = minSamplesSplit
        self.minSamplesLeaf = minSamplesLeaf
        self.maxFeatures = maxFeatures
        self.maxLeafNodes = maxLeafNodes
        self.minImpurityDecrease = minImpurityDecrease
        self.bootstrap = bootstrap
        self.oobScore = oobScore
        self.classWeight = classWeight
        self.splitter = splitter
        self.seed = seed
        self.threadCount = threadCount
    }

    /// Grows the trees.
    ///
    /// - Throws: `LearnError` for parameters out of range, infinities, labels of a different length or of a single class,
    ///   invalid weights; `CancellationError`.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try kept("RandomForest.fit", self, x, y, sampleWeight) {
            let keepsRows = oobScore
            let grown = try grower(LazyColumns(x), y, sampleWeight: sampleWeight).grow(
                count: nEstimators, seed: seed
            ) {
                GrownForestTree(tree: $0.builder.finished(), inBag: keepsRows ? $0.inBag() : nil)
            }
            return KeptForest(Fitted(x, y, grown, threadCount: threadCount))
        }.model
    }

    /// Validates parameters and training rows, and prepares the growth of the trees.
    func grower(_ x: LazyColumns, _ y: Labels, sampleWeight: [Double]?) throws -> ForestGrower {
        try x.requireUsableByTrees("a random forest")
        try y.requireUsable(rowCount: x.rowCount)
        try y.requireSeveralClasses()
        try requireForest(nEstimators: nEstimators, bootstrap: bootstrap, oobScore: oobScore)
        try requireThreads(threadCount)
        let rules = try GrowthRules(
            maxDepth: maxDepth, minSamplesSplit: minSamplesSplit, minSamplesLeaf: minSamplesLeaf,
            maxFeatures: maxFeatures, maxLeafNodes: maxLeafNodes, minImpurityDecrease: minImpurityDecrease,
            columnCount: x.columns.count)
        var weights = try classWeight.rowWeights(for: y, sampleWeight: sampleWeight)
        // scikit-learn draws weighted rows by another algorithm, even if all weights are 1.
        if bootstrap, classWeight != .none { weights = weights ?? [Double](repeating: 1, count: y.count) }
        return try ForestGrower(
            x, y, weights: weights, rules: rules, criterion: criterion, bootstrap: bootstrap,
            maxBins: splitter.maxBins(), threadCount: threadCount)
    }
}
