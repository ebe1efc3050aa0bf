import Base
import Learn

/// A decision tree for regression: splits rows by one column at a time, so that their targets vary less.
///
/// Grows the tree of scikit-learn's `DecisionTreeRegressor` with squared errors, up to rounding. Missing values and
/// categorical columns are handled as by ``RandomForest``.
///
/// Source: Breiman, Friedman, Olshen & Stone, *Classification and Regression Trees* (1984).
public struct DecisionTreeRegressor: Regressor, Encodable, Keyed {
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
    /// The minimum decrease of the variance by a split, weighted by the node's fraction of all rows.
    public var minImpurityDecrease: Double
    /// The complexity parameter of minimal cost-complexity pruning: the cost of a leaf. Zero for no pruning.
    public var ccpAlpha: Double
    /// The thresholds that splits may use.
    public var splitter: TreeSplitter
    /// The seed of the order in which columns are searched.
    public var seed: UInt32

    /// Creates an estimator with scikit-learn's defaults.
    public init(
        maxDepth: Int? = nil, minSamplesSplit: Int = 2, minSamplesLeaf: Int = 1,
        maxFeatures: MaxFeatures = .all,
        maxLeafNodes: Int? = nil, minImpurityDecrease: Double = 0, ccpAlpha: Double = 0,
        splitter: TreeSplitter = .exact, seed: UInt32 = 0
    ) {
        self.maxDepth = maxDepth
        self.minSamplesSplit = minSamplesSplit
        self.minSamplesLeaf = minSamplesLeaf
        self.maxFeatures = maxFeatures
        self.maxLeafNodes = maxLeafNodes
        self.minImpurityDecrease = minImpurityDecrease
        self.ccpAlpha = ccpAlpha
        self.splitter = splitter
        self.seed = seed
    }

    /// Grows the tree.
    ///
    /// - Parameters:
    ///   - y: the target of each row.
    ///   - sampleWeight: the weight of each row, none negative; 1 each if nil.
    /// - Throws: `LearnError` for parameters out of range, infinities, targets of a different length or not finite, invalid
    ///   weights.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]? = nil) throws -> Fitted {
        try kept("DecisionTreeRegressor.fit", self, x, y, sampleWeight) {
            try LazyColumns(x).requireUsableByTrees("a decision tree")
            try requireTargets(y, rowCount: x.rowCount)
            try requireWeights(sampleWeight, rowCount: x.rowCount)
            try requireAlpha(ccpAlpha)
            let rules = try GrowthRules(
                maxDepth: maxDepth, minSamplesSplit: minSamplesSplit, minSamplesLeaf: minSamplesLeaf,
                maxFeatures: maxFeatures, maxLeafNodes: maxLeafNodes,
                minImpurityDecrease: minImpurityDecrease,
                columnCount: x.columnCount)
            let accumulator = SquaredErrorAccumulator()
            let table = try CodedTable(
                LazyColumns(x), maxBins: splitter.maxBins(), payloadSize: accumulator.payloadSize,
                threadCount: nil)
            return Fitted(
                x, GrownTree(table, accumulator, y, rules, weights: sampleWeight, seed: seed, alpha: ccpAlpha)
            )
        }
    }

    /// A fitted tree.
    public struct Fitted: FittedRegressor, Equatable, Codable {
        let ensemble: TreeEnsemble
        let details: NodeDetails

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// The fraction of the total variance decrease due to each column; zeros if there is no split.
        public var importances: [Double] { ensemble.importances }
        /// The number of splits on the longest path from the root to a leaf.
        public var depth: Int { ensemble.trees[0].depth }
        /// The number of leaves.
        public var leafCount: Int { ensemble.trees[0].leafCount }

        init(_ x: Matrix, _ grown: GrownTree) {
            ensemble = TreeEnsemble(
                columns: InputColumns(x), outputs: .takeTurns(count: 1), roundsToFloat: true,
                trees: [grown.tree],
                gains: grown.gains)
            details = grown.details ?? NodeDetails()
        }

        /// The prediction for each row: the mean target of the leaf that it reaches.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predict(_ x: Matrix) throws -> [Double] {
            try ensemble.meanOutputs(x, of: "the decision tree")
        }

        /// The splits as text; see ``DecisionTree/Fitted/description(maxDepth:decimals:)``.
        public func description(maxDepth: Int = 10, decimals: Int = 2) -> String {
            let outputs = TreeText(ensemble: ensemble, maxDepth: maxDepth, decimals: decimals) { node in
                " value: [" + ensemble.trees[0].nodes[node].threshold.fixed(decimals: decimals) + "]"
            }
            return outputs.text
        }
    }
}

extension DecisionTreeRegressor.Fitted: CustomStringConvertible {
    /// The splits as text, to depth 10.
    public var description: String { description() }
}
