import Base

/// Words that rows are sorted by: by the first word of each, where that is equal by the second, and so on.
protocol SortingWords: Sendable {
    /// The number of rows.
    var rowCount: Int { get }
    /// The number of words of a row.
    var wordCount: Int { get }
    /// Whether rows with the same words may still have an order.
    var hasTies: Bool { get }
    /// The number of bits of a word.
    func width(of word: Int) -> Int
    /// Writes a word of some rows.
    func encode(_ word: Int, _ rows: Range<Int>, into words: UnsafeMutablePointer<UInt64>)
    /// Whether one row comes before another one with the same words.
    func areOrdered(_ first: Int, _ second: Int) -> Bool
}

extension SortingWords {
    /// Returns the rows in the order of their words; equal rows keep their order.
    ///
    /// The rows are distributed by the leading bits of their first words. Each part is then sorted by the other bits, the
    /// lowest first (Knuth, *The Art of Computer Programming*, volume 3, section 5.2.5, algorithm R), in the cache.
    func sortedRows() -> [Int32] {
        var bits = 0
        while bits < min(11, width(of: 0)), rowCount >> bits > 1 << 13 { bits += 1 }
        let parts = DistributedRows(
            rowCount: rowCount, partCount: 1 << bits, PrefixPartition(shift: UInt64(width(of: 0) - bits)),
            encode: { encode(0, $0, into: $1) })
        return [Int32](unsafeUninitializedCapacity: rowCount) { result, initialized in
            initialized = rowCount
            guard let base = result.baseAddress else { return }
            let result = SharedMutablePointer(pointer: base)
            _ = Chunks(count: parts.count, size: 1).map(threadCount: nil) { part in
                parts.withRows(of: part.lowerBound) { entries in
                    EntrySorter(words: self).sort(entries, word: 0)
                    let target = result.pointer + parts.start(of: part.lowerBound)
                    for (index, entry) in entries.enumerated() {
                        (target + index).initialize(to: entry.row)
                    }
                }
            }
        }
    }
}

/// Parts by the leading bits of the words.
private struct PrefixPartition: WordPartition {
    static let skipsNone = false
    /// The number of the other bits.
    let shift: UInt64

    @inline(__always)
    func part(of word: UInt64) -> Int { Int(truncatingIfNeeded: word >> shift) }
}

/// Sorts rows with their words.
private struct EntrySorter<Words: SortingWords> {
    let words: Words

    /// Sorts entries that hold a word of their rows by it and by the words that follow.
    func sort(_ entries: UnsafeMutableBufferPointer<WordEntry>, word: Int) {
        guard entries.count > 1 else { return }
        sortByDigits(entries)
        guard word + 1 < words.wordCount || words.hasTies else { return }
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].word == entries[start].word { end += 1 }
            if end - start > 1 { sortEqual(.init(rebasing: entries[start..<end]), word: word) }
            start = end
        }
    }

    /// Sorts entries that agree in a word.
    private func sortEqual(_ entries: UnsafeMutableBufferPointer<WordEntry>, word: Int) {
        if word + 1 < words.wordCount {
            for index in entries.indices {
                let row = Int(entries[index].row)
                words.encode(word + 1, row..<row + 1, into: &entries[index].word)
            }
            sort(entries, word: word + 1)
        } else {
            var entries = entries
            entries.sort {
                let (first, second) = (Int($0.row), Int($1.row))
                return words.areOrdered(first, second) || first < second && !words.areOrdered(second, first)
            }
        }
    }

    private func sortByDigits(_ entries: UnsafeMutableBufferPointer<WordEntry>) {
        guard entries.count > 40 else { return sortByInsertion(entries) }
        // The digits in which all words agree take no pass.
        let first = entries[0].word
        let different = entries.reduce(0) { $0 | ($1.word ^ first) }
        let digits = (0..<UInt64(8)).filter { different >> (8 * $0) & 0xFF != 0 }
        withUnsafeTemporaryAllocation(of: WordEntry.self, capacity: entries.count) { other in
            var (source, target) = (entries, other)
            for digit in digits {
                Self.distribute(source, to: target, shift: 8 * digit)
                swap(&source, &target)
            }
            if !digits.count.isMultiple(of: 2) { _ = entries.update(from: source) }
        }
    }

    /// Copies entries in the order of eight of their bits; equal ones keep their order.
    private static func distribute(
        _ source: UnsafeMutableBufferPointer<WordEntry>, to target: UnsafeMutableBufferPointer<WordEntry>,
        shift: UInt64
    ) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 256) { next in
            next.initialize(repeating: 0)
            for entry in source { next[Int(truncatingIfNeeded: entry.word &>> shift & 0xFF)] &+= 1 }
            var sum: Int32 = 0
            for digit in 0..<256 { (next[digit], sum) = (sum, sum &+ next[digit]) }
            for entry in source {
                let digit = Int(truncatingIfNeeded: entry.word &>> shift & 0xFF)
                target[Int(next[digit])] = entry
                next[digit] &+= 1
            }
        }
    }

    private func sortByInsertion(_ entries: UnsafeMutableBufferPointer<WordEntry>) {
        for index in entries.indices.dropFirst() {
            let entry = entries[index]
            var place = index
            while place > 0, entries[place - 1].word > entry.word {
                entries[place] = entries[place - 1]
                place -= 1
            }
            entries[place] = entry
        }
    }
}
