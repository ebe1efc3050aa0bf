import Learn
import Numerics
import Trees

/// A benchmark workload, run by Learn and by the library that is commonly used for it.
public enum Workload: String, CaseIterable, Codable, Sendable {
    /// Gradient boosting with trees grown leaf-wise.
    case boosting
    /// Gradient boosting with trees of depth 3.
    case boostingDepth3 = "boosting-depth3"
    /// A random forest of trees of unlimited depth, with binned splits.
    case forest
    /// A random forest of trees of depth 10, with exact splits.
    case forestExact = "forest-exact"
    /// Logistic regression with balanced class weights.
    case logistic
    /// k-means for several numbers of clusters, with silhouette scores.
    case kmeans
    /// Predictions of a boosted model.
    case prediction
    /// The usual scores of a classifier.
    case metrics

    /// A short description of the parameters.
    public var summary: String {
        switch self {
        case .boosting: "100 trees, 31 leaves"
        case .boostingDepth3: "100 trees, depth 3"
        case .forest: "100 trees, unbounded"
        case .forestExact: "100 trees, depth 10"
        case .logistic: "balanced"
        case .kmeans: "k = 2…9, ten starts, silhouettes"
        case .prediction: "boosting, 100 trees"
        case .metrics: "scores and a ROC curve"
        }
    }

    /// The library that the workload is compared with.
    public var peer: Peer {
        switch self {
        case .boosting, .prediction: .lightGBM
        case .boostingDepth3, .forest, .forestExact, .logistic, .kmeans, .metrics: .scikitLearn
        }
    }

    /// The peer's API.
    public var peerCall: String {
        switch self {
        case .boosting: "LightGBM"
        case .boostingDepth3: "HistGradientBoosting"
        case .forest, .forestExact: "RandomForest"
        case .logistic: "LogisticRegression"
        case .kmeans: "KMeans, silhouette_score"
        case .prediction: "LightGBM, predict_proba"
        case .metrics: "scikit-learn's metrics"
        }
    }

    /// The targets: the maximum ratios of time and memory to the peer's.
    public var target: (time: Double, memory: Double) {
        switch self {
        case .boosting: (0.7, 1.5)
        case .boostingDepth3: (0.4, 0.5)
        case .forest: (0.08, 0.3)
        case .forestExact: (0.5, 0.5)
        case .logistic: (0.3, 0.5)
        case .kmeans: (0.2, 0.2)
        case .prediction: (0.7, 1.0)
        case .metrics: (0.3, 0.5)
        }
    }

    /// The measure of the quality of the result.
    public var measure: QualityMeasure { self == .kmeans ? .silhouette : .rocAUC }

    /// Whether the growth of the time with the number of rows is measured.
    public var isMeasuredForGrowth: Bool { [.boosting, .forest, .logistic].contains(self) }

    /// The maximum number of rows; nil for all.
    var rowLimit: Int? {
        switch self {
        case .boosting, .boostingDepth3, .logistic, .metrics: nil
        case .forest, .prediction: 500_000
        case .forestExact: 120_000
        case .kmeans: 10_000
        }
    }

    /// Whether the training data is plays of music rather than ratings.
    public var isOfPlays: Bool { self == .forestExact }
}

/// A measure of the quality of a result; higher is better.
public enum QualityMeasure: String, Sendable {
    /// The area under the ROC curve on held-out rows.
    case rocAUC = "AUC"
    /// The silhouette score, averaged over the numbers of clusters.
    case silhouette
}

/// A library that Learn is compared with; the raw values are the names.
public enum Peer: String, CaseIterable, Sendable {
    /// LightGBM.
    case lightGBM = "LightGBM"
    /// scikit-learn.
    case scikitLearn = "scikit-learn"
}

/// The outcome of one run of a workload.
public struct Outcome: Codable, Equatable, Sendable {
    /// The number of rows.
    public var rows: Int
    /// The number of columns.
    public var columns: Int
    /// The wall time of the call alone, in seconds.
    public var seconds: Double
    /// The peak memory during the call less the memory before it, in megabytes (10⁶ bytes); nil if the system does not
    /// report it.
    public var megabytes: Double?
    /// The quality by the measure of the workload.
    public var quality: Double

    /// Creates an outcome.
    public init(rows: Int, columns: Int, seconds: Double, megabytes: Double?, quality: Double) {
        self.rows = rows
        self.columns = columns
        self.seconds = seconds
        self.megabytes = megabytes
        self.quality = quality
    }
}
