import Base
import Numerics

extension Metrics {
    /// Returns the silhouette of each row: (b − a) / max(a, b) of the mean distances a to the other rows of
    /// its cluster and b to the rows of the nearest other cluster; 0 for the only row of a cluster.
    ///
    /// - Parameters:
    ///   - x: the rows.
    ///   - labels: the cluster of each row, any whole number.
    ///   - threadCount: the maximum number of threads; all cores if nil. The result does not depend on it.
    /// - Throws: `LearnError` for rows that are not finite numbers, labels of another length, fewer than two
    ///   clusters or as many as rows; `CancellationError`.
    ///
    /// Source: Rousseeuw, “Silhouettes: a graphical aid to the interpretation and validation of cluster analysis”,
    /// Journal of Computational and Applied Mathematics 20 (1987).
    public static func silhouetteSamples(
        _ x: Matrix, _ labels: [Int], threadCount: Int? = nil
    ) throws -> [Double] {
        try silhouettes(x, labelings: [labels], threadCount: threadCount)[0]
    }

    /// Returns the mean silhouette of all rows, or of a sample of them: from −1 to 1, higher is better.
    ///
    /// - Parameters:
    ///   - x: the rows.
    ///   - labels: the cluster of each row, any whole number.
    ///   - sampleSize: the number of rows to draw and to score on their own; all if nil, or if there are no
    ///     more. The time grows with the square of the number of rows.
    ///   - seed: the seed of the sample.
    ///   - threadCount: the maximum number of threads; all cores if nil. The result does not depend on it.
    /// - Throws: the errors of `silhouetteSamples`; `LearnError.invalidParameter` for a sample of no rows.
    public static func silhouetteScore(
        _ x: Matrix, _ labels: [Int], sampleSize: Int? = nil, seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> Double {
        try silhouetteScores(
            x, labelings: [labels], sampleSize: sampleSize, seed: seed, threadCount: threadCount)[0]
    }

    /// Returns the silhouette scores of several clusterings of the same rows, for little more than the cost
    /// of one, since they share the distances, which are most of the work.
    ///
    /// - Parameters:
    ///   - labelings: the cluster of each row, for each clustering.
    /// - Throws: the errors of `silhouetteScore`.
    public static func silhouetteScores(
        _ x: Matrix, labelings: [[Int]], sampleSize: Int? = nil, seed: UInt32 = 0, threadCount: Int? = nil
    ) throws -> [Double] {
        var x = x
        var labelings = labelings
        if let sampleSize {
            guard sampleSize >= 1 else {
                throw LearnError.invalidParameter(
                    name: "sampleSize", value: String(sampleSize), expected: "at least 1")
            }
            for labels in labelings where labels.count != x.rowCount {
                throw LearnError.lengthMismatch(
                    what: "cluster labels", count: labels.count, expected: x.rowCount)
            }
            var random = RandomState(seed: seed)
            let rows = Array(random.permutation(x.rowCount).prefix(sampleSize))
            x = try x.rows(rows)
            labelings = labelings.map { labels in rows.map { labels[$0] } }
        }
        return try silhouettes(x, labelings: labelings, threadCount: threadCount).map { samples in
            samples.reduce(0, +) / Double(samples.count)
        }
    }

    private static func silhouettes(
        _ x: Matrix, labelings: [[Int]], threadCount: Int?
    ) throws -> [[Double]] {
        try kept("Metrics.silhouettes", x, labelings) {
            try computedSilhouettes(x, labelings: labelings, threadCount: threadCount)
        }
    }

    private static func computedSilhouettes(
        _ x: Matrix, labelings: [[Int]], threadCount: Int?
    ) throws -> [[Double]] {
        let labelings = try labelings.map { try ClusterLabels($0, of: x, for: "a silhouette") }
        guard !labelings.isEmpty else { return [] }
        let sums = try ClusterDistances(x, labelings, threadCount: threadCount)
        return try labelings.indices.map { labeling in
            let clusters = labelings[labeling]
            let samples = clusters.codes.enumerated().map { row, own in
                silhouette(sums[row, labeling], own: own, sizes: clusters.sizes)
            }
            guard samples.allSatisfy(\.isFinite) else { throw LearnError.overflow(estimator: "a silhouette") }
            return samples
        }
    }
}

/// Returns the silhouette of a row from the sums of its distances to the rows of each cluster.
private func silhouette(_ distances: ArraySlice<Double>, own: Int, sizes: [Int]) -> Double {
    guard sizes[own] > 1 else { return 0 }
    var within = 0.0
    var nearest = Double.infinity
    for (cluster, (sum, size)) in zip(distances, sizes).enumerated() {
        if cluster == own {
            within = sum / Double(size - 1)
        } else {
            nearest = min(nearest, sum / Double(size))
        }
    }
    let larger = max(within, nearest)
    return larger == 0 ? 0 : (nearest - within) / larger
}
