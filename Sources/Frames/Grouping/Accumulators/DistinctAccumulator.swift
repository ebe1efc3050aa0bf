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
    private var groupCount: Int
    /// The pairs of a group and a value, by blocks of so many groups; one block of all groups before states are added.
    private var blocks: [PairBlock]
    private static let blockSize = 1 << 14

    /// - Parameter codes: the group of each row; negative for none.
    init(_ column: Column, _ statistic: Statistic, codes: [Int32], groupCount: Int) {
        self.statistic = statistic
        self.groupCount = groupCount
        blocks = [PairBlock(column, codes: codes, groupCount: groupCount, countsRows: statistic == .mode)]
    }

    var size: Int { blocks.reduce(0) { $0 + $1.count } }

    mutating func add(_ later: [Self], groups: [[Int32]?], groupCount: Int) {
        var later = later
        var groups = groups
        if blocks.count == 1, self.groupCount > Self.blockSize {
            later.insert(self, at: 0)
            groups.insert(nil, at: 0)
            blocks = []
        }
        self.groupCount = groupCount
        if !blocks.isEmpty { blocks[0].groupCount = Self.blockSize }
        while blocks.count * Self.blockSize < groupCount {
            blocks.append(PairBlock(noneAs: later[0].blocks[0], groupCount: Self.blockSize))
        }
        shareTexts(with: &later)
        for (state, groups) in zip(later, groups) {
            for (index, block) in state.blocks.enumerated() {
                add(block, of: index * Self.blockSize, groups)
            }
        }
        for index in blocks.indices { blocks[index].compactIfWorthwhile() }
    }

    /// Adds the pairs of a block of another state to those of their groups' blocks.
    private mutating func add(_ block: PairBlock, of first: Int, _ groups: [Int32]?) {
        let new = block.codes.map { code in
            let group = first + Int(code)
            return groups.map { Int($0[group]) } ?? group
        }
        guard blocks.count > 1 else { return blocks[0].append(block, codes: new.map(Int32.init)) }
        var rows = [[Int32]](repeating: [], count: blocks.count)
        for (row, group) in new.enumerated() { rows[group / Self.blockSize].append(Int32(row)) }
        for (index, rows) in rows.enumerated() where !rows.isEmpty {
            let codes = rows.map { Int32(new[Int($0)] - index * Self.blockSize) }
            blocks[index].append(block.gathering(rows), codes: codes)
        }
    }

    /// Gives the texts of all blocks and of other states the same codes. Those of the blocks keep theirs.
    private mutating func shareTexts(with later: inout [Self]) {
        let own = blocks.compactMap(\.texts).first
        let others = later.flatMap { $0.blocks.compactMap(\.texts) }
        guard let pool = own?.pool, !others.allSatisfy({ $0.pool.isSame(as: pool) }) else { return }
        let known = TextStorage(codes: (0..<Int32(pool.count)).map { $0 }, pool: pool)
        let all = TextStorage.concatenating([known] + others)
        var start = pool.count
        for state in later.indices {
            for block in later[state].blocks.indices {
                let count = later[state].blocks[block].count
                let codes = Array(all.codes[start..<start + count])
                later[state].blocks[block].setTexts(TextStorage(codes: codes, pool: all.pool))
                start += count
            }
        }
        for block in blocks.indices { blocks[block].take(all.pool) }
    }

    mutating func detach() {
        for index in blocks.indices { blocks[index].detach() }
    }

    func result() -> Column {
        let columns = blocks.indices.map { index in
            var block = blocks[index]
            block.compact()
            block.groupCount = min(block.groupCount, groupCount - index * Self.blockSize)
            return statistic == .count ? Column("", block.codes.counted(block.groupCount)) : block.modes
        }
        return Column.concatenating(columns, as: columns[0].type)
    }
}
