/// The cluster of each row as an index into the clusters that occur, in the order of their numbers.
struct ClusterLabels: Sendable {
    /// The cluster of each row.
    let codes: [Int]
    /// The number of rows of each cluster.
    let sizes: [Int]

    /// The number of clusters.
    var count: Int { sizes.count }

    /// Creates labels from any whole numbers.
    init(_ labels: [Int]) {
        let clusters = Set(labels).sorted()
        let codeOfCluster = Dictionary(uniqueKeysWithValues: clusters.enumerated().map { ($1, $0) })
        codes = labels.map { codeOfCluster[$0, default: 0] }
        sizes = codes.reduce(into: [Int](repeating: 0, count: clusters.count)) { $0[$1] += 1 }
    }

    /// Creates labels for a score of a clustering.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is one for each row, `LearnError.invalidParameter`
    ///   unless there are at least two clusters, and fewer than rows.
    init(_ labels: [Int], of x: Matrix, for score: String) throws {
        try x.requireUsable(by: score)
        guard labels.count == x.rowCount else {
            throw LearnError.lengthMismatch(what: "cluster labels", count: labels.count, expected: x.rowCount)
        }
        self.init(labels)
        guard count >= 2, count < x.rowCount else {
            throw LearnError.invalidParameter(
                name: "the number of clusters", value: String(count),
                expected: "at least 2 and below the number of rows, \(x.rowCount), for \(score)")
        }
    }
}
