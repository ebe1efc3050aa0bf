import Base

/// A type of values of a fixed size in a total order.
protocol OrderedValue: FixedSizeValue {
    /// Whether the value comes before another one. NaN comes after every other number.
    func precedes(_ other: Self) -> Bool
    /// Makes a column of values of this type.
    static func storage(_ values: Nullable<Self>) -> Column.Storage
    /// The values of a column, if they are of this type.
    static func values(of column: Column) -> Nullable<Self>?
}

extension IntegerBacked {
    @inline(__always)
    func precedes(_ other: Self) -> Bool { integer < other.integer }
}

extension Int: OrderedValue {
    static func storage(_ values: Nullable<Int>) -> Column.Storage { .integer(values) }
    static func values(of column: Column) -> Nullable<Int>? {
        if case .integer(let values) = column.storage { values } else { nil }
    }
}

extension Timestamp: OrderedValue {
    static func storage(_ values: Nullable<Timestamp>) -> Column.Storage { .date(values) }
    static func values(of column: Column) -> Nullable<Timestamp>? {
        if case .date(let values) = column.storage { values } else { nil }
    }
}

extension TimeSpan: OrderedValue {
    static func storage(_ values: Nullable<TimeSpan>) -> Column.Storage { .timeSpan(values) }
    static func values(of column: Column) -> Nullable<TimeSpan>? {
        if case .timeSpan(let values) = column.storage { values } else { nil }
    }
}

extension Bool: OrderedValue {
    @inline(__always)
    func precedes(_ other: Bool) -> Bool { !self && other }
    static func storage(_ values: Nullable<Bool>) -> Column.Storage { .boolean(values) }
    static func values(of column: Column) -> Nullable<Bool>? {
        if case .boolean(let values) = column.storage { values } else { nil }
    }
}

extension Double: OrderedValue {
    @inline(__always)
    func precedes(_ other: Double) -> Bool { self < other || other.isNaN && !isNaN }
    static func storage(_ values: Nullable<Double>) -> Column.Storage { .real(values) }
    static func values(of column: Column) -> Nullable<Double>? {
        if case .real(let values) = column.storage { values } else { nil }
    }
}

/// The smallest or the largest of values of a fixed size.
struct ExtremeAccumulator<Value: OrderedValue>: ElementwiseAccumulator {
    /// The best value so far, if there is one.
    struct Best: Sendable {
        var value = Value.placeholder
        var isFound = false
    }

    static var nothing: Best { Best() }
    var elements: [Best]
    private let isLargest: Bool

    init(isLargest: Bool, groupCount: Int) {
        self.isLargest = isLargest
        elements = [Best](repeating: Self.nothing, count: groupCount)
    }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows: Range<Int>) {
        guard let values = Value.values(of: columns[0]) else { return }
        elements.withUnsafeMutableBufferPointer { best in
            if isLargest {
                values.forEach(in: rows, codes: codes) { group, value in
                    if !best[group].isFound || best[group].value.precedes(value) {
                        best[group] = Best(value: value, isFound: true)
                    }
                }
            } else {
                values.forEach(in: rows, codes: codes) { group, value in
                    if !best[group].isFound || value.precedes(best[group].value) {
                        best[group] = Best(value: value, isFound: true)
                    }
                }
            }
        }
    }

    func merge(_ later: Best, into element: inout Best) {
        guard later.isFound else { return }
        let isBetter =
            isLargest ? element.value.precedes(later.value) : later.value.precedes(element.value)
        if !element.isFound || isBetter { element = later }
    }

    func result() -> Column {
        Column("", Value.storage(Nullable(elements) { $0.isFound ? $0.value : nil }))
    }
}
