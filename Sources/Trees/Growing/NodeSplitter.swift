/// What there is to know of a column while nodes are split.
struct ColumnPlan {
    let field: RecordLayout.Field
    let codeCount: Int32
    /// The code of missing values; −1 if there are none.
    let missingCode: Int32
    let isTight: Bool
    let isCategorical: Bool
    /// Whether the column is kept in a bit or a byte and is none of the above.
    let isSimple: Bool
    /// The bits of the column in the four bytes from its place in a record.
    let bits: UInt32

    init(_ table: CodedTable, _ column: Int) {
        field = table.layout.fields[column]
        codeCount = Int32(table.codeCount(of: column))
        missingCode = table.hasMissing[column] ? Int32(table.columns[column].missingCode) : -1
        isTight = table.isTight[column]
        isCategorical = table.columns[column].isCategorical
        isSimple =
            missingCode < 0 && !isTight && !isCategorical && (field.width == .bit || field.width == .byte)
        switch field.width {
        case .bit: bits = 1 << UInt32(field.shift)
        case .byte: bits = 0xFF
        case .short: bits = 0xFFFF
        case .word: bits = 0xFFFF_FFFF
        }
    }
}

/// Searches the columns of a node for the best split.
///
/// The work of a node: what differs between its records tells which columns are constant; of the others some are
/// drawn, the rows are summed up by code, and the list of the sums is cut where it scores best. The first of equally
/// good splits wins.
struct NodeSplitter<Tally: ImpurityTally> {
    typealias Cell = UnsafeMutablePointer<Tally.Scalar>

    let table: CodedTable
    let tally: Tally
    let plans: UnsafePointer<ColumnPlan>
    private let minRows: Int
    var sampler: FeatureSampler

    /// The sums left of the best split.
    let left: Cell
    /// The categories of the best split, if it has some: first those that go left.
    private(set) var bestCategories: [UInt32] = []
    private var best = NodeSplit()
    private var bestScore = -Double.infinity

    private let payload: Int
    private let drawn: UnsafeMutablePointer<Int32>
    private let shifts: UnsafeMutablePointer<UInt64>
    private let bitSums: Cell
    private var bitsUsed = 0
    private let histogram: CodeHistogram<Tally>
    private let codes: UnsafeMutablePointer<UInt32>
    private let lastCodes: UnsafeMutablePointer<UInt32>
    private let list: Cell
    private let scores: UnsafeMutablePointer<Double>
    private let nothing: Cell
    private let spare: Cell
    private let differences: UnsafeMutablePointer<UInt64>
    private let room: SmallNodeRoom

    init(table: CodedTable, tally: Tally, rules: GrowthRules, arena: Arena) {
        self.table = table
        self.tally = tally
        minRows = rules.minSamplesLeaf
        sampler = FeatureSampler(count: table.columns.count, maxFeatures: rules.maxFeatures, arena: arena)
        payload = table.layout.payloadOffset
        plans = UnsafePointer(arena.copy(table.columns.indices.map { ColumnPlan(table, $0) }))
        drawn = arena.allocate(table.columns.count)
        let codeCount = table.columns.indices.map(table.codeCount).max() ?? 0
        let width = tally.width
        shifts = arena.allocate(table.columns.count, repeating: 0)
        bitSums = arena.allocate(table.columns.count * width, repeating: .zero)
        histogram = CodeHistogram(codeCount: codeCount, width: width, in: arena)
        codes = arena.allocate(codeCount + 2)
        lastCodes = arena.allocate(codeCount + 2)
        list = arena.allocate((codeCount + 2) * width, repeating: .zero)
        scores = arena.allocate(codeCount + 2)
        left = arena.allocate(width, repeating: .zero)
        nothing = arena.allocate(width, repeating: .zero)
        spare = arena.allocate(width, repeating: .zero)
        differences = arena.allocate(table.layout.stride / 8 + 1, repeating: 0)
        room = SmallNodeRoom(arena: arena)
    }

    /// The best split of a node, if there is any.
    ///
    /// - Parameters:
    ///   - knownConstants: how many columns are known to be constant; those found are added.
    mutating func split(_ records: RecordRange, total: Cell, knownConstants: inout Int) -> NodeSplit? {
        records.findDifferences(into: differences)
        var isSimple = true
        var sampler = sampler
        let count = sampler.draw(
            knownConstants: &knownConstants,
            isConstant: { column in
                if isConstant(column, records) { return true }
                isSimple = isSimple && plans[column].isSimple
                return false
            }, into: drawn)
        self.sampler = sampler
        guard count > 0 else { return nil }
        if isSimple, tally.isSmall(total) {
            let (column, lastLeft) = tally.splitSmall(
                records, payload: payload, total: total, plans: plans, among: drawn, count: count, left: left,
                room: room)
            return NodeSplit(
                column: column, lastLeft: UInt32(lastLeft),
                firstRight: firstCode(above: lastLeft, in: column, records))
        }
        bestScore = -.infinity
        collectBits(count, records)
        for index in 0..<count {
            consider(Int(drawn[index]), records, total: total)
            if bestScore == tally.perfectScore { break }
        }
        return bestScore > -.infinity ? best : nil
    }

    /// Whether a column has one value only. One whose values are all too close to be parted counts as such.
    @inline(__always)
    private func isConstant(_ column: Int, _ records: RecordRange) -> Bool {
        let different = UnsafeRawPointer(differences).loadUnaligned(
            fromByteOffset: Int(plans[column].field.offset), as: UInt32.self)
        guard different & plans[column].bits != 0 else { return true }
        return plans[column].isTight && isTogether(column, records)
    }

