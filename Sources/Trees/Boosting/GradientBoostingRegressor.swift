import Base
import Learn
import Numerics

/// Gradient boosting for regression: adds trees one by one, each of which corrects the errors of those before it. The loss
/// decides whether it predicts the mean, the median or another quantile. Bins, missing values, categories and
/// reproducibility are as for ``GradientBoosting``.
public struct GradientBoostingRegressor: Regressor, StagedPredictor, Encodable, Keyed {
    /// The loss that is minimized.
    public var loss: RegressionLoss
    /// The number of trees.
    public var nEstimators: Int
    /// The factor that the step of each tree is multiplied by.
    public var learningRate: Double
    /// The maximum number of leaves of a tree; nil if only the depth is limited.
    public var maxLeaves: Int?
    /// The maximum depth of a tree; nil if only the number of leaves is limited.
    public var maxDepth: Int?
    /// The minimum number of rows of a leaf.
    public var minSamplesLeaf: Int
    /// The term that is added to the weight of each leaf; larger values make smaller steps.
    public var l2Regularization: Double
    /// The maximum number of bins of a numeric column, at most 65,535.
    public var maxBins: Int
    /// The maximum number of threads; nil for all cores. The model does not depend on it.
    public var threadCount: Int?

    /// The number of trees.
    public var stageCount: Int? {
        get { nEstimators }
        set { nEstimators = newValue ?? nEstimators }
    }

    /// Creates an estimator with LightGBM's defaults.
    public init(
        loss: RegressionLoss = .squaredError, nEstimators: Int = 100, learningRate: Double = 0.1,
        maxLeaves: Int? = 31, maxDepth: Int? = nil, minSamplesLeaf: Int = 20, l2Regularization: Double = 0,
        maxBins: Int = 255, threadCount: Int? = nil
    ) {
        self.loss = loss
        self.nEstimators = nEstimators
        self.learningRate = learningRate
        self.maxLeaves = maxLeaves
        self.maxDepth = maxDepth
        self.minSamplesLeaf = minSamplesLeaf
        self.l2Regularization = l2Regularization
        self.maxBins = maxBins
        self.threadCount = threadCount
    }

    /// Fits the regressor.
    ///
    /// - Parameters:
    ///   - y: the target of each row.
    ///   - sampleWeight: the weight of each row, none negative; 1 each if nil.
    /// - Throws: `LearnError` for parameters out of range, infinities, targets of another length or not finite, invalid
    ///   weights; `CancellationError` if the task is cancelled between two trees.
    public func fit(_ x: Matrix, _ y: [Double], sampleWeight: [Double]? = nil) throws -> Fitted {
        try kept("GradientBoostingRegressor.fit", self, x, y, sampleWeight) {
            let fit = BoostingFit(
                nEstimators: nEstimators, learningRate: learningRate, maxBins: maxBins,
                settings: BoostingSettings(
                    maxLeaves: maxLeaves, maxDepth: maxDepth, minSamplesLeaf: minSamplesLeaf,
                    minHessianLeaf: 0,
                    l2Regularization: l2Regularization, growth: .leafWise, splitCriterion: .newton,
                    threadCount: threadCount))
            try fit.requireParameters(nil)
            try loss.requireParameters()
            try x.requireRowsAndColumns(for: "gradient boosting")
            try x.requireFinite(allowingNaN: true)
            try requireTargets(y, rowCount: x.rowCount)
            try requireWeights(sampleWeight, rowCount: x.rowCount)
            try BoostingFit.requireMagnitude(ofTargets: y)
            try BoostingFit.requireMagnitude(ofWeights: sampleWeight)
            func run(_ loss: some BoostingLoss) throws -> BoostingFit.Outcome {
                try fit.run(x, loss, monitor: nil)
            }
            let outcome =
                switch loss {
                case .squaredError: try run(SquaredBoostingLoss(y, weights: sampleWeight))
                case .absoluteError: try run(QuantileBoostingLoss(y, quantile: 0.5, weights: sampleWeight))
                case .quantile(let quantile):
                    try run(QuantileBoostingLoss(y, quantile: quantile, weights: sampleWeight))
                }
            return Fitted(ensemble: outcome.ensemble, initialValue: outcome.initialScores[0])
        }
    }

    /// Returns the model of its first trees.
    public static func prefix(of model: Fitted, stages: Int) -> Fitted {
        var ensemble = model.ensemble
        ensemble.trees = Array(ensemble.trees.prefix(stages))
        return Fitted(ensemble: ensemble, initialValue: model.initialValue)
    }

    /// A fitted gradient boosting regressor.
    public struct Fitted: FittedRegressor, Equatable, Codable {
        let ensemble: TreeEnsemble
        /// The initial value of every prediction: the (weighted) mean, median or quantile of the training targets.
        public let initialValue: Double

        /// The columns it was fitted on.
        public var columnNames: [String] { ensemble.columns.names }
        /// The fraction of the total loss decrease due to each column; zeros if there is no split.
        public var importances: [Double] { ensemble.importances }

        /// The prediction for each row.
        ///
        /// - Throws: `LearnError.columnMismatch`, `LearnError.notFinite` for an infinity.
        public func predict(_ x: Matrix) throws -> [Double] {
            try kept(under: ensemble.keyOfPredictions("GradientBoostingRegressor.predict", by: self, for: x))
            {
                try x.requireFinite(allowingNaN: true)
                let x = try ensemble.columns.conform(x, for: "the gradient boosting")
                var values = [Double](repeating: initialValue, count: x.rowCount)
                ensemble.addOutputs(for: x, to: &values)
                return values
            }
        }
    }
}
