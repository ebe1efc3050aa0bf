/// Searches the columns of a node for the best split.
///
/// The work of a node: a record of what differs between its rows tells which columns are constant; of the others some are
/// drawn, the rows are summed up by code, and the list of the sums is cut where it scores best. The first of equally
/// good splits wins.
struct NodeSplitter<Tally: ImpurityTally> {
    typealias Cell = UnsafeMutablePointer<Tally.Scalar>

    let table: CodedTable
    let tally: Tally
    let minRows: Int
    var sampler: FeatureSampler

    /// The sums left of the best split.
    let left: Cell
    /// The categories that go left in the best split; those of the column looked at follow the same way.
    private(set) var bestCategories: [UInt32] = []
    private(set) var best = NodeSplit()
    private var bestScore = -Double.infinity

    private let histogram: CodeHistogram<Tally>
    private let codes: UnsafeMutablePointer<UInt32>
    private let lastCodes: UnsafeMutablePointer<UInt32>
    private let list: Cell
    private let nothing: Cell
    private let spare: Cell
    private let differences: UnsafeMutablePointer<UInt64>
    private let wordCount: Int

    init(table: CodedTable, tally: Tally, minRows: Int, sampler: FeatureSampler, arena: Arena) {
        self.table = table
        self.tally = tally
        self.minRows = minRows
        self.sampler = sampler
        let codeCount = table.columns.indices.map(table.codeCount).max() ?? 0
        let width = tally.width
        histogram = CodeHistogram(codeCount: codeCount, width: width, in: arena)
        codes = arena.allocate(codeCount + 1)
        lastCodes = arena.allocate(codeCount + 1)
        list = arena.allocate((codeCount + 1) * width, repeating: .zero)
        left = arena.allocate(width, repeating: .zero)
        nothing = arena.allocate(width, repeating: .zero)
        spare = arena.allocate(width, repeating: .zero)
        wordCount = table.layout.stride / 8
        differences = arena.allocate(wordCount)
    }

    /// The best split of a node, if there is any.
    ///
    /// - Parameters:
    ///   - knownConstants: how many columns are known to be constant; those found are added.
    mutating func split(_ records: RecordRange, total: Cell, knownConstants: inout Int) -> NodeSplit? {
        findDifferences(records)
        bestScore = -.infinity
        sampler.begin(knownConstants: knownConstants)
        while let column = sampler.next() {
            if isConstant(column, records) {
                sampler.isConstant()
            } else {
                sampler.keep()
                consider(column, records, total: total)
            }
        }
        knownConstants = sampler.finish()
        return bestScore > -.infinity ? best : nil
    }

    /// Which bits are not the same in all records.
    private func findDifferences(_ records: RecordRange) {
        for word in 0..<wordCount {
            var place = UnsafeRawPointer(records.base + word * 8)
            let first = place.loadUnaligned(as: UInt64.self)
            var different: UInt64 = 0
            for _ in 0..<records.count {
                different |= place.loadUnaligned(as: UInt64.self) ^ first
                place += records.stride
            }
            differences[word] = different
        }
    }

    /// Whether a column has one value only. One whose values are all too close to be parted counts as such.
    private func isConstant(_ column: Int, _ records: RecordRange) -> Bool {
        let field = table.layout.fields[column]
        let differences = UnsafeRawPointer(self.differences).assumingMemoryBound(to: UInt8.self)
        guard field.code(in: differences) != 0 else { return true }
        guard table.isTight[column] else { return false }
        var lowest = Int.max
        var highest = 0
        for index in 0..<records.count {
            let code = field.code(in: records.base + index * records.stride)
            lowest = min(lowest, code)
            highest = max(highest, code)
        }
        return highest < table.columns[column].count && areTogether(lowest, highest, in: column)
    }

    /// Whether two values of a column are too close to be parted.
    private func areTogether(_ low: Int, _ high: Int, in column: Int) -> Bool {
        guard let values = table.columns[column].distinctValues else { return false }
        return Float(values[high]) <= Float(values[low]) + leastDistance
    }

