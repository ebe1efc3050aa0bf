/// The properties of a column that splitting nodes depends on.
struct ColumnPlan {
    let field: RecordLayout.Field
    let codeCount: Int32
    /// The code of missing values; −1 if there are none.
    let missingCode: Int32
    let hasNearTies: Bool
    let isCategorical: Bool
    /// Whether the code takes a bit or a byte, and the column has no missing values, near ties or categories.
    let isSimple: Bool
    /// A mask of the column's bits in the four bytes at its offset in a record.
    let bits: UInt32

    init(_ table: CodedTable, _ column: Int) {
        field = table.layout.fields[column]
        codeCount = Int32(table.codeCount(of: column))
        missingCode = table.hasMissing[column] ? Int32(table.columns[column].missingCode) : -1
        hasNearTies = table.hasNearTies[column]
        isCategorical = table.columns[column].isCategorical
        isSimple =
            missingCode < 0 && !hasNearTies && !isCategorical && (field.width == .bit || field.width == .byte)
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
/// Some of the columns are drawn at random, without those that are constant at the node. For each of these, the rows are summed up by code, and the list of sums is cut where that scores highest. The first of
/// equally good splits wins.
struct NodeSplitter<Accumulator: ImpurityAccumulator> {
    typealias Sums = UnsafeMutablePointer<Accumulator.Scalar>

    private let columns: [ColumnBins]
    let accumulator: Accumulator
    let plans: UnsafePointer<ColumnPlan>
    private let minRows: Int
    var sampler: FeatureSampler

    /// The sums of the left side of the best split.
    let left: Sums
    /// The categories at the node if the best split is categorical, those that go left first.
    private(set) var bestCategories: [UInt32] = []
    private var best = NodeSplit()
    private var bestScore = -Double.infinity

    /// Offsets in a record; see `RecordLayout`.
    private let payload: Int
    private let bitsOffset: Int
    /// Whether all columns that take a bit fit into eight bytes.
    private let bitsFitWord: Bool
    private let drawn: UnsafeMutablePointer<Int32>
    private let shifts: UnsafeMutablePointer<UInt64>
    private let bitSums: Sums
    private var bitsUsed = 0
    private let histogram: CodeHistogram<Accumulator>
    private let codes: UnsafeMutablePointer<UInt32>
    private let lastCodes: UnsafeMutablePointer<UInt32>
    private let list: Sums
    private let scores: UnsafeMutablePointer<Double>
    private let noSums: Sums
    private let spare: Sums
    private let differences: UnsafeMutablePointer<UInt64>
    private let scratch: SmallNodeScratch
    /// The maximum number of records of which all bits are compared at once. Among more records, a column that is not
    /// constant soon shows.
    private static var maxCompared: Int { 64 }

    init(table: CodedTable, accumulator: Accumulator, rules: GrowthRules, arena: Arena) {
        columns = table.columns
        self.accumulator = accumulator
        minRows = rules.minSamplesLeaf
        sampler = FeatureSampler(count: table.columns.count, maxFeatures: rules.maxFeatures, arena: arena)
        payload = table.layout.payloadOffset
        bitsOffset = table.layout.bitsOffset
        bitsFitWord = table.layout.bitsSize <= 8
        plans = UnsafePointer(arena.copy(table.columns.indices.map { ColumnPlan(table, $0) }))
        drawn = arena.allocate(table.columns.count)
        let codeCount = table.columns.indices.map(table.codeCount).max() ?? 0
        let width = accumulator.width
        shifts = arena.allocate(table.columns.count, repeating: 0)
        bitSums = arena.allocate(table.columns.count * width, repeating: .zero)
        histogram = CodeHistogram(codeCount: codeCount, width: width, in: arena)
        codes = arena.allocate(codeCount + 2)
        lastCodes = arena.allocate(codeCount + 2)
        // Accumulators may read and write up to three surplus cuts.
        list = arena.allocate((codeCount + 4) * width, repeating: .zero)
        scores = arena.allocate(codeCount + 4)
        left = arena.allocate(width, repeating: .zero)
        noSums = arena.allocate(width, repeating: .zero)
        spare = arena.allocate(width, repeating: .zero)
        differences = arena.allocate(table.layout.stride / 8 + 1, repeating: 0)
        scratch = SmallNodeScratch(arena: arena)
    }

    /// Finds the best split of a node; nil if there is none.
    ///
    /// - Parameter knownConstants: the number of columns known to be constant; increased by those found to be.
    mutating func split(_ records: RecordRange, total: Sums, knownConstants: inout Int) -> NodeSplit? {
        if records.count <= Self.maxCompared { records.findDifferences(into: differences) }
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
        if isSimple, accumulator.isSmall(total) {
            let (column, lastLeft) = accumulator.splitSmall(
                records, payload: payload, total: total, plans: plans, among: drawn, count: count, left: left,
                scratch: scratch)
            return NodeSplit(
                column: column, lastLeft: UInt32(lastLeft),
                firstRight: firstCode(above: lastLeft, in: column, records))
        }
        bestScore = -.infinity
        collectBits(count, records)
        for index in 0..<count {
            search(Int(drawn[index]), records, total: total)
            if bestScore == accumulator.perfectScore { break }
        }
        return bestScore > -.infinity ? best : nil
    }

    /// Whether all values of a column are equal, or too close to be split.
    @inline(__always)
    private func isConstant(_ column: Int, _ records: RecordRange) -> Bool {
        let offset = Int(plans[column].field.offset)
        let isDifferent =
            if records.count <= Self.maxCompared {
                UnsafeRawPointer(differences).loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                    & plans[column].bits != 0
            } else {
                records.differ(in: plans[column].bits, offset: offset)
            }
        guard isDifferent else { return true }
        return plans[column].hasNearTies && isTied(column, records)
    }

    /// Whether all values of a column are too close to be split.
    private func isTied(_ column: Int, _ records: RecordRange) -> Bool {
        let field = plans[column].field
        var lowest = Int.max
        var highest = 0
        for index in 0..<records.count {
            let code = field.code(in: records.base + index * records.stride)
            lowest = min(lowest, code)
            highest = max(highest, code)
        }
        return highest != Int(plans[column].missingCode) && areTied(lowest, highest, in: column)
    }

    /// Whether two values of a column are too close to be split.
    private func areTied(_ low: Int, _ high: Int, in column: Int) -> Bool {
        guard let values = columns[column].distinctValues else { return false }
        return Float(values[high]) <= Float(values[low]) + featureThreshold
    }

    /// The smallest code at the node that is larger than another.
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

    /// Searches a column for a split that is better than the best so far.
    private mutating func search(_ column: Int, _ records: RecordRange, total: Sums) {
        let plan = plans[column]
        var count = collect(plan, records, total: total)
        let hasMissing = plan.missingCode >= 0 && codes[count - 1] == UInt32(plan.missingCode)
        if hasMissing { count -= 1 }
        if plan.hasNearTies { count = mergeTies(count, column, hasMissing: hasMissing) }
        if plan.isCategorical { sortCategories(count, total: total) }

        // First with missing values on the right, where they may be alone, then with missing values on the left.
        if let cut = accumulator.bestCut(
            of: list, count: hasMissing ? count : count - 1, before: noSums, total: total, minRows: minRows,
            left: left, scores: scores, best: &bestScore)
        {
            keep(column, cut: cut, count: count, missingGoesLeft: false, hasMissing: hasMissing)
        }
        guard hasMissing else { return }
        let missing = list + count * accumulator.width
        for index in 0..<accumulator.width { spare[index] = missing[index] }
        if let cut = accumulator.bestCut(
            of: list, count: count - 1, before: spare, total: total, minRows: minRows, left: left,
            scores: scores,
            best: &bestScore)
        {
            keep(column, cut: cut, count: count, missingGoesLeft: true, hasMissing: true)
        }
    }

    /// Keeps a cut as the best so far.
    private mutating func keep(_ column: Int, cut: Int, count: Int, missingGoesLeft: Bool, hasMissing: Bool) {
        best = NodeSplit(
            column: column, lastLeft: plans[column].hasNearTies ? lastCodes[cut] : codes[cut],
            firstRight: cut + 1 < count ? codes[cut + 1] : nil, missingGoesLeft: missingGoesLeft,
            hasMissing: hasMissing)
        guard plans[column].isCategorical else { return }
        best.isCategorical = true
        best.categoryCount = cut + 1
        bestCategories = (0..<count).map { codes[$0] }
    }

    /// Sums up, for each of the drawn columns that take a bit, the rows in which the bit is set.
    private mutating func collectBits(_ count: Int, _ records: RecordRange) {
        bitsUsed = 0
        var bits = 0
        for index in 0..<count {
            let field = plans[Int(drawn[index])].field
            guard field.width == .bit else { continue }
            if bitsFitWord {
                shifts[bits] = UInt64((Int(field.offset) - bitsOffset) * 8) + UInt64(field.shift)
            } else {
                let sums = bitSums + bits * accumulator.width
                accumulator.clear(sums)
                accumulator.addMarked(
                    records, payload: payload, bit: 1 << field.shift, offset: Int(field.offset), to: sums)
            }
            bits += 1
        }
        guard bitsFitWord, bits > 0 else { return }
        for index in 0..<bits * accumulator.width { bitSums[index] = .zero }
        accumulator.addMarked(
            records, payload: payload, shifts: shifts, count: bits, offset: bitsOffset, to: bitSums)
    }

    /// Lists the codes that occur, and the sums of their rows.
    private mutating func collect(_ plan: ColumnPlan, _ records: RecordRange, total: Sums) -> Int {
        let offset = Int(plan.field.offset)
        let codeCount = Int(plan.codeCount)
        switch plan.field.width {
        case .bit:
            // The bits of all drawn columns have been summed up together.
            let ones = list + accumulator.width
            for index in 0..<accumulator.width { ones[index] = bitSums[bitsUsed * accumulator.width + index] }
            bitsUsed += 1
            accumulator.subtract(ones, from: total, into: list)
            codes[0] = 0
            codes[1] = 1
            return 2
        case .byte:
            return histogram.collect(
                records, field: offset, payload: payload, codeCount: codeCount, accumulator: accumulator,
                code: byteCode,
                codes: codes, into: list)
        case .short:
            return histogram.collect(
                records, field: offset, payload: payload, codeCount: codeCount, accumulator: accumulator,
                code: shortCode,
                codes: codes, into: list)
        case .word:
            return histogram.collect(
                records, field: offset, payload: payload, codeCount: codeCount, accumulator: accumulator,
                code: wordCode,
                codes: codes, into: list)
        }
    }

    /// Merges the sums of values that are too close to be split. The sums of missing values stay at the end.
    private func mergeTies(_ count: Int, _ column: Int, hasMissing: Bool) -> Int {
        let width = accumulator.width
        var merged = 0
        for index in 0..<count {
            let code = codes[index]
            if merged > 0, areTied(Int(lastCodes[merged - 1]), Int(code), in: column) {
                accumulator.add(list + index * width, to: list + (merged - 1) * width)
                lastCodes[merged - 1] = code
                continue
            }
            moveBin(from: index, to: merged)
            codes[merged] = code
            lastCodes[merged] = code
            merged += 1
        }
        if hasMissing { moveBin(from: count, to: merged) }
        return merged
    }

    private func moveBin(from: Int, to: Int) {
        let width = accumulator.width
        for place in 0..<width { list[to * width + place] = list[from * width + place] }
    }

    /// Sorts categories by the fraction of the positive class or the mean target. For two classes and for squared errors,
    /// the best cut of this order is the best of all subsets (Breiman et al., Classification and Regression Trees, 1984,
    /// theorem 4.5). With more classes, sorts by the fraction of the node's most frequent class.
    private func sortCategories(_ count: Int, total: Sums) {
        let width = accumulator.width
        let sums = (0..<count).map { index in (0..<width).map { list[index * width + $0] } }
        let ranks = (0..<count).map { accumulator.categoryRank(list + $0 * width, total: total) }
        let found = (0..<count).map { codes[$0] }
        let order = (0..<count).sorted { ranks[$0] != ranks[$1] ? ranks[$0] < ranks[$1] : $0 < $1 }
        for (place, index) in order.enumerated() {
            codes[place] = found[index]
            for offset in 0..<width { list[place * width + offset] = sums[index][offset] }
        }
    }
}
