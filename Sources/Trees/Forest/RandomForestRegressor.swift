import Base
import Learn

/// A random forest for regression: averages trees that are grown from random rows.
///
/// With `splitter: .exact` the trees are those of scikit-learn's `RandomForestRegressor` for the same seed (by squared error;
/// rounding decides between equally good splits). Sample weights, missing values, categories and reproducibility are as for
/// ``RandomForest``.
///
/// Source: Breiman, “Random forests”, Machine Learning 45 (2001).
public struct RandomForestRegressor: Regressor, Encodable, Keyed {
    /// The number of trees.
    public var nEstimators: Int
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
    /// The minimum decrease of the variance by a split, weighted by the node's fraction of all rows.
    public var minImpurityDecrease: Double
    /// Whether each tree is grown from a bootstrap sample, as many rows as there are, drawn with replacement, instead of from
    /// all rows.
    public var bootstrap: Bool
    /// Whether to compute out-of-bag predictions: those of each training row by the trees that were not grown from it.
    public var oobScore: Bool
    /// The thresholds that splits may use.
    public var splitter: TreeSplitter
    /// The seed of all random numbers.
    public var seed: UInt32
    /// The maximum number of threads; nil for all cores. The forest does not depend on it.
    public var threadCount: Int?

    /// Creates an estimator with scikit-learn's defaults.
    public init(
        nEstimators: Int = 100, maxDepth: Int? = nil, minSamplesSplit: Int = 2, minSamplesLeaf: Int = 1,
        maxFeatures: MaxFeatures = .all, maxLeafNodes: Int? = nil, minImpurityDecrease: Double = 0,
        bootstrap: Bool = true, oobScore: Bool = false, splitter: TreeSplitter = .exact, seed: UInt32 = 0,
        threadCount: Int? = nil
    ) {
        self.nEstimators = nEstimators
        self.maxDepth = maxDepth
        self.minSamplesSplit = minSamplesSplit
        self.minSamplesLeaf = minSamplesLeaf
        self.maxFeatures = maxFeatures
        self.maxLeafNodes = maxLeafNodes
        self.minImpurityDecrease = minImpurityDecrease
        self.bootstrap = bootstrap
        self.oobScore = oobScore
        self.splitter = splitter
        self.seed = seed
        self.threadCount = threadCount
    }

    /// Grows the trees.
    ///
    /// - Throws: `LearnError` for parameters out of range, infinities, targets of another length or not finite, invalid
    ///   weights; `CancellationError`.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]?) throws -> Fitted {
        try kept("RandomForestRegressor.fit", self, x, y, sampleWeight) {
            let columns = LazyColumns(x)
            try columns.requireUsableByTrees("a random forest")
            try requireTargets(y, rowCount: x.rowCount)
            try requireWeights(sampleWeight, rowCount: x.rowCount)
            try requireForest(nEstimators: nEstimators, bootstrap: bootstrap, oobScore: oobScore)
            try requireThreads(threadCount)
            let rules = try GrowthRules(
                maxDepth: maxDepth, minSamplesSplit: minSamplesSplit, minSamplesLeaf: minSamplesLeaf,
                maxFeatures: maxFeatures, maxLeafNodes: maxLeafNodes,
                minImpurityDecrease: minImpurityDecrease,
                columnCount: x.columnCount)
            let grower = try ForestGrower(
                columns, targets: y, weights: sampleWeight, rules: rules, bootstrap: bootstrap,
                maxBins: splitter.maxBins(), threadCount: threadCount)
            let keepsRows = oobScore
            let grown = try grower.grow(count: nEstimators, seed: seed) {
                GrownForestTree(tree: $0.builder.finished(), inBag: keepsRows ? $0.inBag() : nil)
            }
            let ensemble = TreeEnsemble(
                columns: InputColumns(x), outputs: .takeTurns(count: 1), roundsToFloat: true,
                trees: grown.map(\.tree.tree), gains: grown.summedImportances(columnCount: x.columnCount))
            let inBag = grown.compactMap(\.inBag)
            return KeptForest(
                Fitted(
                    ensemble: ensemble,
                    outOfBag: inBag.isEmpty
                        ? nil : OutOfBag(x, y, ensemble, inBag, threadCount: threadCount)))
        }.model
    }

    /// A fitted forest.
    public struct Fitted: FittedRegressor, Equatable, Codable {
        let ensemble: TreeEnsemble
        /// The out-of-bag predictions; nil unless `oobScore` was set, and in a forest read from a file.
        public internal(set) var outOfBag: OutOfBag?

        private enum CodingKeys: String, CodingKey {
            case ensemble
        }

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// The fraction of the total variance decrease due to each column, averaged over the trees that have a split. Zeros if
        /// no tree has one.
        public var importances: [Double] { ensemble.importances }

        init(ensemble: TreeEnsemble, outOfBag: OutOfBag?) {
            self.ensemble = ensemble
            self.outOfBag = outOfBag
        }

        /// The prediction for each row: the mean over the trees of the mean target in the leaf that the row reaches.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predict(_ x: Matrix) throws -> [Double] {
            try kept(under: ensemble.keyOfPredictions("RandomForestRegressor.predict", by: self, for: x)) {
                try ensemble.meanOutputs(x, of: "the random forest")
            }
        }
    }
}
