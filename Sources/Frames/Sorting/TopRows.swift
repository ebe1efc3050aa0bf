import Base
import Numerics

/// Returns the first rows in the order by some columns, as ``sortedRows(count:by:)`` does, without sorting all.
///
/// Only rows whose first word is among the smallest can be among them. These are found first, by ranges of rows at a time.
func topRows(_ limit: Int, of count: Int, by columns: [(column: Column, descending: Bool)]) -> [Int32] {
    guard limit < count / 8 else { return Array(sortedRows(count: count, by: columns).prefix(limit)) }
    guard limit > 0 else { return [] }
    let order = OrderWords(columns, rowCount: count)
    let ranges = Chunks(count: count, size: max(1 << 17, 4 * limit))
    let smallest = ranges.map(threadCount: nil) { rows in order.smallestWords(limit, in: rows) }
    guard let bound = Array(smallest.joined()).smallest(limit).max() else { return [] }
    let candidates = ranges.map(threadCount: nil) { rows in
        var candidates: [Int32] = []
        forEachBlock(of: rows, { order.encode(0, $0, into: $1) }) { start, words in
            for (index, word) in words.enumerated() where word <= bound {
                candidates.append(Int32(truncatingIfNeeded: start + index))
            }
        }
        return candidates
    }
    let rows = concatenate(candidates)
    let keys = columns.map { (column: $0.column.gathering(rows), descending: $0.descending) }
    return sortedRows(count: rows.count, by: keys).prefix(limit).map { rows[Int($0)] }
}

extension OrderWords {
    /// The smallest first words of some rows, in no order.
    fileprivate func smallestWords(_ limit: Int, in rows: Range<Int>) -> [UInt64] {
        var smallest: [UInt64] = []
        var bound = UInt64.max
        forEachBlock(of: rows, { encode(0, $0, into: $1) }) { _, words in
            for word in words where word <= bound { smallest.append(word) }
            guard smallest.count >= 2 * limit + 1024 else { return }
            smallest = smallest.smallest(limit)
            bound = smallest.max() ?? bound
        }
        return smallest.smallest(limit)
    }
}

extension [UInt64] {
    /// The smallest elements, in no order; all if there are no more.
    fileprivate func smallest(_ limit: Int) -> [UInt64] {
        guard count > limit else { return self }
        var elements = self
        elements.withUnsafeMutableBufferPointer { $0.select([limit - 1]) }
        return Array(elements.prefix(limit))
    }
}