    /// Looks for a better split in a column.
    private mutating func consider(_ column: Int, _ records: RecordRange, total: Cell) {
        let width = tally.width
        var count = collect(column, records, total: total)
        let bins = table.columns[column]
        let hasMissing = table.hasMissing[column] && codes[count - 1] == UInt32(bins.missingCode)
        if hasMissing { count -= 1 }
        if table.isTight[column] { count = join(count, column, hasMissing: hasMissing) }
        if bins.isCategorical { sortCategories(count, total: total) }

        // First rows without a value go right, all alone at last.
        if let cut = tally.bestCut(
            of: list, count: hasMissing ? count : count - 1, before: nothing, total: total, minRows: minRows,
            left: left, best: &bestScore)
        {
            take(column, cut: cut, count: count, missingGoesLeft: false, hasMissing: hasMissing)
        }
        guard hasMissing else { return }
        let missing = list + count * width
        for index in 0..<width { spare[index] = missing[index] }
        if let cut = tally.bestCut(
            of: list, count: count - 1, before: spare, total: total, minRows: minRows, left: left, best: &bestScore)
        {
            take(column, cut: cut, count: count, missingGoesLeft: true, hasMissing: true)
        }
    }

    /// Remembers a cut as the best one so far.
    private mutating func take(_ column: Int, cut: Int, count: Int, missingGoesLeft: Bool, hasMissing: Bool) {
        let isTight = table.isTight[column]
        best = NodeSplit(
            column: column, lastLeft: isTight ? lastCodes[cut] : codes[cut],
            firstRight: cut + 1 < count ? codes[cut + 1] : nil, missingGoesLeft: missingGoesLeft,
            hasMissing: hasMissing, isCategorical: table.columns[column].isCategorical)
        if best.isCategorical {
            bestCategories = (0..<count).map { codes[$0] }
            best.categoryCount = cut + 1
        }
    }

    /// Lists the codes that occur and the sums of their rows.
    private func collect(_ column: Int, _ records: RecordRange, total: Cell) -> Int {
        let field = table.layout.fields[column]
        let payload = table.layout.payloadOffset
        let codeCount = table.codeCount(of: column)
        switch field.width {
        case .bit:
            let ones = list + tally.width
            tally.clear(ones)
            var place = records.base
            for _ in 0..<records.count {
                if place[field.offset] >> field.shift & 1 == 1 { tally.add(place + payload, to: ones) }
                place += records.stride
            }
            tally.subtract(ones, from: total, into: list)
            codes[0] = 0
            codes[1] = 1
            return 2
        case .byte:
            return histogram.collect(
                records, field: field.offset, payload: payload, codeCount: codeCount, tally: tally,
                code: { Int($0.pointee) }, codes: codes, into: list)
        case .short:
            return histogram.collect(
                records, field: field.offset, payload: payload, codeCount: codeCount, tally: tally,
                code: { Int(UnsafeRawPointer($0).loadUnaligned(as: UInt16.self)) }, codes: codes, into: list)
        case .word:
            return histogram.collect(
                records, field: field.offset, payload: payload, codeCount: codeCount, tally: tally,
                code: { Int(UnsafeRawPointer($0).loadUnaligned(as: UInt32.self)) }, codes: codes, into: list)
        }
    }

    /// Joins the cells of values that are too close to be parted; that of missing values stays behind them.
    private func join(_ count: Int, _ column: Int, hasMissing: Bool) -> Int {
        let width = tally.width
        var joined = 0
        for index in 0..<count {
            let code = codes[index]
            if joined > 0, areTogether(Int(lastCodes[joined - 1]), Int(code), in: column) {
                tally.add(list + index * width, to: list + (joined - 1) * width)
                lastCodes[joined - 1] = code
                continue
            }
            moveCell(from: index, to: joined)
            codes[joined] = code
            lastCodes[joined] = code
            joined += 1
        }
        if hasMissing { moveCell(from: count, to: joined) }
        return joined
    }

    private func moveCell(from: Int, to: Int) {
        let width = tally.width
        for place in 0..<width { list[to * width + place] = list[from * width + place] }
    }

    /// Puts categories into the order in which they are split: by the share of the positive class or the mean of the
    /// target, which for two classes and for squared errors finds the best of all sets (Breiman et al., Classification
    /// and Regression Trees, 1984, theorem 4.5); among more classes by the share of the node's most frequent one.
    private func sortCategories(_ count: Int, total: Cell) {
        let width = tally.width
        let cells = (0..<count).map { index in (0..<width).map { list[index * width + $0] } }
        let ranks = (0..<count).map { tally.categoryRank(list + $0 * width, total: total) }
        let found = (0..<count).map { codes[$0] }
        let order = (0..<count).sorted { ranks[$0] != ranks[$1] ? ranks[$0] < ranks[$1] : $0 < $1 }
        for (place, index) in order.enumerated() {
            codes[place] = found[index]
            for offset in 0..<width { list[place * width + offset] = cells[index][offset] }
        }
    }
}
