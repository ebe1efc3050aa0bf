/// The cluster of each row as a position in the clusters that occur, in the order of their numbers.
struct ClusterLabels: Sendable {
    /// The cluster of each row.
    let codes: [Int]
    /// How many rows each cluster has.
    let sizes: [Int]

    /// How many clusters there are.
    var count: Int { sizes.count }

    /// Labels that may be any whole numbers.
    init(_ labels: [Int]) {
        let clusters = Set(labels).sorted()
        let positions = Dictionary(uniqueKeysWithValues: clusters.enumerated().map { ($1, $0) })
        codes = labels.map { positions[$0, default: 0] }
        sizes = codes.reduce(into: [Int](repeating: 0, count: clusters.count)) { $0[$1] += 1 }
    }

    /// The labels of rows that are to be judged by how near they lie to each other.
    ///
    /// - Throws: `LearnError.lengthMismatch` unless there is one for each row, `LearnError.invalidParameter` unless
    ///   there are at least two clusters, and fewer than rows.
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
