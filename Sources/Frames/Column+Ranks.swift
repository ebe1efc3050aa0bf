import Numerics

extension Column {
    /// Returns the ranks of the numbers, from 1; the rank of a missing value is missing.
    ///
    /// - Parameter fraction: whether to divide the ranks by the highest possible rank, as pandas' `pct`.
    /// - Throws: `FrameError.wrongType` for text and dates.
    public func ranked(
        _ method: RankMethod = .average, descending: Bool = false, fraction: Bool = false
    ) throws(FrameError) -> Column {
        let ranks = Ranking(
            try doubles(for: "ranks need numbers"), method: method, descending: descending
        ).ranks
        guard fraction else { return Column(name, nanAsMissing: ranks) }
        let largest =
            method == .dense ? ranks.reduce(0) { $1 > $0 ? $1 : $0 } : Double(ranks.count { !$0.isNaN })
        return Column(name, nanAsMissing: ranks.map { $0 / largest })
    }
}
