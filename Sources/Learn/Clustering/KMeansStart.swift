import Base
import Numerics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The start of a run of k-means with all random numbers drawn, so that runs can be computed in any order
/// with the same results.
enum KMeansStart: Sendable {
    /// k-means++: the row of the first centre and, for each further one, the positions of its candidates in
    /// the cumulative squared distances, as fractions of their sum.
    case kMeansPlusPlus(first: Int, candidates: [[Double]])
    /// The centres at these rows.
    case rows([Int])
    /// Given centres, one after the other, about the mean of the rows.
    case centers([Double])
}

extension KMeans {
    /// Returns the starts of all runs, drawn as scikit-learn draws them.
    func starts(_ rows: KMeansRows) throws -> [KMeansStart] {
        var random = RandomState(seed: seed)
        switch initialization {
        case .kMeansPlusPlus:
            let cumulative = cumulativeProbabilities(rows.probabilities)
            // As many as Arthur & Vassilvitskii's own program tries.
            let trials = 2 + Int(log(Double(clusterCount)))
            return (0..<nInit).map { _ in
                let first = upperBound(of: random.random(), in: cumulative)
                let candidates = (1..<clusterCount).map { _ in random.random(count: trials) }
                return .kMeansPlusPlus(first: first, candidates: candidates)
            }
        case .random:
            let candidates = rows.probabilities.count { $0 > 0 }
            guard clusterCount <= candidates else {
                throw LearnError.invalidParameter(
                    name: "clusterCount", value: String(clusterCount),
                    expected: "at most the number of rows with weight, \(candidates)")
            }
            return try (0..<nInit).map { _ in
                .rows(
                    try random.choice(probabilities: rows.probabilities, size: clusterCount, replace: false))
            }
        case .centers(let centers):
            return [.centers(centers.flatMap { zip($0, rows.means).map(-) })]
        }
    }
}

extension KMeansRows {
    /// Returns the initial centres of a run, one after the other.
    func centers(_ start: KMeansStart) -> [Double] {
        switch start {
        case .kMeansPlusPlus(let first, let candidates): plusPlusCenters(first, candidates)
        case .rows(let rows): rows.flatMap { columns.row($0) }
        case .centers(let centers): centers
        }
    }

    /// Returns centres far from each other (Arthur & Vassilvitskii, “k-means++: the advantages of careful
    /// seeding”, SODA 2007): of several candidates, each drawn with a probability proportional to its squared
    /// distance to the nearest centre, the one that minimises the sum of such distances.
    private func plusPlusCenters(_ first: Int, _ candidates: [[Double]]) -> [Double] {
        var centers = columns.row(first)
        let nowhere = [Double](repeating: .infinity, count: columns.stride)
        var closest = nowhere
        var potential = updateClosest(nowhere, columns.row(first), into: &closest)
        var trial = nowhere
        var best = nowhere
        for fractions in candidates {
            let cumulative = cumulativeDistances(closest)
            var least = Double.infinity
            var chosen = 0
            for fraction in fractions {
                let row = lowerBound(of: fraction * potential, in: cumulative)
                let sum = updateClosest(closest, columns.row(row), into: &trial)
                if sum < least {
                    (least, chosen) = (sum, row)
                    swap(&best, &trial)
                }
            }
            potential = least
            swap(&closest, &best)
            centers += columns.row(chosen)
        }
        return centers
    }

    /// Returns the cumulative sums of the rows' squared distances to the nearest centre, times their weights.
    private func cumulativeDistances(_ closest: [Double]) -> [Double] {
        var sum = 0.0
        return (0..<rowCount).map { row in
            sum += weights[row] * closest[row]
            return sum
        }
    }

    /// Writes the squared distances to the nearest centre including a new one, and returns their weighted
    /// sum.
    private func updateClosest(
        _ closest: [Double], _ center: [Double], into result: inout [Double]
    ) -> Double {
        result.withUnsafeMutableBufferPointer { result in
            withShared(columns.values, weights, closest) { values, weights, closest in
                guard let result = result.baseAddress, let closest else { return 0 }
                return center.withUnsafeBufferPointer { center in
                    let center = SharedPointer(center).pointer
                    var sum = Lanes.zero
                    for row in Swift.stride(from: 0, to: columns.stride, by: 4) {
                        var distances = Learn.squaredDistances(
                            values.pointer + row, stride: columns.stride, columnCount: columnCount, to: center
                        )
                        let before = load4(closest.pointer, row)
                        distances.replace(with: before, where: before .< distances)
                        store4(distances, result, row)
                        sum += distances * load4(weights.pointer, row)
                    }
                    return sum.sum()
                }
            }
        }
    }
}

/// Returns the first index with a value of at least `value` in ascending values; the last index if there is
/// none.
private func lowerBound(of value: Double, in sorted: [Double]) -> Int {
    var low = 0
    var high = sorted.count - 1
    while low < high {
        let middle = (low + high) / 2
        if sorted[middle] >= value { high = middle } else { low = middle + 1 }
    }
    return low
}
