import Base

extension ExprNode {
    /// The window and the number of rows, if the expression is true only for some of the first few rows of each part of a window.
    fileprivate var firstRowsOfParts: (window: Window, count: Int)? {
        guard case .call(let comparison, let arguments) = unnamed, arguments.count == 2,
            case .window(.rowNumber, _, let window) = arguments[0].unnamed, !window.order.isEmpty,
            case .integer(let bound)?? = arguments[1].literalValue,
            !(window.keys + window.order.map(\.node)).contains(where: \.needsWholeTable)
        else { return nil }
        switch comparison {
        case .lessOrEqual, .equal: return (window, bound)
        case .less: return (window, bound - 1)
        default: return nil
        }
    }
}

extension Evaluator {
    /// The most rows of each part that are looked for without ordering all rows.
    private static let maximumCount = 64

    /// Returns rows outside of which a condition is true for none, and which tell as much about it as all rows do; `nil` for all.
    ///
    /// Of a condition about the first few rows of each part of a window, these are the rows whose place in the order is at most that
    /// of the last of these, by the first 64 bits. So the window need not order the others.
    func candidates(for condition: ExprNode) throws(ExprError) -> [Int]? {
        guard let (window, limit) = condition.firstRowsOfParts, 1...Self.maximumCount ~= limit else {
            return nil
        }
        var keys: [Column] = []
        for key in window.keys { keys.append(try wholeColumn(key)) }
        var order: [(column: Column, descending: Bool)] = []
        for key in window.order { order.append((try wholeColumn(key.node), key.isDescending)) }
        let groups = keys.isEmpty ? RowGroups(rowCount: count) : RowGroups(keys, missing: .kept)
        guard limit * groups.count < count / 4 else { return nil }
        let words = OrderWords(order, rowCount: count)
        let ranges = Chunks(forThreadsOver: count)
        let parts = ranges.map(threadCount: nil) { rows in
            var smallest = SmallestWords(limit: limit, groupCount: groups.count)
            words.forEachFirstWord(of: rows, groups.codes) { smallest.add($2, to: $1) }
            return smallest
        }
        guard var smallest = parts.first else { return nil }
        for part in parts.dropFirst() { smallest.add(part) }
        let bounds = smallest.largest
        let candidates = ranges.map(threadCount: nil) { rows in
            var candidates: [Int] = []
            bounds.withUnsafeBufferPointer { bounds in
                words.forEachFirstWord(of: rows, groups.codes) { row, group, word in
                    if word <= bounds[group] { candidates.append(row) }
                }
            }
            return candidates
        }
        return candidates.flatMap(\.self)
    }
}

/// The smallest words of each group, in order.
private struct SmallestWords: Sendable {
    private let limit: Int
    /// As many words as the limit for each group; the largest word where there are fewer.
    private var words: [UInt64]

    init(limit: Int, groupCount: Int) {
        self.limit = limit
        words = [UInt64](repeating: .max, count: limit * groupCount)
    }

    @inline(__always)
    mutating func add(_ word: UInt64, to group: Int) {
        words.withUnsafeMutableBufferPointer { words in
            var place = (group + 1) * limit - 1
            guard word < words[place] else { return }
            let first = group * limit
            while place > first, word < words[place - 1] {
                words[place] = words[place - 1]
                place -= 1
            }
            words[place] = word
        }
    }

    mutating func add(_ other: SmallestWords) {
        for (index, word) in other.words.enumerated() { add(word, to: index / limit) }
    }

    /// The largest of the smallest words of each group.
    var largest: [UInt64] { stride(from: limit - 1, to: words.count, by: limit).map { words[$0] } }
}

extension OrderWords {
    /// Calls `body` with each of some rows, its group and its first word.
    @inline(__always)
    fileprivate func forEachFirstWord(
        of rows: Range<Int>, _ codes: [Int32], _ body: (Int, Int, UInt64) -> Void
    ) {
        codes.withUnsafeBufferPointer { codes in
            forEachBlock(of: rows, { encode(0, $0, into: $1) }) { start, words in
                for (index, word) in words.enumerated() {
                    body(start + index, Int(codes[start + index]), word)
                }
            }
        }
    }
}
