import Base
import Numerics

/// Returns the rows sorted by some columns, all of which have `count` rows. Equal rows keep their order; missing values
/// are last.
func sortedRows(count: Int, by columns: [(column: Column, descending: Bool)]) -> [Int32] {
    var keys: [[UInt64]] = []
    for (column, descending) in columns {
        let order = column.orderKeys()
        if column.missingCount > 0 { keys.append((0..<count).map { column.isMissing($0) ? 1 : 0 }) }
        keys.append(descending ? order.map { ~$0 } : order)
    }
    guard let first = keys.first else { return Array(0..<Int32(count)) }

    // The first key is stored beside the row, so most comparisons need one access to memory.
    var entries = first.enumerated().map { (key: $0.element, row: $0.offset) }
    let others = keys.dropFirst()
    entries.sort { a, b in
        if a.key != b.key { return a.key < b.key }
        for key in others where key[a.row] != key[b.row] { return key[a.row] < key[b.row] }
        return a.row < b.row
    }
    return entries.map { Int32($0.row) }
}

extension Column {
    /// Returns integers that are ordered as the values are. Those of missing values are equal; NaN is larger
    /// than any other number.
    func orderKeys() -> [UInt64] {
        switch storage {
        case .integer(let values):
            return values.values.map(\.sortingKey)
        case .real(let values):
            return values.values.map { $0.isNaN ? .max : $0.sortingKey }
        case .boolean(let values):
            return values.values.map { $0 ? 1 : 0 }
        case .text(let text):
            let ranks = text.pool.ranks()
            return text.codes.map { $0 < 0 ? .max : UInt64(ranks[Int($0)]) }
        case .date(let values):
            return values.values.map(\.microseconds.sortingKey)
        case .timeSpan(let values):
            return values.values.map(\.microseconds.sortingKey)
        case .list(let lists):
            return lists.orderRanks()
        }
    }
}
