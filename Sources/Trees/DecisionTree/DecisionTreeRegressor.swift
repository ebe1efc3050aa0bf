import Base
import Learn

/// A decision tree that predicts a number: each question parts the rows so that their targets vary less.
///
/// The trees of scikit-learn's `DecisionTreeRegressor` with squared errors, up to rounding. For missing values and
/// columns of categories see ``RandomForest``.
///
/// Source: Breiman, Friedman, Olshen & Stone, *Classification and Regression Trees* (1984).
public struct DecisionTreeRegressor: Sendable {
    /// How many decisions there may be on the way to a leaf; no limit if nil.
    public var maxDepth: Int?
    /// How many rows a node must have to be split.
    public var minSamplesSplit: Int
    /// How many rows a leaf must have.
    public var minSamplesLeaf: Int
    /// How many columns each split is searched in.
    public var maxFeatures: MaxFeatures
    /// How many leaves there may be: those that lessen the variance most; no limit if nil.
    public var maxLeafNodes: Int?
    /// By how much a split must lessen the variance, times its share of the rows.
    public var minImpurityDecrease: Double
    /// What a leaf costs when the tree is pruned; it is not if zero.
    public var ccpAlpha: Double
    /// Where columns may be cut.
    public var splitter: TreeSplitter
    /// The seed of the order in which columns are looked at.
    public var seed: UInt32

    /// A tree that is yet to be grown.
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
    ///   - sampleWeight: how much each row counts, none negative; once each if nil.
    /// - Throws: `LearnError` for parameters out of range, infinities, targets of another length or not finite,
    ///   invalid weights.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]? = nil) throws -> Fitted {
        try x.requireUsableByTrees("a decision tree")
        guard y.count == x.rowCount else {
            throw LearnError.lengthMismatch(what: "targets", count: y.count, expected: x.rowCount)
        }
        for (row, value) in y.enumerated() where !value.isFinite {
            throw LearnError.notFinite(row: row, column: "the targets", value: value)
        }
        try requireWeights(sampleWeight, rowCount: x.rowCount)
        try requireAlpha(ccpAlpha)
        let rules = try GrowthRules(
            maxDepth: maxDepth, minSamplesSplit: minSamplesSplit, minSamplesLeaf: minSamplesLeaf,
            maxFeatures: maxFeatures, maxLeafNodes: maxLeafNodes, minImpurityDecrease: minImpurityDecrease,
            columnCount: x.columnCount)
        let tally = SquaredDeviations(targets: y)
        let table = try CodedTable(
            x, maxBins: splitter.maxBins(), payloadSize: tally.payloadSize, threadCount: nil)
        return Fitted(
            x, GrownTree(table, tally, rules, weights: sampleWeight, seed: seed, alpha: ccpAlpha))
    }

    /// A tree that has been grown.
    public struct Fitted: Equatable, Sendable, Codable {
        let ensemble: TreeEnsemble
        let details: NodeDetails

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// By how much splits on each column lessened the variance, as shares of one.
        public var importances: [Double] { ensemble.importances }
        /// The number of decisions on the longest way.
        public var depth: Int { ensemble.trees[0].depth }
        /// How many leaves there are.
        public var leafCount: Int { ensemble.trees[0].leafCount }

        init(_ x: Matrix, _ grown: GrownTree) {
            ensemble = TreeEnsemble(
                columns: InputColumns(x), outputs: .takeTurns(count: 1), roundsToFloat: true,
                trees: [grown.tree],
                gains: grown.gains)
            details = grown.details ?? NodeDetails()
        }

        /// The mean target of the leaf that each row ends in.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predict(_ x: Matrix) throws -> [Double] {
            try ensemble.meanOutputs(x, of: "the decision tree")
        }

        /// The questions as text; see ``DecisionTree/Fitted/description(maxDepth:decimals:)``.
        public func description(maxDepth: Int = 10, decimals: Int = 2) -> String {
            let outputs = TreeText(ensemble: ensemble, maxDepth: maxDepth, decimals: decimals) { node in
                " value: [" + ensemble.trees[0].nodes[node].threshold.fixed(decimals: decimals) + "]"
            }
            return outputs.text
        }
    }
}

extension DecisionTreeRegressor.Fitted: CustomStringConvertible {
    /// The questions as text, ten decisions deep.
    public var description: String { description() }
}
