/// Pairs of a group and a value, for some groups: distinct ones, and further ones that have still to be compared with these.
struct PairBlock: Sendable {
    /// The number of groups.
    var groupCount: Int
    /// The columns that the values are in, one after the other.
    private var columns: [Column]
    /// The rows of the pairs in the only column; nil for all rows of all columns.
    private var rows: [Int32]?
    /// The group of each pair.
    private(set) var codes: [Int32]
    /// The number of rows of each pair; empty where nobody asks for it.
    private var counts: [Int] = []
    /// The number of pairs, the first ones, that are distinct.
    private var distinctCount = 0

    /// Finds the distinct pairs of rows.
    ///
    /// - Parameters:
    ///   - codes: the group of each row; negative for none.
    ///   - countsRows: whether the number of rows of each pair is asked for.
    init(_ column: Column, codes: [Int32], groupCount: Int, countsRows: Bool) {
        self.groupCount = groupCount
        columns = [column]
        let pairs = RowGroups(KeyWords(codes: codes, count: groupCount, column))
        rows = pairs.firstRows
        self.codes = pairs.firstRows.map { codes[Int($0)] }
        if countsRows { counts = pairs.sizes }
        distinctCount = pairs.count
    }

    /// Makes a block without pairs, of values as those of another block.
    init(noneAs other: PairBlock, groupCount: Int) {
        self.groupCount = groupCount
        columns = [other.columns[0].gathering([Int32]())]
        codes = []
    }

    /// The number of pairs.
    var count: Int { codes.count }

    /// Lets go of the rows that are no first rows of a pair.
    mutating func detach() {
        guard let rows else { return }
        columns[0] = columns[0].gathering(rows)
        self.rows = nil
    }

    /// Returns some of the pairs of a block that is detached and has one column.
    func gathering(_ rows: [Int32]) -> PairBlock {
        var block = self
        block.columns[0] = columns[0].gathering(rows)
        block.counts = counts.isEmpty ? [] : rows.map { counts[Int($0)] }
        return block
    }

    /// Adds the pairs of another block.
    ///
    /// - Parameter codes: the groups of these pairs here.
    mutating func append(_ other: PairBlock, codes: [Int32]) {
        columns += other.columns
        self.codes += codes
        counts += other.counts
    }

    /// Makes the pairs distinct if at least a third of them have not been looked at.
    mutating func compactIfWorthwhile() {
        if 2 * count > max(3 * distinctCount, 1 << 13) { compact() }
    }

    /// Makes the pairs distinct.
    mutating func compact() {
        guard count > distinctCount else { return }
        let column = Column.concatenating(columns, as: columns[0].type)
        columns = [column]
        let pairs = RowGroups(KeyWords(codes: codes, count: groupCount, column))
        if !counts.isEmpty {
            var sums = [Int](repeating: 0, count: pairs.count)
            for (pair, count) in zip(pairs.codes, counts) { sums[Int(pair)] += count }
            counts = sums
        }
        codes = pairs.firstRows.map { codes[Int($0)] }
        columns[0] = column.gathering(pairs.firstRows)
        distinctCount = pairs.count
    }

    /// The most frequent value of each group, the smallest of equally frequent ones, as a column without a name. The pairs
    /// must be distinct.
    var modes: Column {
        let column = rows.map { columns[0].gathering($0) } ?? columns[0]
        let keys = column.orderKeys()
        var best = [Int32](repeating: -1, count: groupCount)
        for (pair, group) in codes.enumerated() {
            let other = Int(best[Int(group)])
            if other < 0 || (counts[pair], keys[other]) > (counts[other], keys[pair]) {
                best[Int(group)] = Int32(pair)
            }
        }
        return column.gathering(best).renamed("")
    }

    // MARK: - Texts

    /// The texts that the values are; of a block with several columns those of the first.
    var texts: TextStorage? {
        if case .text(let texts) = columns[0].storage { texts } else { nil }
    }

    /// Replaces the texts of a block with one column by the same ones with other codes.
    mutating func setTexts(_ texts: TextStorage) { columns = [Column("", .text(texts))] }

    /// Takes a pool in which all texts of the block have the codes that they have here.
    mutating func take(_ pool: TextPool) {
        for index in columns.indices {
            guard case .text(let texts) = columns[index].storage else { continue }
            columns[index] = Column("", .text(TextStorage(codes: texts.codes, pool: pool)))
        }
    }
}
