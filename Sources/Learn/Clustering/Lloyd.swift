import Base
import Numerics

/// One run of k-means: each row is assigned to the nearest centre, each centre moves to the mean of its rows,
/// until convergence (Lloyd, “Least squares quantization in PCM”, IEEE Transactions on Information Theory 28,
/// 1982).
struct Lloyd: Sendable {
    /// The rows.
    let rows: KMeansRows
    /// The maximum number of iterations.
    let maxIterations: Int
    /// The sum of squared movements of the centres at which a run has converged.
    let tolerance: Double
    /// The maximum number of threads; the result does not depend on it.
    let threadCount: Int?

    /// The result of a run.
    struct Result: Sendable {
        /// The centres, one after the other, about the mean of the rows.
        var centers: [Double]
        /// The centre of each row; `PaddedColumns.stride` of them.
        var labels: [Int]
        /// The sum of the squared distances of the rows to their centres, times their weights.
        var inertia = Double.infinity
        /// The number of iterations.
        var iterations = 0
    }

    /// Moves centres until convergence. The result of a cancelled run is not usable.
    func run(from centers: [Double], isCancelled: () -> Bool) -> Result {
        var result = Result(centers: centers, labels: [Int](repeating: -1, count: rows.columns.stride))
        while result.iterations < maxIterations {
            if isCancelled() { return result }
            result.iterations += 1
            let sums = assign(&result)
            let moved = result.centers
            result.centers = means(sums, result)
            guard sums.labelsChanged else { break }
            let shift = zip(result.centers, moved).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            if shift <= tolerance || result.iterations == maxIterations {
                // So that the labels are those of the centres that are returned.
                _ = assign(&result)
                break
            }
        }
        result.inertia = rows.squaredDistances(
            to: result.centers, labels: result.labels, weighted: true, threadCount: threadCount
        ).reduce(0) { $0 + $1.reduce(0, +) }
        return result
    }

    /// The sums of a pass over rows.
    private struct Sums: Sendable {
        /// For each cluster the sum of its rows times their weights, then the sum of the weights.
        var values: [Double]
        /// Whether the label of any row changed.
        var labelsChanged: Bool
    }

    /// Sets each row's label to that of the nearest centre, and sums the rows by label.
    private func assign(_ result: inout Result) -> Sums {
        let nearest = NearestCenter(
            result.centers, columnCount: rows.columnCount, largestSquare: rows.largestSquare)
        let parts = result.labels.withUnsafeMutableBufferPointer { labels in
            guard let labels = labels.baseAddress else { return [Sums]() }
            let shared = SharedMutablePointer(pointer: labels)
            return rows.mapChunks(threadCount: threadCount) { chunk, columns, weights in
                assign(chunk, columns, weights, nearest, shared.pointer)
            }
        }
        return parts.dropFirst().reduce(into: parts[0]) { sums, part in
            for index in sums.values.indices { sums.values[index] += part.values[index] }
            sums.labelsChanged = sums.labelsChanged || part.labelsChanged
        }
    }

    private func assign(
        _ chunk: Range<Int>, _ columns: UnsafePointer<Double>, _ weights: UnsafePointer<Double>,
        _ nearest: NearestCenter, _ labels: UnsafeMutablePointer<Int>
    ) -> Sums {
        let (stride, columnCount) = (rows.columns.stride, rows.columnCount)
        // Sums of whole vectors: the columns, the weights, and zeros as padding.
        let vectors = columnCount / 4 + 1
        var changed = SIMDMask<SIMD4<Int64>>(repeating: false)
        var sums = [Lanes](repeating: .zero, count: nearest.count * vectors)
        sums.withUnsafeMutableBufferPointer { sums in
            nearest.withFinder { finder in
                for row in Swift.stride(from: chunk.lowerBound, to: chunk.upperBound, by: 4) {
                    let found = finder.nearest(columns + row, stride: stride)
                    let target = UnsafeMutableRawPointer(labels + row)
                    changed = changed .| (found .!= target.loadUnaligned(as: SIMD4<Int64>.self))
                    target.storeBytes(of: found, as: SIMD4<Int64>.self)
                    let weight = load4(weights, row)
                    /// Returns a column of four rows times their weights; after the last column the weights
                    /// themselves.
                    func weighted(_ column: Int) -> Lanes {
                        column < columnCount
                            ? load4(columns, column &* stride &+ row) * weight
                            : column == columnCount ? weight : .zero
                    }
                    for vector in 0..<vectors {
                        let first = 4 &* vector
                        let four = transposed(
                            weighted(first), weighted(first + 1), weighted(first + 2), weighted(first + 3))
                        sums[Int(found[0]) &* vectors &+ vector] += four.0
                        sums[Int(found[1]) &* vectors &+ vector] += four.1
                        sums[Int(found[2]) &* vectors &+ vector] += four.2
                        sums[Int(found[3]) &* vectors &+ vector] += four.3
                    }
                }
            }
        }
        let values = (0..<nearest.count).flatMap { cluster in
            (0...columnCount).map { sums[cluster * vectors + $0 / 4][$0 % 4] }
        }
        return Sums(values: values, labelsChanged: (0..<4).contains { changed[$0] })
    }

    /// Returns the means of the clusters. An empty cluster gets the row that is farthest from its centre.
    private func means(_ sums: Sums, _ result: Result) -> [Double] {
        let columnCount = rows.columnCount
        let width = columnCount + 1
        let count = sums.values.count / width
        var values = sums.values
        let empty = (0..<count).filter { values[$0 * width + columnCount] == 0 }
        if !empty.isEmpty {
            for (cluster, row) in zip(empty, farthest(empty.count, result)) {
                let point = rows.columns.row(row).map { $0 * rows.weights[row] } + [rows.weights[row]]
                for (index, value) in point.enumerated() {
                    values[result.labels[row] * width + index] -= value
                    values[cluster * width + index] = value
                }
            }
        }
        let weights = (0..<count).map { values[$0 * width + columnCount] }
        let heaviest = weights.argmax() ?? 0
        var means = [Double](repeating: 0, count: count * columnCount)
        for cluster in 0..<count {
            for column in 0..<columnCount {
                // A cluster that still has no weight is placed at the heaviest one or, as in scikit-learn, at
                // that one's sum if its mean is not computed yet: there it takes no row from it.
                means[cluster * columnCount + column] =
                    weights[cluster] > 0
                    ? values[cluster * width + column] * (1 / weights[cluster])
                    : heaviest < cluster
                        ? means[heaviest * columnCount + column] : values[heaviest * width + column]
            }
        }
        return means
    }

    /// Returns the rows farthest from their centres in descending order, the last of equally far ones first;
    /// none if all rows are at their centres.
    private func farthest(_ count: Int, _ result: Result) -> [Int] {
        let distances = rows.squaredDistances(
            to: result.centers, labels: result.labels, weighted: false, threadCount: threadCount
        ).flatMap { $0 }
        guard distances.contains(where: { $0 > 0 }) else { return [] }
        return Array(distances.indices.sorted { (distances[$0], $0) > (distances[$1], $1) }.prefix(count))
    }
}

/// Transposes four rows of four numbers.
@inline(__always)
private func transposed(
    _ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes
) -> (Lanes, Lanes, Lanes, Lanes) {
    (
        SIMD4(a[0], b[0], c[0], d[0]), SIMD4(a[1], b[1], c[1], d[1]),
        SIMD4(a[2], b[2], c[2], d[2]), SIMD4(a[3], b[3], c[3], d[3])
    )
}
