import Learn
import Numerics

/// Gradient boosting for numbers: trees added one by one, each correcting what those before it got wrong, by squared
/// error. What is said of ``GradientBoosting`` holds here too.
public struct GradientBoostingRegressor: Sendable {
    /// How many trees.
    public var nEstimators: Int
    /// What the step of each tree is multiplied by.
    public var learningRate: Double
    /// How many leaves a tree has at most; nil for no limit other than the depth.
    public var maxLeaves: Int?
    /// How many decisions there are at most on the way to a leaf; nil for no limit other than the leaves.
    public var maxDepth: Int?
    /// How many rows a leaf has at least.
    public var minSamplesLeaf: Int
    /// What is added to the weight of each leaf; larger values make smaller steps.
    public var l2Regularization: Double
    /// How many bins a column of numbers has at most, up to 65,535.
    public var maxBins: Int
    /// At most so many threads; all cores if nil. The model is the same.
    public var threadCount: Int?

    /// A regressor that is yet to be fitted, with LightGBM's defaults.
    public init(
        nEstimators: Int = 100, learningRate: Double = 0.1, maxLeaves: Int? = 31, maxDepth: Int? = nil,
        minSamplesLeaf: Int = 20, l2Regularization: Double = 0, maxBins: Int = 255, threadCount: Int? = nil
    ) {
        self.nEstimators = nEstimators
        self.learningRate = learningRate
        self.maxLeaves = maxLeaves
        self.maxDepth = maxDepth
        self.minSamplesLeaf = minSamplesLeaf
        self.l2Regularization = l2Regularization
        self.maxBins = maxBins
        self.threadCount = threadCount
    }

    /// Learns from rows and their values.
    ///
    /// - Parameter sampleWeight: how much each row counts, none negative; once each if nil.
    /// - Throws: `LearnError` for parameters out of range, infinities, values of another length or not finite, invalid
    ///   weights; `CancellationError` if the task is cancelled between two trees.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]? = nil) throws -> Fitted {
        let fit = BoostingFit(
            nEstimators: nEstimators, learningRate: learningRate, maxBins: maxBins,
            settings: BoostingSettings(
                maxLeaves: maxLeaves, maxDepth: maxDepth, minSamplesLeaf: minSamplesLeaf, minHessianLeaf: 0,
                l2Regularization: l2Regularization, growth: .leafWise, splitCriterion: .newton,
                threadCount: threadCount))
        try fit.requireParameters(nil)
        try x.requireRowsAndColumns(for: "gradient boosting")
        try x.requireFinite(allowingNaN: true)
        guard y.count == x.rowCount else {
            throw LearnError.lengthMismatch(what: "values", count: y.count, expected: x.rowCount)
        }
        for (row, value) in y.enumerated() where !value.isFinite {
            throw LearnError.notFinite(row: row, column: "y", value: value)
        }
        try requireWeights(sampleWeight, rowCount: x.rowCount)
        let loss = SquaredBoostingLoss(y, weights: sampleWeight)
        let outcome = try fit.run(x, loss, watch: nil)
        return Fitted(ensemble: outcome.ensemble, initialValue: outcome.initialScores[0])
    }

    /// Fitted gradient boosting for numbers.
    public struct Fitted: Equatable, Sendable, Codable {
        let ensemble: TreeEnsemble
        /// What every prediction starts from: the mean of the values it learned from.
        public let initialValue: Double

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// By how much each column's splits lessened the loss, as shares of one, in the order of the columns.
        public var importances: [Double] { ensemble.importances }

        /// The value of each row.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predict(_ x: Matrix) throws -> [Double] {
            try x.requireFinite(allowingNaN: true)
            let x = try ensemble.columns.conform(x, for: "the gradient boosting")
            var values = [Double](repeating: initialValue, count: x.rowCount)
            ensemble.addOutputs(for: x, to: &values)
            return values
        }
    }
}
