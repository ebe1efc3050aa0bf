/// What the trees of gradient boosting are allowed to be.
struct BoostingSettings: Sendable {
    var maxLeaves: Int?
    var maxDepth: Int?
    var minSamplesLeaf: Int
    var minHessianLeaf: Double
    var l2Regularization: Double
    var growth: GrowthOrder
    var splitCriterion: SplitCriterion
    /// Draws the order in which columns are tried; nil for the order they have.
    var seed: UInt32?
    var threadCount: Int?
}

/// Which leaf of a growing tree is split next.
public enum GrowthOrder: Equatable, Sendable, Codable {
    /// The one whose split lessens the loss most, wherever it is.
    case leafWise
    /// All of one depth before any that is deeper.
    case depthWise
}

/// By what boosting judges a split.
public enum SplitCriterion: Equatable, Sendable, Codable {
    /// How much Newton steps in the two leaves lessen the loss: gradients squared over hessians, as LightGBM, XGBoost and
    /// scikit-learn's `HistGradientBoostingClassifier` do.
    case newton
    /// How much the means of the two leaves lessen the squared error of the gradients, as scikit-learn's
    /// `GradientBoostingClassifier` does (Friedman, *The Annals of Statistics* 29, 2001).
    case squaredError
}
