/// Which rank equal values get.
public enum RankMethod: Hashable, Sendable {
    /// The mean of the ranks that they take up.
    case average
    /// The lowest of the ranks that they take up.
    case min
    /// The highest of the ranks that they take up.
    case max
    /// One rank each, in order of appearance.
    case first
    /// One rank for all of them, and the next value gets the next rank.
    case dense
}

extension Statistics {
    /// The ranks of values, from 1. A NaN has no rank: its place holds a NaN.
    public static func ranks(
        _ values: [Double], method: RankMethod = .average, descending: Bool = false
    ) -> [Double] {
        var entries: [(value: Double, row: Int)] = []
        entries.reserveCapacity(values.count)
        for (row, value) in values.enumerated() where !value.isNaN {
            entries.append((descending ? -value : value, row))
        }
        entries.sort { $0.value == $1.value ? $0.row < $1.row : $0.value < $1.value }

        var ranks = [Double](repeating: .nan, count: values.count)
        var start = 0
        var dense = 0.0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].value == entries[start].value { end += 1 }
            dense += 1
            for place in start..<end {
                ranks[entries[place].row] =
                    switch method {
                    case .average: Double(start + 1 + end) / 2
                    case .min: Double(start + 1)
                    case .max: Double(end)
                    case .first: Double(place + 1)
                    case .dense: dense
                    }
            }
            start = end
        }
        return ranks
    }
}

extension Column {
    /// The ranks of the numbers, from 1; a missing value has none.
    ///
    /// - Parameter fraction: whether to divide the ranks by the highest possible one, as pandas' `pct`.
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func ranked(
        _ method: RankMethod = .average, descending: Bool = false, fraction: Bool = false
    ) throws(FrameError) -> Column {
        let ranks = Statistics.ranks(
            try doubles(for: "ranks need numbers"), method: method, descending: descending)
        guard fraction else { return Column(name, ranks) }
        let largest =
            method == .dense ? ranks.reduce(0) { $1 > $0 ? $1 : $0 } : Double(ranks.count { !$0.isNaN })
        return Column(name, ranks.map { $0 / largest })
    }
}
