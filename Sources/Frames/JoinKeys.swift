import Base

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

    /// Integers: the right frame's get codes, the left frame's are looked up.
    private init(_ left: Nullable<Int>, _ right: Nullable<Int>) {
        var codes = IntegerCodes(right, lookups: left.count)
        var rightCodes = (0..<right.count).map { row in right[row].map { codes.insert($0) } ?? -1 }
        var count = codes.count
        var missing: Int32 = -1
        if right.missingCount > 0 {
            missing = Int32(count)
            count += 1
            for row in rightCodes.indices where rightCodes[row] < 0 { rightCodes[row] = missing }
        }
        let leftCodes = (0..<left.count).map { row in left[row].map { codes[$0] } ?? missing }
        self.init(left: leftCodes, right: rightCodes, count: count)
    }

    /// The rows that match, in the order of the left ones; a right row of -1 where there is none.
    func matches(_ kind: JoinKind) -> (left: [Int], right: [Int]) {
        let partners = GroupMembers(right, groupCount: count)
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

/// Codes for integers, in order of first appearance: from an array with an element for each number between the smallest
/// and the largest where that is not too long, or else from a hash table.
private struct IntegerCodes {
    /// The number of codes.
    private(set) var count = 0
    /// The smallest number, if codes are in the array.
    private let smallest: Int?
    /// The codes by the distance from the smallest number, -1 where there is none.
    private var array: [Int32] = []
    /// The codes, if they are not in the array.
    private var table = CodeTable<Int>()

    /// Chooses between array and table.
    ///
    /// - Parameter lookups: the number of lookups to come, for which a longer array pays.
    init(_ numbers: Nullable<Int>, lookups: Int) {
        // The placeholders of missing numbers only make the array longer.
        let smallest = numbers.values.min() ?? 0
        let (span, isTooLarge) = (numbers.values.max() ?? 0).subtractingReportingOverflow(smallest)
        if !isTooLarge, span < 8 * (numbers.count + lookups) + 1024 {
            self.smallest = smallest
            array = [Int32](repeating: -1, count: span + 1)
        } else {
            self.smallest = nil
            table = CodeTable(capacity: numbers.count)
        }
    }

    /// Returns the code of a number, which gets the next one if it has none. It must be one of those that the codes were
    /// made for.
    mutating func insert(_ number: Int) -> Int32 {
        guard let smallest else {
            let (code, isNew) = table.insert(number)
            if isNew { count += 1 }
            return code
        }
        let index = number - smallest
        if array[index] < 0 {
            array[index] = Int32(count)
            count += 1
        }
        return array[index]
    }

    /// The code of a number, -1 if it has none.
    subscript(number: Int) -> Int32 {
        guard let smallest else { return table.code(of: number) }
        let (index, isOutside) = number.subtractingReportingOverflow(smallest)
        return isOutside || index < 0 || index >= array.count ? -1 : array[index]
    }
}
