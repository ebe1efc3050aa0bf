import Base

extension RowGroups {
    /// Groups rows by any words.
    ///
    /// The rows are distributed over parts by a hash of their words, and each part has a hash table of its own. That gives
    /// the first row of the group of each row; the numbers of the groups are the ranks of their first rows.
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
        let parts = HashPartition.distribute(words) { codes.pointer[$0] = -1 }
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

/// Parts by a hash of the words. The lower bits of the hash are left for a table of the part.
struct HashPartition: WordPartition {
    static let skipsNone = true
    /// The number of bits of the hash below those that are the part.
    private let shift: UInt64

    /// Makes parts of about 16,000 rows.
    static func distribute(
        _ words: KeyWords, skipped: @Sendable (Int) -> Void
    ) -> DistributedRows<HashPartition> {
        var bits: UInt64 = 0
        while words.rowCount >> Int(bits) > 1 << 14, bits < 11 { bits += 1 }
        return DistributedRows(
            rowCount: words.rowCount, partCount: 1 << Int(bits), HashPartition(shift: 64 - bits),
            encode: { words.encode($0, into: $1) }, skipped: skipped)
    }

    // A shift by all 64 bits gives 0.
    @inline(__always)
    func part(of word: UInt64) -> Int { Int(truncatingIfNeeded: mixed(0, word) >> shift) }
}
