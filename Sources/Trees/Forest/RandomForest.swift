import Learn

/// A random forest: trees grown from random rows, each split searched in random columns, whose predictions are
/// averaged.
///
/// With `splitter: .exact` the trees are those of scikit-learn's `RandomForestClassifier` for the same seed, node by
/// node (1.9: weights of rows and classes are probabilities of being drawn if `bootstrap`, else weights; where those
/// are not whole numbers, rounding decides between equally good splits). The forest does not depend on the number of
/// threads.
///
/// Missing values may go either way at each split, whichever is better; where a split has seen none, they go with the
/// larger child. Columns of categories are split into two sets of categories.
///
/// Source: Breiman, “Random forests”, Machine Learning 45 (2001).
public struct RandomForest: Classifier {
    /// How many trees there are.
    public var nEstimators: Int
    /// How mixed classes are measured.
    public var criterion: ImpurityCriterion
    /// How many decisions there may be on the way to a leaf; no limit if nil.
    public var maxDepth: Int?
    /// How many rows a node must have to be split.
    public var minSamplesSplit: Int
    /// How many rows a leaf must have.
    public var minSamplesLeaf: Int
    /// How many columns each split is searched in.
    public var maxFeatures: MaxFeatures
    /// How many leaves a tree may have: those that lessen the impurity most; no limit if nil.
    public var maxLeafNodes: Int?
    /// By how much a split must lessen the impurity, times its share of the rows.
    public var minImpurityDecrease: Double
    /// Whether each tree is grown from as many rows as there are, drawn with replacement, instead of from all.
    public var bootstrap: Bool
    /// Whether to predict each row by the trees that were not grown from it.
    public var oobScore: Bool
    /// How much rows count for their class.
    public var classWeight: ClassWeight
    /// Where columns may be cut.
    public var splitter: TreeSplitter
    /// The seed of all that is random.
    public var seed: UInt32
    /// At most so many threads; all cores if nil. The forest is the same.
    public var threadCount: Int?

    /// A forest that is yet to be grown.
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
    /// - Throws: `LearnError` for parameters out of range, infinities, labels of another length or of one class,
    ///   invalid weights; `CancellationError`.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        let keepsRows = oobScore
        let grown = try grower(x, y, sampleWeight: sampleWeight).grow(count: nEstimators, seed: seed) {
            Fitted.Grown(tree: $0.tree.finished(), inBag: keepsRows ? $0.inBag() : nil)
        }
        return Fitted(x, y, grown, threadCount: threadCount)
    }

    /// What grows the trees.
    func grower(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> ForestGrower {
        try x.requireUsableByTrees("a random forest")
        try y.requireUsable(rowCount: x.rowCount)
        try y.requireSeveralClasses()
        try requireParameters()
        let rules = try GrowthRules(
            maxDepth: maxDepth, minSamplesSplit: minSamplesSplit, minSamplesLeaf: minSamplesLeaf,
            maxFeatures: maxFeatures, maxLeafNodes: maxLeafNodes, minImpurityDecrease: minImpurityDecrease,
            columnCount: x.columnCount)
        var weights = try classWeight.rowWeights(for: y, sampleWeight: sampleWeight)
        // scikit-learn draws rows with weights another way, even where all weights are one.
        if bootstrap, classWeight != .none { weights = weights ?? [Double](repeating: 1, count: y.count) }
        return try ForestGrower(
            x, y, weights: weights, rules: rules, criterion: criterion, bootstrap: bootstrap,
            maxBins: splitter.maxBins(), threadCount: threadCount)
    }

    private func requireParameters() throws {
        guard nEstimators >= 1 else {
            throw LearnError.invalidParameter(
                name: "nEstimators", value: String(nEstimators), expected: "at least 1")
        }
        guard bootstrap || !oobScore else {
            throw LearnError.unsupported(
                "an out-of-bag score needs rows that a tree was not grown from; set `bootstrap` to true")
        }
        try requireThreads(threadCount)
    }
}
