import Base

/// Rows grouped by words of which few are possible: the group of each word, and nothing of each row.
///
/// Groups are in order of first appearance, whatever the number of threads.
struct DenseGroups: Sendable {
    private let words: KeyWords
    /// The group of each word; -1 if it does not appear.
    private let groups: [Int32]
    /// The first row of each group.
    let firstRows: [Int32]
    /// The word of each group.
    private let groupWords: [Int32]

    /// Groups rows by their words; nil if more words are possible than an array pays for.
    init?(_ words: KeyWords) {
        // Up to a few elements for each row; looking up is then a cache miss at worst.
        let limit = UInt64(max(1 << 12, 2 * words.rowCount))
        guard let cardinality = words.cardinality, cardinality <= min(limit, 1 << 25) else { return nil }
        self.words = words
        let parts = Chunks(forThreadsOver: words.rowCount).map(threadCount: nil) { rows in
            FirstRows(words, wordCount: Int(cardinality), rows: rows)
        }
        var groups = parts.first?.groups ?? []
        var firstRows = parts.first?.firstRows ?? []
        var groupWords = parts.first?.words ?? []
        for part in parts.dropFirst() {
            for (word, row) in zip(part.words, part.firstRows) where groups[Int(word)] < 0 {
                groups[Int(word)] = Int32(firstRows.count)
                firstRows.append(row)
                groupWords.append(word)
            }
        }
        self.groups = groups
        self.firstRows = firstRows
        self.groupWords = groupWords
    }

    /// A single group of all rows, which is there without rows as well.
    init(rowCount: Int) {
        words = KeyWords(digits: [], rowCount: rowCount, cardinality: 1)
        (groups, firstRows, groupWords) = ([0], [0], [0])
    }

    /// The group of each row; -1 for a row that was dropped for a missing value.
    var codes: [Int32] {
        [Int32](unsafeUninitializedCapacity: rowCount) { codes, initialized in
            initialized = rowCount
            guard let base = codes.baseAddress else { return }
            let shared = SharedMutablePointer(pointer: base)
            _ = Chunks(forThreadsOver: rowCount).map(threadCount: nil) { rows in
                forEachBlock(of: rows) { block, blockCodes in
                    guard let source = blockCodes.baseAddress else { return }
                    (shared.pointer + block.lowerBound).initialize(from: source, count: block.count)
                }
            }
        }
    }
}

extension DenseGroups {
    /// Returns the values of aggregate functions that take rows one after the other, as columns without names.
    ///
    /// - Throws: As ``GroupedRows/aggregatedByRow(_:)``.
    func aggregated(_ calls: [AggregateCall]) throws(FrameError) -> [Column] {
        // Where there are as many groups, the cache does not hold those of all words: words are groups until the end.
        guard PartedRows.areWorthwhile(rowCount: rowCount, groupCount: groups.count), groups.count < 2 * count
        else { return try aggregatedByRow(calls) }
        let columns = try WordGroups(words: words, count: groups.count).aggregatedByRow(calls)
        return columns.map { $0.gathering(groupWords) }
    }
}

/// Rows with a group for each possible word, which is the group.
private struct WordGroups: GroupedRows {
    let words: KeyWords
    let count: Int
    var rowCount: Int { words.rowCount }

    @inline(__always)
    func forEachBlock(of rows: Range<Int>, _ body: (Range<Int>, UnsafeBufferPointer<Int32>) -> Void) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: wordBlockSize) { codes in
            words.forEachBlock(of: rows) { start, words in
                // A word that stands for none becomes -1.
                for (index, word) in words.enumerated() { codes[index] = Int32(truncatingIfNeeded: word) }
                body(start..<start + words.count, UnsafeBufferPointer(rebasing: codes[..<words.count]))
            }
        }
    }
}

extension DenseGroups: GroupedRows {
    var rowCount: Int { words.rowCount }
    var count: Int { firstRows.count }

    @inline(__always)
    func forEachBlock(of rows: Range<Int>, _ body: (Range<Int>, UnsafeBufferPointer<Int32>) -> Void) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: wordBlockSize) { codes in
            groups.withUnsafeBufferPointer { groups in
                words.forEachBlock(of: rows) { start, words in
                    for (index, word) in words.enumerated() {
                        codes[index] = word == KeyWords.none ? -1 : groups[Int(truncatingIfNeeded: word)]
                    }
                    body(start..<start + words.count, UnsafeBufferPointer(rebasing: codes[..<words.count]))
                }
            }
        }
    }
}

/// The words of some rows in order of first appearance, and their first rows.
private struct FirstRows: Sendable {
    /// The place of each word in that order; -1 if it does not appear.
    private(set) var groups: [Int32]
    private(set) var words: [Int32] = []
    private(set) var firstRows: [Int32] = []

    init(_ words: KeyWords, wordCount: Int, rows: Range<Int>) {
        groups = [Int32](repeating: -1, count: wordCount)
        var found: [Int32] = []
        var firstRows: [Int32] = []
        groups.withUnsafeMutableBufferPointer { groups in
            func take(_ word: UInt64, _ row: Int) {
                let place = Int(truncatingIfNeeded: word)
                guard groups[place] < 0 else { return }
                groups[place] = Int32(truncatingIfNeeded: firstRows.count)
                found.append(Int32(truncatingIfNeeded: word))
                firstRows.append(Int32(truncatingIfNeeded: row))
            }
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: 1 << 16) {
                // Many rows come after the first ones of all words.
                guard found.count < wordCount else { break }
                // Often no value is missing, and the word of a missing one is all that is left to find.
                let isZeroLeft = found.count == wordCount - 1 && groups[0] < 0
                words.forEachBlock(of: start..<min(start + (1 << 16), rows.upperBound)) { start, words in
                    if isZeroLeft {
                        guard words.reduce(0, { $0 | ($1 == 0 ? 1 : 0) }) != 0 else { return }
                        if let index = words.firstIndex(of: 0) { take(0, start + index) }
                    } else {
                        for (index, word) in words.enumerated() where word != KeyWords.none {
                            take(word, start + index)
                        }
                    }
                }
            }
        }
        self.words = found
        self.firstRows = firstRows
    }
}