    /// Whether all values of a column are too close to be parted.
    private func isTogether(_ column: Int, _ records: RecordRange) -> Bool {
        let field = plans[column].field
        var lowest = Int.max
        var highest = 0
        for index in 0..<records.count {
            let code = field.code(in: records.base + index * records.stride)
            lowest = min(lowest, code)
            highest = max(highest, code)
        }
        return highest != Int(plans[column].missingCode) && areTogether(lowest, highest, in: column)
    }

    /// Whether two values of a column are too close to be parted.
    private func areTogether(_ low: Int, _ high: Int, in column: Int) -> Bool {
        guard let values = table.columns[column].distinctValues else { return false }
        return Float(values[high]) <= Float(values[low]) + leastDistance
    }

    /// The smallest code above another that occurs.
    private func firstCode(above code: Int, in column: Int, _ records: RecordRange) -> UInt32 {
        let field = plans[column].field
        guard field.width == .byte else { return 1 }
        var first = UInt8.max
        var place = records.base + Int(field.offset)
        for _ in 0..<records.count {
            if Int(place.pointee) > code { first = min(first, place.pointee) }
            place += records.stride
        }
        return UInt32(first)
    }

    /// Looks for a better split in a column.
    private mutating func consider(_ column: Int, _ records: RecordRange, total: Cell) {
        let plan = plans[column]
        var count = collect(plan, records, total: total)
        let hasMissing = plan.missingCode >= 0 && codes[count - 1] == UInt32(plan.missingCode)
        if hasMissing { count -= 1 }
        if plan.isTight { count = join(count, column, hasMissing: hasMissing) }
        if plan.isCategorical { sortCategories(count, total: total) }

        // First rows without a value go right, all alone at last.
        if let cut = tally.bestCut(
            of: list, count: hasMissing ? count : count - 1, before: nothing, total: total, minRows: minRows,
            left: left, scores: scores, best: &bestScore)
        {
            take(column, cut: cut, count: count, missingGoesLeft: false, hasMissing: hasMissing)
        }
        guard hasMissing else { return }
        let missing = list + count * tally.width
        for index in 0..<tally.width { spare[index] = missing[index] }
        if let cut = tally.bestCut(
            of: list, count: count - 1, before: spare, total: total, minRows: minRows, left: left,
            scores: scores,
            best: &bestScore)
        {
            take(column, cut: cut, count: count, missingGoesLeft: true, hasMissing: true)
        }
    }

    /// Remembers a cut as the best one so far.
    private mutating func take(_ column: Int, cut: Int, count: Int, missingGoesLeft: Bool, hasMissing: Bool) {
        best = NodeSplit(
            column: column, lastLeft: plans[column].isTight ? lastCodes[cut] : codes[cut],
            firstRight: cut + 1 < count ? codes[cut + 1] : nil, missingGoesLeft: missingGoesLeft,
            hasMissing: hasMissing)
        guard plans[column].isCategorical else { return }
        best.isCategorical = true
        best.categoryCount = cut + 1
        bestCategories = (0..<count).map { codes[$0] }
    }

    /// Sums up the rows that have the bits of the columns drawn.
    private mutating func collectBits(_ count: Int, _ records: RecordRange) {
        bitsUsed = 0
        let layout = table.layout
        let fitsWord = layout.bitsSize <= 8
        var bits = 0
        for index in 0..<count {
            let field = plans[Int(drawn[index])].field
            guard field.width == .bit else { continue }
            if fitsWord {
                shifts[bits] = UInt64((Int(field.offset) - layout.bitsOffset) * 8) + UInt64(field.shift)
            } else {
                let cell = bitSums + bits * tally.width
                tally.clear(cell)
                tally.addMarked(
                    records, payload: payload, bit: 1 << field.shift, offset: Int(field.offset), to: cell)
            }
            bits += 1
        }
        guard fitsWord, bits > 0 else { return }
        for index in 0..<bits * tally.width { bitSums[index] = .zero }
        tally.addMarked(
            records, payload: payload, shifts: shifts, count: bits, offset: layout.bitsOffset, to: bitSums)
    }

    /// Lists the codes that occur and the sums of their rows.
    private mutating func collect(_ plan: ColumnPlan, _ records: RecordRange, total: Cell) -> Int {
        let offset = Int(plan.field.offset)
        let codeCount = Int(plan.codeCount)
        switch plan.field.width {
        case .bit:
            // The bits of all columns drawn have been summed up at once.
            let ones = list + tally.width
            for index in 0..<tally.width { ones[index] = bitSums[bitsUsed * tally.width + index] }
            bitsUsed += 1
            tally.subtract(ones, from: total, into: list)
            codes[0] = 0
            codes[1] = 1
            return 2
        case .byte:
            return histogram.collect(
                records, field: offset, payload: payload, codeCount: codeCount, tally: tally, code: byteCode,
                codes: codes, into: list)
        case .short:
            return histogram.collect(
                records, field: offset, payload: payload, codeCount: codeCount, tally: tally, code: shortCode,
                codes: codes, into: list)
        case .word:
            return histogram.collect(
                records, field: offset, payload: payload, codeCount: codeCount, tally: tally, code: wordCode,
                codes: codes, into: list)
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
    /// target, which for two classes and for squared errors finds the best of all sets (Breiman et al.,
    /// Classification and Regression Trees, 1984, theorem 4.5); among more classes by the share of the node's most
    /// frequent one.
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
