/// The distinct values of each group and how often each of them occurs.
struct DistinctAccumulator: Accumulator {
    /// The statistic of the values.
    enum Statistic: Sendable {
        /// The number of distinct values.
        case count
        /// The most frequent value, the smallest of equally frequent ones.
        case mode
    }

    private let statistic: Statistic
    private let groupCount: Int
    /// The column that the values are in.
    private var column: Column
    /// The rows of distinct pairs of a group and a value.
    private var rows: [Int32]
    /// The group of each pair.
    private let codes: [Int32]
    /// The number of rows of each pair; empty where only the number of pairs is asked for.
    private let counts: [Int]

    /// - Parameters:
    ///   - codes: the group of each row; negative for none.
    ///   - weights: the number of rows that each row stands for; nil for one.
    init(
        _ column: Column, _ statistic: Statistic, codes: [Int32], groupCount: Int, weights: [Int]? = nil
    ) {
        self.statistic = statistic
        self.groupCount = groupCount
        self.column = column
        let pairs = RowGroups(KeyWords(codes: codes, count: groupCount, column))
        rows = pairs.firstRows
        self.codes = pairs.firstRows.map { codes[Int($0)] }
        switch (statistic, weights) {
        case (.count, _): counts = []
        case (.mode, nil): counts = pairs.sizes
        case (.mode, let weights?):
            var counts = [Int](repeating: 0, count: pairs.count)
            for (pair, weight) in zip(pairs.codes, weights) where pair >= 0 { counts[Int(pair)] += weight }
            self.counts = counts
        }
    }

    var size: Int { rows.count }

    static func combining(_ parts: [Self], groups: [[Int32]?], groupCount: Int) -> Self {
        var codes: [Int32] = []
        for (part, groups) in zip(parts, groups) {
            codes += groups.map { groups in part.codes.map { groups[Int($0)] } } ?? part.codes
        }
        return DistinctAccumulator(
            Column.concatenating(parts.map { $0.column.gathering($0.rows) }, as: parts[0].column.type),
            parts[0].statistic,
            codes: codes, groupCount: groupCount, weights: parts.flatMap(\.counts))
    }

    mutating func detach() {
        column = column.gathering(rows)
        rows = rows.indices.map(Int32.init)
    }

    func result() -> Column {
        switch statistic {
        case .count: return Column("", codes.counted(groupCount))
        case .mode:
            let keys = column.gathering(rows).orderKeys()
            var best = [Int32](repeating: -1, count: groupCount)
            for (pair, group) in codes.enumerated() {
                let other = Int(best[Int(group)])
                if other < 0 || (counts[pair], keys[other]) > (counts[other], keys[pair]) {
                    best[Int(group)] = Int32(pair)
                }
            }
            return column.gathering(best.map { $0 < 0 ? -1 : rows[Int($0)] }).renamed("")
        }
    }
}
