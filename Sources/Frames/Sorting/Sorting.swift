import Base
import Numerics

/// A column to sort by.
public struct SortKey: Hashable, Sendable {
    /// The name of the column.
    public var name: String
    /// Whether the largest value comes first.
    public var descending: Bool

    /// Creates a key from the name of a column and a direction.
    public init(_ name: String, descending: Bool = false) {
        self.name = name
        self.descending = descending
    }
}

/// Returns the rows sorted by some columns, all of which have `count` rows. Equal rows keep their order; missing values
/// are last in both directions.
func sortedRows(count: Int, by columns: [(column: Column, descending: Bool)]) -> [Int32] {
    OrderWords(columns, rowCount: count).sortedRows()
}

extension Column {
    /// Returns integers that are ordered as the values are. Those of missing values are equal; NaN is larger
    /// than any other number.
    func orderKeys() -> [UInt64] {
        switch storage {
        case .integer(let values): return values.orderKeys { $0.sortingKey }
        case .real(let values): return values.orderKeys { $0.orderKey }
        case .boolean(let values): return values.orderKeys { $0 ? 1 : 0 }
        case .date(let values): return values.orderKeys { $0.microseconds.sortingKey }
        case .timeSpan(let values): return values.orderKeys { $0.microseconds.sortingKey }
        case .text(let text):
            let ranks = text.ranks()
            return text.codes.map { $0 < 0 ? .max : UInt64(ranks[Int($0)]) }
        case .list(let lists):
            let (codes, ranks) = lists.codesAndRanks()
            return codes.map { $0 < 0 ? .max : UInt64(ranks[Int($0)]) }
        }
    }
}

extension Nullable {
    /// A key for each value.
    @inline(__always)
    fileprivate func orderKeys(_ key: @Sendable (Element) -> UInt64) -> [UInt64] {
        [UInt64](unsafeUninitializedCapacity: count) { keys, initialized in
            initialized = count
            guard let base = keys.baseAddress else { return }
            let keys = SharedMutablePointer(pointer: base)
            _ = Chunks(count: count, size: 1 << 18).map(threadCount: nil) { rows in
                values.withUnsafeBufferPointer { values in
                    for row in rows { (keys.pointer + row).initialize(to: key(values[row])) }
                }
            }
        }
    }
}
