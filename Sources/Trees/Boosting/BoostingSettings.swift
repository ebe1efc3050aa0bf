/// The limits on the trees of gradient boosting, and how they grow.
struct BoostingSettings: Sendable {
    var maxLeaves: Int?
    var maxDepth: Int?
    var minSamplesLeaf: Int
    var minHessianLeaf: Double
    var l2Regularization: Double
    var growth: GrowthOrder
    var splitCriterion: SplitCriterion
    /// The seed of the order in which columns are searched; nil for their own order.
    var seed: UInt32?
    var threadCount: Int?
}

/// The order in which the leaves of a growing tree are split.
public enum GrowthOrder: Equatable, Sendable, Codable {
    /// Best first: always splits the leaf whose split decreases the loss most.
    case leafWise
    /// Level by level: splits all leaves of one depth before any deeper one.
    case depthWise
}

/// The criterion by which boosting compares splits.
public enum SplitCriterion: Equatable, Sendable, Codable {
    /// The loss decrease of a Newton step in each leaf: squared gradients divided by hessians, as in LightGBM, XGBoost and
    /// scikit-learn's `HistGradientBoostingClassifier`.
    case newton
    /// The decrease of the squared error of the gradients about their mean in each leaf, as in scikit-learn's
    /// `GradientBoostingClassifier` (Friedman, *The Annals of Statistics* 29, 2001).
    case squaredError
}
