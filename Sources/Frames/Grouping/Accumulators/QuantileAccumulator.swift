import Base
import Numerics

/// A quantile of numbers, dates or time spans, with linear interpolation.
struct QuantileAccumulator: CollectingAccumulator {
    var values: CollectedValues
    private let probability: Double

    init(_ column: Column, probability: Double, codes: [Int32], groupCount: Int) {
        values = CollectedValues(column, codes: codes, groupCount: groupCount)
        self.probability = probability
    }

    func result() -> Column {
        let (column, codes) = values.joined()
        switch column.storage {
        case .integer(let values):
            return Column("", .real(quantiles(codes, values) { Double($0) }))
        case .boolean(let values):
            return Column("", .real(quantiles(codes, values) { $0 ? 1 : 0 }))
        case .real(let values):
            return Column("", .real(quantiles(codes, values) { $0 }))
        case .date(let values):
            let results = wholeQuantiles(codes, values)
            return Column("", .date(results.map { Timestamp(microseconds: $0) }))
        case .timeSpan(let values):
            let results = wholeQuantiles(codes, values)
            return Column("", .timeSpan(results.map { TimeSpan(microseconds: $0) }))
        case .text, .list:
            return column.gathering([Int32](repeating: -1, count: self.values.groupCount))
        }
    }

    /// The quantiles of numbers. NaN is the largest of them.
    private func quantiles<Value>(
        _ codes: [Int32], _ values: Nullable<Value>, _ number: @Sendable (Value) -> Double
    ) -> Nullable<Double> {
        quantiles(
            codes, key: { $0.orderKey },
            value: { row in number(values.values[row]) }
        ) { lower, upper, fraction in
            let (lower, upper) = (Double(sortingKey: lower), Double(sortingKey: upper))
            return fraction == 0 ? lower : Descriptive.interpolated(lower, upper, fraction)
        }
    }

    /// The quantiles of whole numbers, to the nearest whole number.
    private func wholeQuantiles<Value: IntegerBacked>(
        _ codes: [Int32], _ values: Nullable<Value>
    ) -> Nullable<Int> {
        quantiles(codes, key: { $0 }, value: { row in values.values[row].integer }) {
            lower, upper, fraction in
            lower + Int((Double(upper - lower) * fraction).rounded())
        }
    }

    @inline(__always)
    private func quantiles<Value, Key: Comparable & BitwiseCopyable & Sendable, Result: FixedSizeValue>(
        _ codes: [Int32], key: @Sendable (Value) -> Key, value: @Sendable (Int) -> Value,
        between: @Sendable (Key, Key, Double) -> Result
    ) -> Nullable<Result> {
        let scattered = scatter(codes, groupCount: values.groupCount) { key(value($0)) }
        let starts = scattered.starts
        var keys = scattered.values
        let probability = probability
        return keys.withUnsafeMutableBufferPointer { keys in
            guard let base = keys.baseAddress else {
                return Nullable(0..<values.groupCount) { _ in nil }
            }
            let shared = SharedMutablePointer(pointer: base)
            let groups = Chunks(count: values.groupCount, size: max(1, values.groupCount / 64))
            let parts = groups.map(threadCount: keys.count < 1 << 14 ? 1 : nil) { groups in
                groups.map { group -> Result? in
                    let count = starts[group + 1] - starts[group]
                    guard count > 0 else { return nil }
                    let group = UnsafeMutableBufferPointer(
                        start: shared.pointer + starts[group], count: count)
                    let place = probability * Double(count - 1)
                    let (lower, upper) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
                    group.select(lower == upper ? [lower] : [lower, upper])
                    return between(group[lower], group[upper], place - Double(lower))
                }
            }
            return Nullable(Array(parts.joined()))
        }
    }
}
