import Base
import Numerics

extension KMeans {
    /// A sweep of k-means over several numbers of clusters on the same rows, as shown by elbow and silhouette
    /// charts.
    public struct Sweep: Codable, Equatable, Sendable {
        /// The fitted models, in ascending order of the number of clusters.
        public let models: [Fitted]
        /// The silhouette score of each model.
        public let silhouetteScores: [Double]

        init(models: [Fitted], silhouetteScores: [Double]) {
            self.models = models
            self.silhouetteScores = silhouetteScores
        }

        /// Decodes a sweep, and checks that it has a model and each model a score.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            models = try container.decode([Fitted].self, forKey: .models)
            silhouetteScores = try container.decode([Double].self, forKey: .silhouetteScores)
            guard !models.isEmpty, models.count == silhouetteScores.count else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "a sweep needs a silhouette score for each of its models"))
            }
        }

        /// The number of clusters of each model.
        public var clusterCounts: [Int] { models.map(\.clusterCount) }

        /// The inertia of each model: its sum of squared distances to the centres.
        public var inertias: [Double] { models.map(\.inertia) }

        /// The model with the highest silhouette score; of equal ones that with fewer clusters.
        public var best: Fitted {
            models[silhouetteScores.argmax() ?? 0]
        }
    }

    /// Fits k-means for each number of clusters in a range, and scores all models at the cost of one
    /// silhouette.
    ///
    ///     let sweep = try KMeans.sweep(2...9, of: x, seed: 42)
    ///     sweep.inertias, sweep.silhouetteScores, sweep.best.clusterCount
    ///
    /// - Parameters:
    ///   - clusterCounts: the numbers of clusters, at least 2.
    ///   - x: the rows.
    ///   - sampleWeight: the weight of each row; silhouettes count each row once.
    ///   - silhouetteSampleSize: the number of rows to draw for the silhouettes, with the same seed; all if
    ///     nil.
    ///   - seed: the seed of each fit.
    ///   - threadCount: the maximum number of threads; all cores if nil. The result does not depend on it.
    /// - Throws: the errors of `fit` and of `Metrics.silhouetteScores`; `CancellationError`.
    public static func sweep(
        _ clusterCounts: ClosedRange<Int>, of x: Matrix, sampleWeight: [Double]? = nil,
        initialization: Initialization = .kMeansPlusPlus, nInit: Int = 10, maxIterations: Int = 300,
        tolerance: Double = 1e-4, silhouetteSampleSize: Int? = nil, seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> Sweep {
        guard clusterCounts.lowerBound >= 2 else {
            throw LearnError.invalidParameter(
                name: "clusterCounts", value: "\(clusterCounts)",
                expected: "from 2 on: a silhouette compares clusters")
        }
        let first = KMeans(
            clusters: clusterCounts.lowerBound, initialization: initialization, nInit: nInit,
            maxIterations: maxIterations, tolerance: tolerance, seed: seed, threadCount: threadCount)
        return try kept(
            "KMeans.sweep", first, clusterCounts.upperBound, x, sampleWeight, silhouetteSampleSize
        ) {
            let rows = try KMeansRows(x, sampleWeight: sampleWeight)
            guard clusterCounts.upperBound < rows.rowCount else {
                throw LearnError.invalidParameter(
                    name: "clusterCounts", value: "\(clusterCounts)",
                    expected: "below the number of rows, \(rows.rowCount)")
            }
            let settings = clusterCounts.map { count in
                var setting = first
                setting.clusterCount = count
                return setting
            }
            let progress = ProgressReporter("k-means", total: settings.reduce(0) { $0 + $1.runCount })
            let models = try settings.map { try $0.fit(rows, progress) }
            let scores = try Metrics.silhouetteScores(
                x, labelings: models.map(\.labels), sampleSize: silhouetteSampleSize, seed: seed,
                threadCount: threadCount)
            return Sweep(models: models, silhouetteScores: scores)
        }
    }
}
