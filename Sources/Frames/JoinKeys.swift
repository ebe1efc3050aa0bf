/// The keys of two frames as numbers that are equal where the keys are.
struct KeyCodes {
    /// The key of each row of the left frame; negative where the right one does not have it.
    let left: [Int32]
    let right: [Int32]
    let count: Int

    init(_ first: DataFrame, _ second: DataFrame, on names: [String]) throws(FrameError) {
        var pairs: [(left: Column, right: Column)] = []
        for name in names { pairs.append((try first[name], try second[name])) }
        if pairs.count == 1, case .integer(let left) = pairs[0].left.storage,
            case .integer(let right) = pairs[0].right.storage
        {
            self.init(left, right)
            return
        }
        var keys: [Column] = []
        for pair in pairs { keys.append(try Column.concatenating([pair.left, pair.right])) }
        let groups = RowGroups(keys, missing: .kept)
        self.init(
            left: Array(groups.codes[..<first.rowCount]), right: Array(groups.codes[first.rowCount...]),
            count: groups.count)
    }

    private init(left: [Int32], right: [Int32], count: Int) {
        self.left = left
        self.right = right
        self.count = count
    }

    /// Whole numbers: those of the right side get codes, those of the left look theirs up.
    private init(_ left: Nullable<Int>, _ right: Nullable<Int>) {
        var codes = IntegerCodes(right, lookups: left.count)
        var missing: Int32 = -1
        let rightCodes = (0..<right.count).map { row in
            if let key = right[row] { return codes.insert(key) }
            if missing < 0 { missing = codes.insertUnnamed() }
            return missing
        }
        let leftCodes = (0..<left.count).map { row in left[row].map { codes[$0] } ?? missing }
        self.init(left: leftCodes, right: rightCodes, count: codes.count)
    }

    /// The rows that match, in the order of the left ones; a right row of -1 where there is none.
    func matches(_ kind: JoinKind) -> (left: [Int], right: [Int]) {
        let partners = RowsByGroup(right, groupCount: count)
        var leftRows: [Int] = []
        var rightRows: [Int] = []
        leftRows.reserveCapacity(left.count)
        rightRows.reserveCapacity(left.count)
        for (row, code) in left.enumerated() {
            let matches = code < 0 ? [] : partners[Int(code)]
            for match in matches {
                leftRows.append(row)
                rightRows.append(match)
            }
            if matches.isEmpty, kind == .left {
                leftRows.append(row)
                rightRows.append(-1)
            }
        }
        return (leftRows, rightRows)
    }
}

/// Codes for whole numbers, given in the order in which they come: by a table with a place for each number between the
/// least and the greatest, where it need not be large, or else by a hash table with linear probing.
private struct IntegerCodes {
    private(set) var count = 0
    /// Codes by place, negative where free; the hash table is never more than half full.
    private var slots: [Int32]
    /// The least number, where each has a place of its own.
    private let least: Int?
    /// The numbers in the hash table, by slot.
    private var keys: [Int] = []

    /// Makes room for numbers.
    ///
    /// - Parameter lookups: how often a code will be looked up, which the size of the table is measured by.
    init(_ numbers: Nullable<Int>, lookups: Int) {
        // Where a number is missing there is a placeholder, which does no harm.
        let least = numbers.values.min() ?? 0
        let (span, isTooLarge) = (numbers.values.max() ?? 0).subtractingReportingOverflow(least)
        if !isTooLarge, span < 8 * (numbers.count + lookups) + 1024 {
            self.least = least
            slots = [Int32](repeating: -1, count: span + 1)
        } else {
            self.least = nil
            var capacity = 64
            while capacity < numbers.count * 2 { capacity *= 2 }
            slots = [Int32](repeating: -1, count: capacity)
            keys = [Int](repeating: 0, count: capacity)
        }
    }

    /// The code of a number, which gets one unless it has one. It must be one of those that there is room for.
    mutating func insert(_ number: Int) -> Int32 {
        let slot = slot(of: number)
        if slots[slot] < 0 {
            if least == nil { keys[slot] = number }
            slots[slot] = insertUnnamed()
        }
        return slots[slot]
    }

    /// A code that stands for no number.
    mutating func insertUnnamed() -> Int32 {
        defer { count += 1 }
        return Int32(count)
    }

    /// The code of a number, negative where it has none.
    subscript(number: Int) -> Int32 {
        if let least {
            let (place, isOutside) = number.subtractingReportingOverflow(least)
            return isOutside || place < 0 || place >= slots.count ? -1 : slots[place]
        }
        return slots[slot(of: number)]
    }

    /// Where the number is, or where it belongs.
    private func slot(of number: Int) -> Int {
        if let least { return number - least }
        var slot = Int(truncatingIfNeeded: mixed(0, UInt64(bitPattern: Int64(number)))) & (slots.count - 1)
        while slots[slot] >= 0, keys[slot] != number { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }
}
