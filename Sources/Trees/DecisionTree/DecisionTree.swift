import Base
import Learn

/// A decision tree: splits rows by one column at a time, so that the classes become less mixed.
///
/// Grows the tree of scikit-learn's `DecisionTreeClassifier` for the same seed, which only decides between equally good
/// splits. Missing values and categorical columns are handled as by ``RandomForest``.
///
/// Source: Breiman, Friedman, Olshen & Stone, *Classification and Regression Trees* (1984).
public struct DecisionTree: Classifier, Encodable, Keyed {
    /// The impurity measure.
    public var criterion: ImpurityCriterion
    /// The maximum depth; nil for no limit.
    public var maxDepth: Int?
    /// The minimum number of rows of a node to be split.
    public var minSamplesSplit: Int
    /// The minimum number of rows of a leaf.
    public var minSamplesLeaf: Int
    /// The number of columns that are searched for each split.
    public var maxFeatures: MaxFeatures
    /// The maximum number of leaves of the tree, which then grows best first; nil for no limit.
    public var maxLeafNodes: Int?
    /// The minimum impurity decrease of a split, weighted by the node's fraction of all rows.
    public var minImpurityDecrease: Double
    /// The complexity parameter of minimal cost-complexity pruning: the cost of a leaf. Zero for no pruning.
    public var ccpAlpha: Double
    /// The weights of the classes.
    public var classWeight: ClassWeight
    /// The thresholds that splits may use.
    public var splitter: TreeSplitter
    /// The seed of the order in which columns are searched.
    public var seed: UInt32

    /// Creates an estimator with scikit-learn's defaults.
    public init(
        criterion: ImpurityCriterion = .gini, maxDepth: Int? = nil, minSamplesSplit: Int = 2,
        minSamplesLeaf: Int = 1,
        maxFeatures: MaxFeatures = .all, maxLeafNodes: Int? = nil, minImpurityDecrease: Double = 0,
        ccpAlpha: Double = 0, classWeight: ClassWeight = .none, splitter: TreeSplitter = .exact,
        seed: UInt32 = 0
    ) {
        self.criterion = criterion
        self.maxDepth = maxDepth
        self.minSamplesSplit = minSamplesSplit
        self.minSamplesLeaf = minSamplesLeaf
        self.maxFeatures = maxFeatures
        self.maxLeafNodes = maxLeafNodes
        self.minImpurityDecrease = minImpurityDecrease
        self.ccpAlpha = ccpAlpha
        self.classWeight = classWeight
        self.splitter = splitter
        self.seed = seed
    }

    /// Grows the tree.
    ///
    /// - Throws: `LearnError` for parameters out of range, infinities, labels of a different length or of a single class,
    ///   invalid weights.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try kept("DecisionTree.fit", self, x, y, sampleWeight) {
            try LazyColumns(x).requireUsableByTrees("a decision tree")
            try y.requireUsable(rowCount: x.rowCount)
            try y.requireSeveralClasses()
            let rules = try GrowthRules(
                maxDepth: maxDepth, minSamplesSplit: minSamplesSplit, minSamplesLeaf: minSamplesLeaf,
                maxFeatures: maxFeatures, maxLeafNodes: maxLeafNodes,
                minImpurityDecrease: minImpurityDecrease,
                columnCount: x.columnCount)
            try requireAlpha(ccpAlpha)
            let weights = try rowWeights(y, sampleWeight)
            let accumulator = ClassAccumulator(
                y, criterion: criterion, minSamplesLeaf: minSamplesLeaf,
                largestWeight: weights == nil ? 1 : nil,
                hasWholeWeights: weights == nil, totalWeight: x.rowCount)
            let table = try CodedTable(
                LazyColumns(x), maxBins: splitter.maxBins(), payloadSize: accumulator.payloadSize,
                threadCount: nil)
            let grown =
                switch accumulator {
                case .binary(let accumulator, let targets):
                    GrownTree(
                        table, accumulator, targets, rules, weights: weights, seed: seed, alpha: ccpAlpha)
                case .classes(let accumulator, let targets):
                    GrownTree(
                        table, accumulator, targets, rules, weights: weights, seed: seed, alpha: ccpAlpha)
                }
            return Fitted(x, y, grown)
        }
    }
}

extension DecisionTree {
    /// The sample weight of each row times the weight of its class. As in scikit-learn's trees, `.balanced` class weights
    /// are computed without regard to sample weights.
    private func rowWeights(_ y: Labels, _ sampleWeight: [Double]?) throws -> [Double]? {
        let classes = try classWeight.rowWeights(for: y, sampleWeight: nil)
        try requireWeights(sampleWeight, rowCount: y.count)
        guard let classes, let sampleWeight else { return classes ?? sampleWeight }
        return zip(sampleWeight, classes).map(*)
    }
}

extension GrownTree {
    /// Grows a tree from all rows with a nonzero weight, and prunes it.
    init<Accumulator: ImpurityAccumulator>(
        _ table: CodedTable, _ accumulator: Accumulator, _ targets: [Accumulator.Target],
        _ rules: GrowthRules,
        weights: [Double]?,
        seed: UInt32,
        alpha: Double
    ) {
        let weights = weights ?? [Double](repeating: 1, count: table.rowCount)
        var grower = RecordTreeGrower(
            table: table, accumulator: accumulator, targets: targets, rules: rules,
            capacity: weights.count { $0 != 0 },
            keepsDetails: true)
        grower.grow(weights: weights, seed: seed)
        let grown = grower.builder.finished()
        self = alpha > 0 ? grown.pruned(alpha: alpha) : grown
    }
}
