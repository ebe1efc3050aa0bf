import Base

/// Rows grouped by equal values in some columns.
///
/// The basis of `unique`, `valueCounts`, duplicates, grouping, cross-tabulation and distinct counts. Groups are in order of
/// first appearance, whatever the number of threads.
///
/// Rows are grouped by their words (``KeyWords``). Where few words are possible, an array has an element for each of them;
/// else the rows are distributed by a hash, so that the hash table of each part fits into the cache.
struct RowGroups: Sendable {
    /// The group of each row; -1 for a row that was dropped for a missing value.
    let codes: [Int32]
    /// The first row of each group.
    let firstRows: [Int32]

    /// The treatment of rows with a missing value in one of the columns.
    enum MissingRows: Sendable {
        /// They are in no group.
        case dropped
        /// A missing value is equal to any other missing value of the column.
        case kept
    }

    /// The number of groups.
    var count: Int { firstRows.count }

    /// Groups the rows of columns of equal length.
    init(_ columns: [Column], missing: MissingRows) {
        self.init(KeyWords(columns, missing: missing))
    }

    /// Groups rows by their words.
    init(_ words: KeyWords) {
        // An array of the words pays up to a few elements for each row; looking up is then a cache miss at worst.
        let limit = UInt64(max(1 << 12, 2 * words.rowCount))
        if let cardinality = words.cardinality, cardinality <= min(limit, 1 << 25) {
            self.init(words, wordCount: Int(cardinality))
        } else {
            self.init(distributing: words)
        }
    }

    init(codes: [Int32], firstRows: [Int32]) {
        self.codes = codes
        self.firstRows = firstRows
    }

    /// A single group of all rows, which is there without rows as well.
    init(rowCount: Int) {
        self.init(codes: [Int32](repeating: 0, count: rowCount), firstRows: [0])
    }

    /// The number of rows of each group.
    var sizes: [Int] { codes.counted(count) }
}

extension RowGroups {
    /// Groups rows by words that are small enough for an array with an element for each.
    ///
    /// Each thread numbers the words of its rows. Then the words that appear first in later rows are numbered on, and
    /// these rows are renumbered.
    private init(_ words: KeyWords, wordCount: Int) {
        let ranges = Chunks(forThreadsOver: words.rowCount)
        var firstRows: [Int32] = []
        let codes = [Int32](unsafeUninitializedCapacity: words.rowCount) { codes, initialized in
            initialized = words.rowCount
            guard let base = codes.baseAddress else { return }
            let shared = SharedMutablePointer(pointer: base)
            var parts = ranges.map(threadCount: nil) { rows in
                WordNumbers(words, wordCount: wordCount, rows: rows, codes: shared.pointer)
            }
            firstRows = parts.first?.firstRows ?? []
            guard parts.count > 1 else { return }
            var numbers = parts[0].numbers
            parts[0].numbers = []
            let translations = parts.map { part in
                zip(part.words, part.firstRows).map { word, row -> Int32 in
                    if numbers[Int(word)] < 0 {
                        numbers[Int(word)] = Int32(firstRows.count)
                        firstRows.append(row)
                    }
                    return numbers[Int(word)]
                }
            }
            let rest = ranges[0].upperBound..<words.rowCount
            _ = Chunks(count: rest.count, size: ranges.size).map(threadCount: nil) { rows in
                translations[rows.lowerBound / ranges.size + 1].withUnsafeBufferPointer { translation in
                    for row in rows {
                        let code = shared.pointer[rest.lowerBound + row]
                        if code >= 0 { shared.pointer[rest.lowerBound + row] = translation[Int(code)] }
                    }
                }
            }
        }
        self.init(codes: codes, firstRows: firstRows)
    }
}

/// The numbers of the words of some rows, in order of first appearance.
private struct WordNumbers: Sendable {
    /// The number of each word, -1 if it does not appear.
    var numbers: [Int32]
    /// The words by number.
    private(set) var words: [UInt32] = []
    /// The first row of each word, by number.
    private(set) var firstRows: [Int32] = []

    /// Writes the number of the word of each row to the element of the row in `codes`.
    init(_ words: KeyWords, wordCount: Int, rows: Range<Int>, codes: UnsafeMutablePointer<Int32>) {
        numbers = [Int32](repeating: -1, count: wordCount)
        var found: [UInt32] = []
        var firstRows: [Int32] = []
        numbers.withUnsafeMutableBufferPointer { numbers in
            words.forEachBlock(of: rows) { start, words in
                for (index, word) in words.enumerated() {
                    guard word != KeyWords.none else {
                        codes[start + index] = -1
                        continue
                    }
                    let place = Int(truncatingIfNeeded: word)
                    if numbers[place] < 0 {
                        numbers[place] = Int32(truncatingIfNeeded: firstRows.count)
                        found.append(UInt32(truncatingIfNeeded: word))
                        firstRows.append(Int32(truncatingIfNeeded: start + index))
                    }
                    codes[start + index] = numbers[place]
                }
            }
        }
        self.words = found
        self.firstRows = firstRows
    }
}

extension RowGroups {
    /// Returns the same groups in the order of their values in the columns that the rows were grouped by.
    func sorted(by columns: [Column]) -> RowGroups {
        let keys = columns.map { (column: $0.gathering(firstRows), descending: false) }
        let order = sortedRows(count: count, by: keys)
        var newCodes = [Int32](repeating: 0, count: count)
        for (newCode, code) in order.enumerated() { newCodes[Int(code)] = Int32(newCode) }
        return RowGroups(
            codes: codes.map { $0 < 0 ? -1 : newCodes[Int($0)] }, firstRows: order.map { firstRows[Int($0)] })
    }
}

extension Chunks {
    /// Splits rows into a chunk for each available core; for results that do not depend on the split.
    init(forThreadsOver count: Int) {
        let parts = count < 1 << 14 ? 1 : availableCores
        self.init(count: count, size: max(1, (count + parts - 1) / parts))
    }
}
