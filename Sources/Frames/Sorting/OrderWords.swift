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

    /// The number of bits of a word; only the first has fewer than 64.
    func width(of word: Int) -> Int { word == 0 ? width - 64 * (wordCount - 1) : 64 }

    /// Writes a word of some rows.
    func encode(_ word: Int, _ rows: Range<Int>, into words: UnsafeMutablePointer<UInt64>) {
        words.initialize(repeating: 0, count: rows.count)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rows.count) { places in
            guard let places = places.baseAddress else { return }
            forEachPart(of: word) { column, part in
                column.encode(rows, into: places)
                for index in 0..<rows.count { words[index] |= part(places[index]) }
            }
        }
    }

    /// Rows with the same words are equal.
    let hasTies = false

    func areOrdered(_ first: Int, _ second: Int) -> Bool { false }

    /// Calls `body` with each column that has bits in a word, and a function from the place of a row to these bits.
    @inline(__always)
    private func forEachPart(of word: Int, _ body: (OrderedColumn, (UInt64) -> UInt64) -> Void) {
        // The number of bits behind the word, and behind the column.
        let behindWord = 64 * (wordCount - 1 - word)
        var behind = width
        for column in columns {
            behind -= column.width
            guard behind < behindWord + 64, behind + column.width > behindWord else { continue }
            // Shifts beyond a word give 0.
            body(column) { place in
                behind >= behindWord ? place << (behind - behindWord) : place >> (behindWord - behind)
            }
        }
    }
}
