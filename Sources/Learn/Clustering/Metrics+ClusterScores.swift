extension Metrics {
    /// Returns the Davies–Bouldin index: the mean over the clusters of the worst ratio of the widths of two
    /// clusters to the distance of their centres, where the width is the mean distance to the centre. Lower
    /// is better, zero is best.
    ///
    /// - Throws: `LearnError` for rows that are not finite numbers, labels of another length, fewer than two
    ///   clusters or as many as rows.
    ///
    /// Source: Davies & Bouldin, “A cluster separation measure”, IEEE Transactions on Pattern Analysis and Machine
    /// Intelligence 1 (1979).
    public static func daviesBouldin(_ x: Matrix, _ labels: [Int]) throws -> Double {
        let clusters = try ClusterLabels(labels, of: x, for: "the Davies–Bouldin index")
        let centers = clusters.means(of: x)
        var widths = [Double](repeating: 0, count: clusters.count)
        for (row, cluster) in clusters.codes.enumerated() {
            widths[cluster] += distance(x.row(at: row), centers[cluster])
        }
        for (cluster, size) in clusters.sizes.enumerated() { widths[cluster] /= Double(size) }
        let gaps = centers.map { center in centers.map { distance(center, $0) } }
        // The bound for zero is absolute, as in scikit-learn.
        let negligible = 1e-8
        if widths.allSatisfy({ $0 <= negligible }) || gaps.joined().allSatisfy({ $0 <= negligible }) {
            return 0
        }
        let worst = widths.indices.map { i in
            widths.indices.reduce(0) { largest, j in
                gaps[i][j] > 0 ? max(largest, (widths[i] + widths[j]) / gaps[i][j]) : largest
            }
        }
        return try finite(worst.reduce(0, +) / Double(clusters.count), "the Davies–Bouldin index")
    }

    /// Returns the Caliński–Harabasz index: the ratio of the variance between clusters to that within
    /// clusters. Higher is better; 1 if rows do not vary within clusters.
    ///
    /// - Throws: `LearnError` for rows that are not finite numbers, labels of another length, fewer than two
    ///   clusters or as many as rows.
    ///
    /// Source: Caliński & Harabasz, “A dendrite method for cluster analysis”, Communications in Statistics 3 (1974).
    public static func calinskiHarabasz(_ x: Matrix, _ labels: [Int]) throws -> Double {
        let clusters = try ClusterLabels(labels, of: x, for: "the Caliński–Harabasz index")
        let centers = clusters.means(of: x)
        let mean = try x.columnMoments().map(\.mean)
        let between = zip(centers, clusters.sizes).reduce(0) {
            $0 + squaredDistance($1.0, mean) * Double($1.1)
        }
        let within = clusters.codes.enumerated().reduce(0) { sum, row in
            sum + squaredDistance(x.row(at: row.offset), centers[row.element])
        }
        guard within != 0 else { return 1 }
        let ratio = between * Double(x.rowCount - clusters.count) / (within * Double(clusters.count - 1))
        return try finite(ratio, "the Caliński–Harabasz index")
    }

    private static func finite(_ score: Double, _ name: String) throws -> Double {
        guard score.isFinite else { throw LearnError.overflow(estimator: name) }
        return score
    }
}

extension ClusterLabels {
    /// Returns the mean of the rows of each cluster.
    func means(of x: Matrix) -> [[Double]] {
        var sums = [[Double]](repeating: [Double](repeating: 0, count: x.columnCount), count: count)
        for column in 0..<x.columnCount {
            for (cluster, value) in zip(codes, x.column(at: column)) { sums[cluster][column] += value }
        }
        return zip(sums, sizes).map { sum, size in sum.map { $0 / Double(size) } }
    }
}

private func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
}

private func distance(_ a: [Double], _ b: [Double]) -> Double { squaredDistance(a, b).squareRoot() }
