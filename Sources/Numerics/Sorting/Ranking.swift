/// The rank of equal values.
public enum RankMethod: Hashable, Sendable {
    /// The mean of the ranks that they occupy.
    case average
    /// The lowest of the ranks that they occupy.
    case min
    /// The highest of the ranks that they occupy.
    case max
    /// Consecutive ranks in order of appearance.
    case first
    /// One rank for all of them; the next larger value has the next rank.
    case dense
}

/// The ranks of numbers, from 1, and the sizes of the groups of ties.
package struct Ranking {
    /// The rank of each number; NaN for a NaN.
    package let ranks: [Double]
    /// The size of each group of equal numbers that has more than one member.
    package let ties: [Double]

    /// Ranks numbers.
    package init(_ values: [Double], method: RankMethod = .average, descending: Bool = false) {
        var keys: [UInt64] = []
        var rows: [UInt32] = []
        keys.reserveCapacity(values.count)
        rows.reserveCapacity(values.count)
        for (row, value) in values.enumerated() where !value.isNaN {
            keys.append(descending ? ~value.sortingKey : value.sortingKey)
            rows.append(UInt32(row))
        }
        radixSort(&keys, carrying: &rows)

        var ranks = [Double](repeating: .nan, count: values.count)
        var ties: [Double] = []
        var start = 0
        var dense = 0.0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end] == keys[start] { end += 1 }
            dense += 1
            for index in start..<end {
                ranks[Int(rows[index])] =
                    switch method {
                    // The mean of the ranks start + 1 … end.
                    case .average: Double(start + 1 + end) / 2
                    case .min: Double(start + 1)
                    case .max: Double(end)
                    case .first: Double(index + 1)
                    case .dense: dense
                    }
            }
            if end - start > 1 { ties.append(Double(end - start)) }
            start = end
        }
        self.ranks = ranks
        self.ties = ties
    }

    /// The sum of t³ − t over the groups of t ties, by which ties reduce the variance of rank sums.
    package var tieTerm: Double { ties.reduce(0) { $0 + ($1 * $1 * $1 - $1) } }
}
