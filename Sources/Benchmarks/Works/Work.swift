import Learn
import Numerics
import Trees

/// One thing to do for Learn, and for the library that people use for it today.
public enum Work: String, CaseIterable, Codable, Sendable {
    /// Gradient boosting, grown leaf by leaf.
    case boosting
    /// Gradient boosting with small trees.
    case boostingDepth3 = "boosting-depth3"
    /// A random forest of unbounded trees.
    case forest
    /// A random forest of shallow trees, cut between any two values.
    case forestExact = "forest-exact"
    /// Logistic regression, the classes balanced.
    case logistic
    /// k-means for several numbers of clusters, and their silhouettes.
    case kmeans
    /// Predictions of a boosted model.
    case prediction
    /// The usual metrics of a classifier.
    case metrics

    /// The workload in a few words.
    public var summary: String {
        switch self {
        case .boosting: "100 trees, 31 leaves"
        case .boostingDepth3: "100 trees, depth 3"
        case .forest: "100 trees, unbounded"
        case .forestExact: "100 trees, depth 10"
        case .logistic: "balanced"
        case .kmeans: "k = 2…9, ten starts, silhouettes"
        case .prediction: "boosting, 100 trees"
        case .metrics: "figures and a ROC curve"
        }
    }

    /// The library that does the same.
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

    /// The targets: at most such fractions of the peer's time and memory.
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

    /// Whether it is worth knowing how its time grows with the rows.
    public var isMeasuredForGrowth: Bool { [.boosting, .forest, .logistic].contains(self) }

    /// The most rows it is done on; nil for all there are.
    var rowLimit: Int? {
        switch self {
        case .boosting, .boostingDepth3, .logistic, .metrics: nil
        case .forest, .prediction: 500_000
        case .forestExact: 120_000
        case .kmeans: 10_000
        }
    }

    /// Whether it learns from plays of music instead of ratings.
    public var isOfPlays: Bool { self == .forestExact }
}

/// A measure of quality; more is better.
public enum QualityMeasure: String, Sendable {
    /// The area under the ROC curve on rows that were not learned from.
    case rocAUC = "AUC"
    /// The mean over the numbers of clusters of the silhouette score.
    case silhouette
}

/// A library to be compared with, by its name.
public enum Peer: String, CaseIterable, Sendable {
    /// LightGBM's Python package.
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
    /// Wall time of the call alone.
    public var seconds: Double
    /// The most memory that the call held beyond what was there before, in millions of bytes; nil where the system does
    /// not tell.
    public var megabytes: Double?
    /// By the work's measure.
    public var quality: Double

    /// An outcome.
    public init(rows: Int, columns: Int, seconds: Double, megabytes: Double?, quality: Double) {
        self.rows = rows
        self.columns = columns
        self.seconds = seconds
        self.megabytes = megabytes
        self.quality = quality
    }
}
