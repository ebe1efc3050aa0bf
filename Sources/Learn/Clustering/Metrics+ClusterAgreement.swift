#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Metrics {
    /// Returns the adjusted Rand index of two clusterings of the same rows: the fraction of pairs of rows
    /// that both put together or both put apart, adjusted so that chance gives 0 and equal clusterings give
    /// 1. The numbers of the clusters do not matter.
    ///
    /// - Parameters:
    ///   - truth: the cluster of each row, any whole number.
    ///   - predicted: the cluster of each row in the other clustering.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`.
    ///
    /// Source: Hubert & Arabie, “Comparing partitions”, Journal of Classification 2 (1985).
    public static func adjustedRandIndex(_ truth: [Int], _ predicted: [Int]) throws -> Double {
        let table = try Contingency(truth, predicted)
        func pairs(_ counts: [Int]) -> Double { counts.reduce(0) { $0 + Double($1) * Double($1 - 1) } }
        let all = pairs([truth.count])
        let together = pairs(table.cells.map(\.count))
        let inTruth = pairs(table.rows)
        let inPredicted = pairs(table.columns)
        let onlyTruth = inTruth - together
        let onlyPredicted = inPredicted - together
        let apart = all - inTruth - inPredicted + together
        guard onlyTruth != 0 || onlyPredicted != 0 else { return 1 }
        return 2 * (together * apart - onlyTruth * onlyPredicted)
            / (inTruth * (onlyTruth + apart) + inPredicted * (onlyPredicted + apart))
    }

    /// Returns the normalized mutual information of two clusterings of the same rows: their mutual
    /// information divided by the mean of their entropies, from 0 to 1.
    ///
    /// - Parameters:
    ///   - truth: the cluster of each row, any whole number.
    ///   - predicted: the cluster of each row in the other clustering.
    /// - Throws: `LearnError.lengthMismatch`, `LearnError.noRows`.
    ///
    /// Source: Strehl & Ghosh, “Cluster ensembles”, Journal of Machine Learning Research 3 (2002), with the arithmetic
    /// mean.
    public static func normalizedMutualInformation(_ truth: [Int], _ predicted: [Int]) throws -> Double {
        let table = try Contingency(truth, predicted)
        if table.rows.count == 1, table.columns.count == 1 { return 1 }
        if table.rows.count == 1 || table.columns.count == 1 { return 0 }
        let n = Double(truth.count)
        let shared = table.cells.reduce(0) { sum, cell in
            let expected = Double(table.rows[cell.row]) * Double(table.columns[cell.column])
            let term = Double(cell.count) / n * (log(Double(cell.count)) + log(n) - log(expected))
            // The remainder of a term that is zero up to rounding is not information.
            return abs(term) < Double.ulpOfOne ? sum : sum + term
        }
        func entropy(_ counts: [Int]) -> Double {
            counts.reduce(0) { $0 - Double($1) / n * log(Double($1) / n) }
        }
        return max(shared, 0) / ((entropy(table.rows) + entropy(table.columns)) / 2)
    }
}

/// The number of rows of each pair of clusters of two clusterings.
private struct Contingency {
    /// The pairs of clusters that have rows.
    let cells: [(row: Int, column: Int, count: Int)]
    /// The number of rows of each cluster of the first clustering.
    let rows: [Int]
    /// The number of rows of each cluster of the second clustering.
    let columns: [Int]

    init(_ truth: [Int], _ predicted: [Int]) throws {
        guard truth.count == predicted.count else {
            throw LearnError.lengthMismatch(
                what: "cluster labels", count: predicted.count, expected: truth.count)
        }
        guard !truth.isEmpty else { throw LearnError.noRows(in: "the rows to compare") }
        let first = ClusterLabels(truth)
        let second = ClusterLabels(predicted)
        rows = first.sizes
        columns = second.sizes
        var counts: [Int: Int] = [:]
        for (row, column) in zip(first.codes, second.codes) {
            counts[row * second.count + column, default: 0] += 1
        }
        cells = counts.sorted { $0.key < $1.key }.map { key, count in
            (key / second.count, key % second.count, count)
        }
    }
}
