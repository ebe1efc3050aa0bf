import Base
import Numerics

/// The places of rows in an order by several columns as numbers: strings of bits, cut into words of 64.
///
/// The value of each column is a number of as many bits as the column needs, counted from the smallest value or, for a
/// descending order, from the largest; missing values are last. The numbers of the columns follow each other in the string,
/// so a row comes before another one if its string does.
struct OrderWords: SortingWords {
    /// The number of rows.
    let rowCount: Int
    /// The number of bits.
    let width: Int
    private let columns: [OrderedColumn]

    init(_ columns: [(column: Column, descending: Bool)], rowCount: Int) {
        self.rowCount = rowCount
        self.columns = columns.flatMap { OrderedColumn.columns($0.column, descending: $0.descending) }
        width = self.columns.reduce(0) { $0 + $1.width }
    }

    /// The number of words; equal rows have equal words.
    var wordCount: Int { max(1, (width + 63) / 64) }

    /// The number of bits of a word; only the last has fewer than 64.
    func width(of word: Int) -> Int { min(64, width - 64 * word) }

    /// Writes a word of some rows.
    func encode(_ word: Int, _ rows: Range<Int>, into words: UnsafeMutablePointer<UInt64>) {
        words.initialize(repeating: 0, count: rows.count)
        // The number of bits behind the word, and behind the column.
        let behindWord = max(0, width - 64 * (word + 1))
        var behind = width
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rows.count) { places in
            guard let places = places.baseAddress else { return }
            for column in columns {
                behind -= column.width
                guard behind < behindWord + width(of: word), behind + column.width > behindWord else {
                    continue
                }
                column.encode(rows, into: places)
                // Both shifts are less than 64.
                if behind >= behindWord {
                    let shift = UInt64(behind - behindWord)
                    for index in 0..<rows.count { words[index] |= places[index] &<< shift }
                } else {
                    let shift = UInt64(behindWord - behind)
                    for index in 0..<rows.count { words[index] |= places[index] &>> shift }
                }
            }
        }
    }

    /// Rows with the same words are equal.
    let hasTies = false

    func areOrdered(_ first: Int, _ second: Int) -> Bool { false }
}
