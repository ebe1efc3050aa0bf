import Base
import Numerics

/// The values of a column as numbers in an order, counted from the first; missing values are last.
struct OrderedColumn: Sendable {
    private enum Source: Sendable {
        /// Numbers of distinct values, negative for missing ones, and the ranks of these.
        case codes([Int32], ranks: [Int32])
        case integers(Nullable<Int>)
        case dates(Nullable<Timestamp>)
        case timeSpans(Nullable<TimeSpan>)
        case booleans(Nullable<Bool>)
        case reals(Nullable<Double>)
    }

    private let source: Source
    private let isDescending: Bool
    /// The keys of the smallest and the largest value.
    private let bounds: ClosedRange<UInt64>
    /// The place of missing values.
    private let missing: UInt64
    /// The number of bits of a place.
    let width: Int

    private init(
        _ source: Source, _ bounds: ClosedRange<UInt64>?, descending: Bool, hasMissing: Bool
    ) {
        self.source = source
        self.bounds = bounds ?? 0...0
        isDescending = descending
        let span = self.bounds.upperBound - self.bounds.lowerBound
        missing = hasMissing ? span + 1 : 0
        width = UInt64.bitWidth - max(span, missing).leadingZeroBitCount
    }

    /// The values of a column in an order.
    ///
    /// - Returns: One column, or two if numbers fill a word and missing ones need a bit of their own.
    static func columns(_ column: Column, descending: Bool) -> [OrderedColumn] {
        let (source, bounds) = source(of: column)
        var hasMissing = column.missingCount > 0
        var columns: [OrderedColumn] = []
        if hasMissing, let bounds, bounds.upperBound - bounds.lowerBound == .max {
            let mask = Nullable(column.missingMask)
            columns.append(OrderedColumn(.booleans(mask), 0...1, descending: false, hasMissing: false))
            hasMissing = false
        }
        return columns + [OrderedColumn(source, bounds, descending: descending, hasMissing: hasMissing)]
    }

    private static func source(of column: Column) -> (Source, ClosedRange<UInt64>?) {
        switch column.storage {
        case .integer(let values): return (.integers(values), values.bounds { $0.sortingKey })
        case .date(let values): return (.dates(values), values.bounds { $0.microseconds.sortingKey })
        case .timeSpan(let values): return (.timeSpans(values), values.bounds { $0.microseconds.sortingKey })
        case .boolean(let values): return (.booleans(values), 0...1)
        case .real(let values): return (.reals(values), values.bounds { $0.orderKey })
        case .text(let text):
            let ranks = text.ranks()
            return (.codes(text.codes, ranks: ranks), 0...UInt64(max(1, ranks.count) - 1))
        case .list(let lists):
            let (codes, ranks) = lists.codesAndRanks()
            return (.codes(codes, ranks: ranks), 0...UInt64(max(1, ranks.count) - 1))
        }
    }

    /// Writes the places of some rows.
    func encode(_ rows: Range<Int>, into places: UnsafeMutablePointer<UInt64>) {
        @inline(__always)
        func put<Element>(_ values: Nullable<Element>, _ key: (Element) -> UInt64) {
            let (low, high) = (bounds.lowerBound, bounds.upperBound)
            values.withBuffers { values, present in
                for row in rows {
                    let key = key(values[row])
                    let place = isDescending ? high &- key : key &- low
                    places[row &- rows.lowerBound] = present.map { $0[row] } ?? true ? place : missing
                }
            }
        }
        switch source {
        case .integers(let values): put(values) { $0.sortingKey }
        case .dates(let values): put(values) { $0.microseconds.sortingKey }
        case .timeSpans(let values): put(values) { $0.microseconds.sortingKey }
        case .booleans(let values): put(values) { $0 ? 1 : 0 }
        case .reals(let values): put(values) { $0.orderKey }
        case .codes(let codes, let ranks):
            codes.withUnsafeBufferPointer { codes in
                ranks.withUnsafeBufferPointer { ranks in
                    for row in rows {
                        let code = codes[row]
                        let rank = code < 0 ? 0 : UInt64(ranks[Int(code)])
                        let place = isDescending ? bounds.upperBound &- rank : rank
                        places[row &- rows.lowerBound] = code < 0 ? missing : place
                    }
                }
            }
        }
    }
}

extension Double {
    /// An integer that is ordered as the number is; NaN is larger than any other number.
    @inline(__always)
    var orderKey: UInt64 { isNaN ? Double.nan.bitPattern | 1 << 63 : sortingKey }
}

extension Nullable {
    /// The smallest and the largest of the keys of the present values; nil if there are none.
    @inline(__always)
    func bounds<Key: FixedWidthInteger & Sendable>(
        _ key: @Sendable (Element) -> Key
    ) -> ClosedRange<Key>? {
        let parts = Chunks(count: count, size: 1 << 18).map(threadCount: nil) { rows in
            withBuffers { values, present in
                var low = Key.max
                var high = Key.min
                if let present {
                    for row in rows where present[row] {
                        low = Swift.min(low, key(values[row]))
                        high = Swift.max(high, key(values[row]))
                    }
                } else {
                    for row in rows {
                        low = Swift.min(low, key(values[row]))
                        high = Swift.max(high, key(values[row]))
                    }
                }
                return (low: low, high: high)
            }
        }
        let low = parts.reduce(Key.max) { Swift.min($0, $1.low) }
        let high = parts.reduce(Key.min) { Swift.max($0, $1.high) }
        return low <= high ? low...high : nil
    }
}
