import Base

extension RowGroups {
    /// Groups rows by any words.
    ///
    /// The rows are distributed over parts by a hash of their words, in order (radix partitioning: Manegold, Boncz,
    /// Kersten, “Optimizing main-memory join on modern hardware”, 2002), and each part has a hash table of its own. That
    /// gives the first row of the group of each row; the numbers of the groups are the ranks of their first rows.
    init(distributing words: KeyWords) {
        let rowCount = words.rowCount
        var firstRows: [Int32] = []
        let codes = [Int32](unsafeUninitializedCapacity: rowCount) { codes, initialized in
            initialized = rowCount
            guard let base = codes.baseAddress else { return }
            let shared = SharedMutablePointer(pointer: base)
            Self.findFirstRows(words, into: shared)
            firstRows = Self.number(shared, rowCount: rowCount)
        }
        self.init(codes: codes, firstRows: firstRows)
    }

    /// Writes the first row of the group of each row.
    private static func findFirstRows(_ words: KeyWords, into codes: SharedMutablePointer<Int32>) {
        let parts = DistributedRows(words) { codes.pointer[$0] = -1 }
        _ = Chunks(count: parts.count, size: 1).map(threadCount: nil) { part in
            parts.withRows(of: part.lowerBound) { rows in
                var slotCount = 64
                while slotCount < 2 * rows.count { slotCount *= 2 }
                // A slot holds the index of the first row with a word.
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: slotCount) { slots in
                    slots.initialize(repeating: -1)
                    for (index, entry) in rows.enumerated() {
                        var slot = Int(truncatingIfNeeded: mixed(0, entry.word)) & (slotCount - 1)
                        while true {
                            let first = Int(slots[slot])
                            if first < 0 {
                                slots[slot] = Int32(truncatingIfNeeded: index)
                                codes.pointer[Int(entry.row)] = entry.row
                                break
                            }
                            if rows[first].word == entry.word {
                                codes.pointer[Int(entry.row)] = rows[first].row
                                break
                            }
                            slot = (slot + 1) & (slotCount - 1)
                        }
                    }
                }
            }
        }
    }

    /// Replaces first rows by their ranks, and returns them in order.
    private static func number(_ codes: SharedMutablePointer<Int32>, rowCount: Int) -> [Int32] {
        let ranges = Chunks(forThreadsOver: rowCount)
        let counts = ranges.map(threadCount: nil) { rows in
            rows.reduce(0) { $0 + (codes.pointer[$1] == Int32(truncatingIfNeeded: $1) ? 1 : 0) }
        }
        let starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        return [Int32](unsafeUninitializedCapacity: starts[ranges.chunkCount]) { firstRows, initialized in
            initialized = starts[ranges.chunkCount]
            guard let base = firstRows.baseAddress else { return }
            let firstRows = SharedMutablePointer(pointer: base)
            let ranks = UnsafeMutablePointer<Int32>.allocate(capacity: rowCount)
            defer { ranks.deallocate() }
            let sharedRanks = SharedMutablePointer(pointer: ranks)
            _ = ranges.map(threadCount: nil) { rows in
                var rank = starts[rows.lowerBound / ranges.size]
                for row in rows where codes.pointer[row] == Int32(truncatingIfNeeded: row) {
                    sharedRanks.pointer[row] = Int32(truncatingIfNeeded: rank)
                    firstRows.pointer[rank] = Int32(truncatingIfNeeded: row)
                    rank += 1
                }
            }
            _ = ranges.map(threadCount: nil) { rows in
                for row in rows where codes.pointer[row] >= 0 {
                    codes.pointer[row] = sharedRanks.pointer[Int(codes.pointer[row])]
                }
            }
        }
    }
}

/// Rows with their words, distributed over parts by a hash of the words; in each part in their order.
final class DistributedRows: Sendable {
    /// A row and its word.
    struct Entry {
        var word: UInt64
        var row: Int32
    }

    /// The number of parts.
    let count: Int
    /// The number of bits of the hash of a word below those that are the index of its part.
    let shift: UInt64
    /// The index of the first entry of each part, then their number.
    private let starts: [Int]
    private let entries: SharedMutablePointer<Entry>

    /// The number of rows of a part, about: a table of them stays in the second cache.
    private static let partSize = 1 << 14

    /// Distributes the rows that have a word. `skipped` is called for each of the others.
    init(_ words: KeyWords, skipped: @Sendable (Int) -> Void) {
        var bits: UInt64 = 0
        while words.rowCount >> Int(bits) > Self.partSize, bits < 11 { bits += 1 }
        count = 1 << Int(bits)
        let partCount = count
        let shift = 64 - bits
        self.shift = shift
        let ranges = Chunks(forThreadsOver: words.rowCount)
        // A shift by all 64 bits gives 0.
        @Sendable @inline(__always) func part(of word: UInt64) -> Int {
            Int(truncatingIfNeeded: mixed(0, word) >> shift)
        }
        var next = ranges.map(threadCount: nil) { rows in
            var counts = [Int](repeating: 0, count: partCount)
            counts.withUnsafeMutableBufferPointer { counts in
                words.forEachBlock(of: rows) { _, words in
                    for word in words where word != KeyWords.none { counts[part(of: word)] += 1 }
                }
            }
            return counts
        }
        var starts: [Int] = []
        var sum = 0
        for part in 0..<count {
            starts.append(sum)
            for range in next.indices { (next[range][part], sum) = (sum, sum + next[range][part]) }
        }
        starts.append(sum)
        self.starts = starts
        let entries = SharedMutablePointer(pointer: UnsafeMutablePointer<Entry>.allocate(capacity: sum))
        self.entries = entries
        let places = next
        _ = ranges.map(threadCount: nil) { rows in
            var next = places[rows.lowerBound / ranges.size]
            next.withUnsafeMutableBufferPointer { next in
                words.forEachBlock(of: rows) { start, words in
                    for (index, word) in words.enumerated() {
                        guard word != KeyWords.none else {
                            skipped(start + index)
                            continue
                        }
                        let part = part(of: word)
                        entries.pointer[next[part]] = Entry(
                            word: word, row: Int32(truncatingIfNeeded: start + index))
                        next[part] += 1
                    }
                }
            }
        }
    }

    deinit { entries.pointer.deallocate() }

    /// The number of rows of a part.
    func rowCount(of part: Int) -> Int { starts[part + 1] - starts[part] }

    /// Calls `body` with the entries of a part.
    @inline(__always)
    func withRows(of part: Int, _ body: (UnsafeBufferPointer<Entry>) -> Void) {
        body(
            UnsafeBufferPointer(
                start: entries.pointer + starts[part], count: starts[part + 1] - starts[part]))
    }
}
