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
