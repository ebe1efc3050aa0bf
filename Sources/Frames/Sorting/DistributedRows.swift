import Base

/// A row and a word that it is grouped, joined or sorted by.
struct WordEntry: BitwiseCopyable, Sendable {
    var word: UInt64
    var row: Int32
}

/// The assignment of words to parts.
protocol WordPartition: Sendable {
    /// Whether ``KeyWords/none`` stands for no word.
    static var skipsNone: Bool { get }
    /// The part that a word belongs to.
    func part(of word: UInt64) -> Int
}

/// Rows with their words, distributed over parts by their words; in each part in their order.
///
/// Radix partitioning: Manegold, Boncz, Kersten, “Optimizing main-memory join on modern hardware” (2002). A part is small
/// enough for the second cache, where it is then grouped or sorted.
final class DistributedRows<Partition: WordPartition>: Sendable {
    /// The number of parts.
    let count: Int
    let partition: Partition
    /// The index of the first entry of each part, then their number.
    private let starts: [Int]
    private let entries: SharedMutablePointer<WordEntry>

    /// Distributes the rows that have a word.
    ///
    /// - Parameters:
    ///   - encode: writes the words of some rows.
    ///   - skipped: called for each row without a word.
    @inline(__always)
    init(
        rowCount: Int, partCount: Int, _ partition: Partition,
        encode: @Sendable (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void,
        skipped: @Sendable (Int) -> Void = { _ in }
    ) {
        count = partCount
        self.partition = partition
        let ranges = Chunks(forThreadsOver: rowCount)
        var next = ranges.map(threadCount: nil) { rows in
            var counts = [Int](repeating: 0, count: partCount)
            counts.withUnsafeMutableBufferPointer { counts in
                forEachBlock(of: rows, encode) { _, words in
                    for word in words where !Self.isNone(word) { counts[partition.part(of: word)] &+= 1 }
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
        let entries = SharedMutablePointer(
            pointer: UnsafeMutablePointer<WordEntry>.allocate(capacity: max(sum, 1)))
        self.entries = entries
        let places = next
        _ = ranges.map(threadCount: nil) { rows in
            var next = places[rows.lowerBound / ranges.size]
            next.withUnsafeMutableBufferPointer { next in
                forEachBlock(of: rows, encode) { start, words in
                    for (index, word) in words.enumerated() {
                        guard !Self.isNone(word) else {
                            skipped(start + index)
                            continue
                        }
                        let part = partition.part(of: word)
                        (entries.pointer + next[part]).initialize(
                            to: WordEntry(word: word, row: Int32(truncatingIfNeeded: start + index)))
                        next[part] &+= 1
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func isNone(_ word: UInt64) -> Bool { Partition.skipsNone && word == KeyWords.none }

    deinit { entries.pointer.deallocate() }

    /// The index of the first entry of a part among all.
    func start(of part: Int) -> Int { starts[part] }

    /// The number of rows of a part.
    func rowCount(of part: Int) -> Int { starts[part + 1] - starts[part] }

    /// Calls `body` with the entries of a part.
    @inline(__always)
    func withRows(of part: Int, _ body: (UnsafeMutableBufferPointer<WordEntry>) -> Void) {
        body(UnsafeMutableBufferPointer(start: entries.pointer + starts[part], count: rowCount(of: part)))
    }
}

/// The number of rows that loops encode at a time, so that their words stay in the first cache.
let wordBlockSize = 1024

/// Calls `body` with the words of block after block of some rows: with the index of the first row, and the words.
@inline(__always)
func forEachBlock(
    of rows: Range<Int>, _ encode: (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void,
    _ body: (Int, UnsafeMutableBufferPointer<UInt64>) -> Void
) {
    forEachBlock(stride(from: rows.lowerBound, to: rows.upperBound, by: wordBlockSize), rows, encode, body)
}

/// Calls `body` with the words of block after block of some rows, the last block first.
@inline(__always)
func forEachBlockFromTheEnd(
    rowCount: Int, _ encode: (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void,
    _ body: (Int, UnsafeMutableBufferPointer<UInt64>) -> Void
) {
    let last = (rowCount - 1) / wordBlockSize * wordBlockSize
    guard rowCount > 0 else { return }
    forEachBlock(stride(from: last, through: 0, by: -wordBlockSize), 0..<rowCount, encode, body)
}

@inline(__always)
private func forEachBlock(
    _ starts: some Sequence<Int>, _ rows: Range<Int>,
    _ encode: (Range<Int>, UnsafeMutablePointer<UInt64>) -> Void,
    _ body: (Int, UnsafeMutableBufferPointer<UInt64>) -> Void
) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: wordBlockSize) { words in
        guard let base = words.baseAddress else { return }
        for start in starts {
            let block = start..<min(start + wordBlockSize, rows.upperBound)
            encode(block, base)
            body(start, UnsafeMutableBufferPointer(start: base, count: block.count))
        }
    }
}
