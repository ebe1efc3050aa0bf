import Learn

/// A decision tree: questions about one column at a time, each parting the rows so that the classes get less mixed.
///
/// The trees of scikit-learn's `DecisionTreeClassifier` for the same seed, which decides only between equally good
/// splits. For missing values and columns of categories see ``RandomForest``.
///
/// Source: Breiman, Friedman, Olshen & Stone, *Classification and Regression Trees* (1984).
public struct DecisionTree: Classifier {
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
    /// How many leaves there may be: those that lessen the impurity most; no limit if nil.
    public var maxLeafNodes: Int?
    /// By how much a split must lessen the impurity, times its share of the rows.
    public var minImpurityDecrease: Double
    /// What a leaf costs when the tree is pruned; it is not if zero.
    public var ccpAlpha: Double
    /// How much rows count for their class.
    public var classWeight: ClassWeight
    /// Where columns may be cut.
    public var splitter: TreeSplitter
    /// The seed of the order in which columns are looked at.
    public var seed: UInt32

    /// A tree that is yet to be grown.
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
    /// - Throws: `LearnError` for parameters out of range, infinities, labels of another length or of one class,
    ///   invalid weights.
    public func fit(_ x: Matrix, _ y: Labels, sampleWeight: [Double]?) throws -> Fitted {
        try x.requireUsableByTrees("a decision tree")
        try y.requireUsable(rowCount: x.rowCount)
        try y.requireSeveralClasses()
        let rules = try GrowthRules(
            maxDepth: maxDepth, minSamplesSplit: minSamplesSplit, minSamplesLeaf: minSamplesLeaf,
            maxFeatures: maxFeatures, maxLeafNodes: maxLeafNodes, minImpurityDecrease: minImpurityDecrease,
            columnCount: x.columnCount)
        try requireAlpha(ccpAlpha)
        let weights = try rowWeights(y, sampleWeight)
        let tally = ClassTally(
            y, criterion: criterion, minSamplesLeaf: minSamplesLeaf, largestWeight: weights == nil ? 1 : nil,
            hasWholeWeights: weights == nil, totalWeight: x.rowCount)
        let table = try CodedTable(
            x, maxBins: splitter.maxBins(), payloadSize: tally.payloadSize, threadCount: nil)
        let grown =
            switch tally {
            case .binary(let tally):
                GrownTree(table, tally, rules, weights: weights, seed: seed, alpha: ccpAlpha)
            case .classes(let tally):
                GrownTree(table, tally, rules, weights: weights, seed: seed, alpha: ccpAlpha)
            }
        return Fitted(x, y, grown)
    }
}

extension DecisionTree {
    /// The weight of each row: its own times that of its class, which `.balanced` finds without regard to the rows'
    /// weights, as scikit-learn does for trees.
    private func rowWeights(_ y: Labels, _ sampleWeight: [Double]?) throws -> [Double]? {
        let classes = try classWeight.rowWeights(for: y, sampleWeight: nil)
        try requireWeights(sampleWeight, rowCount: y.count)
        guard let classes, let sampleWeight else { return classes ?? sampleWeight }
        return zip(sampleWeight, classes).map(*)
    }
}

/// The cost of a leaf is a number, not negative.
func requireAlpha(_ alpha: Double) throws {
    guard alpha >= 0 else {
        throw LearnError.invalidParameter(name: "ccpAlpha", value: "\(alpha)", expected: "zero or more")
    }
}

extension GrownTree {
    /// Grows a tree from all rows and prunes it.
    init(
        _ table: CodedTable, _ tally: some ImpurityTally, _ rules: GrowthRules, weights: [Double]?,
        seed: UInt32,
        alpha: Double
    ) {
        let weights = weights ?? [Double](repeating: 1, count: table.rowCount)
        var grower = RecordTreeGrower(
            table: table, tally: tally, rules: rules, capacity: weights.count { $0 != 0 },
            keepsDetails: true)
        grower.grow(weights: weights, seed: seed)
        let grown = grower.tree.finished()
        self = alpha > 0 ? grown.pruned(alpha: alpha) : grown
    }
}
