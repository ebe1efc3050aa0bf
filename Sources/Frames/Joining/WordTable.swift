import Base

/// For each word the rows of a table that have it, in ascending order.
///
/// The first row of each word is found in an array with an element for each possible word, or in a hash table; each row
/// then leads to the next one with the same word.
struct WordTable: Sendable {
    private let heads: Heads
    /// The next row with the same word, -1 for the last; empty if all words are different.
    private let next: [Int32]

    /// The way to find the first row of a word.
    private enum Heads: Sendable {
        /// By the word itself; -1 if no row has it.
        case array([Int32])
        case table(HeadTable)
    }

    /// Whether all rows have different words.
    var isUnique: Bool { next.isEmpty }

    /// - Parameter lookups: the number of lookups to come, for which a longer array pays.
    init(_ words: KeyWords, lookups: Int) {
        // However many lookups come, the array takes no more memory than a hash table of the rows, or a few megabytes.
        let limit = min(max(1 << 12, 4 * (words.rowCount + lookups)), max(1 << 20, 16 * words.rowCount))
        if let cardinality = words.cardinality, cardinality <= min(UInt64(limit), 1 << 28) {
            let (array, next) = Self.array(words, wordCount: Int(cardinality))
            heads = .array(array)
            self.next = next
        } else {
            let table = HeadTable(words)
            heads = .table(table)
            next = table.next
        }
    }

    /// Links the rows of each word, the last row first. Each thread has some of the words.
    private static func array(_ words: KeyWords, wordCount: Int) -> (heads: [Int32], next: [Int32]) {
        var next: [Int32] = []
        let heads = [Int32](unsafeUninitializedCapacity: wordCount) { heads, initialized in
            initialized = wordCount
            guard let base = heads.baseAddress else { return }
            let shared = SharedMutablePointer(pointer: base)
            let shares = Chunks(
                count: wordCount,
                size: words.rowCount < 1 << 15 ? wordCount : (wordCount + availableCores - 1) / availableCores
            )
            let areUnique = shares.map(threadCount: nil) { share in
                UnsafeMutableBufferPointer(
                    rebasing: UnsafeMutableBufferPointer(
                        start: shared.pointer, count: wordCount)[share]
                ).initialize(repeating: -1)
                return link(words, heads: shared.pointer, next: nil, share)
            }
            guard areUnique.contains(false) else { return }
            next = [Int32](repeating: -1, count: words.rowCount)
            next.withUnsafeMutableBufferPointer { next in
                guard let base = next.baseAddress else { return }
                let sharedNext = SharedMutablePointer(pointer: base)
                _ = shares.map(threadCount: nil) { share in
                    for word in share { shared.pointer[word] = -1 }
                    _ = link(words, heads: shared.pointer, next: sharedNext.pointer, share)
                }
            }
        }
        return (heads, next)
    }

    /// Links the rows of some words, and returns whether all of them are different. Without a place for links it stops at
    /// the first word that is there already.
    private static func link(
        _ words: KeyWords, heads: UnsafeMutablePointer<Int32>, next: UnsafeMutablePointer<Int32>?,
        _ share: Range<Int>
    ) -> Bool {
        let first = UInt64(share.lowerBound)
        let count = UInt64(share.count)
        var isUnique = true
        words.forEachBlockFromTheEnd { start, words in
            guard isUnique || next != nil else { return }
            for index in words.indices.reversed() where words[index] &- first < count {
                let word = Int(truncatingIfNeeded: words[index])
                if heads[word] >= 0 { isUnique = false }
                next?[start + index] = heads[word]
                heads[word] = Int32(truncatingIfNeeded: start + index)
            }
        }
        return isUnique
    }

    /// Writes the first row of each of some words, -1 for one that no row has.
    func findHeads(_ words: UnsafeMutableBufferPointer<UInt64>, into rows: UnsafeMutablePointer<Int32>) {
        switch heads {
        case .array(let array):
            array.withUnsafeBufferPointer { array in
                let count = UInt64(array.count)
                for (index, word) in words.enumerated() {
                    rows[index] = word < count ? array[Int(truncatingIfNeeded: word)] : -1
                }
            }
        case .table(let table): table.findHeads(words, into: rows)
        }
    }

    /// Calls `body` with a row and all later ones with the same word.
    @inline(__always)
    func forEachRow(from head: Int32, _ body: (Int32) -> Void) {
        next.withUnsafeBufferPointer { next in
            var row = head
            while row >= 0 {
                body(row)
                row = next.isEmpty ? -1 : next[Int(row)]
            }
        }
    }
}

/// A hash table of the first row of each word, in parts that are filled one by one.
private final class HeadTable: Sendable {
    /// A word and the first row that has it, -1 if the slot is free.
    struct Slot {
        var word: UInt64
        var row: Int32
    }

    /// The next row with the same word, -1 for the last; empty if all words are different.
    let next: [Int32]
    private let slots: SharedMutablePointer<Slot>
    /// The index of the first slot of each part; all parts have a power of two of them.
    private let parts: [(start: Int, mask: Int)]
    private let partition: HashPartition

    init(_ words: KeyWords) {
        let rows = HashPartition.distribute(words) { _ in }
        var parts: [(start: Int, mask: Int)] = []
        var slotCount = 0
        for part in 0..<rows.count {
            var size = 16
            while size < 2 * rows.rowCount(of: part) { size *= 2 }
            parts.append((slotCount, size - 1))
            slotCount += size
        }
        self.parts = parts
        partition = rows.partition
        let places = parts
        let slots = SharedMutablePointer(pointer: UnsafeMutablePointer<Slot>.allocate(capacity: slotCount))
        self.slots = slots
        var areUnique = true
        var links = [Int32](repeating: -1, count: words.rowCount)
        links.withUnsafeMutableBufferPointer { links in
            guard let base = links.baseAddress else { return }
            let links = SharedMutablePointer(pointer: base)
            let results = Chunks(count: rows.count, size: 1).map(threadCount: nil) { part in
                let (start, mask) = places[part.lowerBound]
                let slots = slots.pointer + start
                slots.initialize(repeating: Slot(word: 0, row: -1), count: mask + 1)
                var isUnique = true
                rows.withRows(of: part.lowerBound) { rows in
                    for entry in rows.reversed() {
                        var slot = Int(truncatingIfNeeded: mixed(0, entry.word)) & mask
                        while slots[slot].row >= 0, slots[slot].word != entry.word {
                            slot = (slot + 1) & mask
                        }
                        if slots[slot].row >= 0 {
                            links.pointer[Int(entry.row)] = slots[slot].row
                            isUnique = false
                        }
                        slots[slot] = Slot(word: entry.word, row: entry.row)
                    }
                }
                return isUnique
            }
            areUnique = !results.contains(false)
        }
        next = areUnique ? [] : links
    }

    deinit { slots.pointer.deallocate() }

    func findHeads(_ words: UnsafeMutableBufferPointer<UInt64>, into rows: UnsafeMutablePointer<Int32>) {
        // The last part and its mask are those of the whole table if there is one part.
        parts.withUnsafeBufferPointer { parts in
            for (index, word) in words.enumerated() {
                guard word != KeyWords.none else {
                    rows[index] = -1
                    continue
                }
                let hash = mixed(0, word)
                let (start, mask) = parts[partition.part(of: word)]
                let slots = slots.pointer + start
                var slot = Int(truncatingIfNeeded: hash) & mask
                while slots[slot].row >= 0, slots[slot].word != word { slot = (slot + 1) & mask }
                rows[index] = slots[slot].row
            }
        }
    }
}
