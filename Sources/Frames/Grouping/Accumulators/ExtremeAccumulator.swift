import Base

// States of the smallest or the largest value of each group. A type that is generic over the values would be as short, but
// the functions of a generic type are not specialized where they are called by way of a protocol.

/// The smallest or the largest of whole numbers, dates, time spans or Booleans.
struct IntegerExtremeAccumulator: ElementwiseAccumulator {
    static let nothing = Extreme<Int>(value: 0)
    var elements: [Extreme<Int>]
    private let isLargest: Bool
    private let type: ColumnType

    init(isLargest: Bool, type: ColumnType, groupCount: Int) {
        self.isLargest = isLargest
        self.type = type
        elements = [Extreme<Int>](repeating: Self.nothing, count: groupCount)
    }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        switch columns[0].storage {
        case .integer(let values): update(values, codes, rows) { $0 }
        case .date(let values): update(values, codes, rows) { $0.microseconds }
        case .timeSpan(let values): update(values, codes, rows) { $0.microseconds }
        case .boolean(let values): update(values, codes, rows) { $0 ? 1 : 0 }
        case .real, .text, .list: break
        }
    }

    @inline(__always)
    private mutating func update<Value>(
        _ values: Nullable<Value>, _ codes: UnsafeBufferPointer<Int32>, _ rows: Range<Int>,
        _ integer: (Value) -> Int
    ) {
        elements.withUnsafeMutableBufferPointer { elements in
            if isLargest {
                values.forEach(in: rows, codes: codes) { elements[$0].take(integer($1)) { $0 > $1 } }
            } else {
                values.forEach(in: rows, codes: codes) { elements[$0].take(integer($1)) { $0 < $1 } }
            }
        }
    }

    func merge(_ later: Extreme<Int>, into element: inout Extreme<Int>) {
        if later.isFound { element.take(later.value) { isLargest ? $0 > $1 : $0 < $1 } }
    }

    func result() -> Column {
        let values = Nullable(elements) { $0.isFound ? $0.value : nil }
        return switch type {
        case .date: Column("", .date(values.map { Timestamp(microseconds: $0) }))
        case .timeSpan: Column("", .timeSpan(values.map { TimeSpan(microseconds: $0) }))
        case .boolean: Column("", .boolean(values.map { $0 != 0 }))
        case .integer, .real, .text, .list: Column("", .integer(values))
        }
    }
}

/// The smallest or the largest of floating-point numbers. NaN is larger than any other number.
struct RealExtremeAccumulator: ElementwiseAccumulator {
    static let nothing = Extreme<Double>(value: 0)
    var elements: [Extreme<Double>]
    private let isLargest: Bool

    init(isLargest: Bool, groupCount: Int) {
        self.isLargest = isLargest
        elements = [Extreme<Double>](repeating: Self.nothing, count: groupCount)
    }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        guard case .real(let values) = columns[0].storage else { return }
        elements.withUnsafeMutableBufferPointer { elements in
            if isLargest {
                values.forEach(in: rows, codes: codes) { elements[$0].take($1) { $1.precedes($0) } }
            } else {
                values.forEach(in: rows, codes: codes) { elements[$0].take($1) { $0.precedes($1) } }
            }
        }
    }

    func merge(_ later: Extreme<Double>, into element: inout Extreme<Double>) {
        if later.isFound { element.take(later.value) { isLargest ? $1.precedes($0) : $0.precedes($1) } }
    }

    func result() -> Column {
        Column("", .real(Nullable(elements) { $0.isFound ? $0.value : nil }))
    }
}

/// The best value of a group so far, if there is one.
struct Extreme<Value: BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
    var value: Value
    var isFound = false

    /// Takes a value if it is better than the one that is there.
    @inline(__always)
    mutating func take(_ other: Value, ifBetter isBetter: (Value, Value) -> Bool) {
        guard !isFound || isBetter(other, value) else { return }
        value = other
        isFound = true
    }
}
