import Base

/// An argument of a function that is computed for each row: a column of values, or the same value for all rows.
enum Lane<Element: FixedSizeValue>: Sendable {
    case column(Nullable<Element>)
    case constant(Element?)

    /// Returns the value of a row.
    subscript(row: Int) -> Element? {
        switch self {
        case .column(let values): values[row]
        case .constant(let value): value
        }
    }

    /// Returns which rows have a value; nil if all have.
    func validity(count: Int) -> Bitmap? {
        switch self {
        case .column(let values): values.validity
        case .constant(let value): value == nil ? Bitmap(repeating: false, count: count) : nil
        }
    }

    /// Returns the lane of a function of each value.
    @inline(__always)
    func map<Result: FixedSizeValue>(_ transform: (Element) -> Result) -> Lane<Result> {
        switch self {
        case .column(let values): .column(values.map(transform))
        case .constant(let value): .constant(value.map(transform))
        }
    }

    /// The values of `count` rows.
    func values(count: Int) -> Nullable<Element> {
        switch self {
        case .column(let values): values
        case .constant(let value?): Nullable([Element](repeating: value, count: count))
        case .constant(nil): .missing(count: count)
        }
    }
}

extension Nullable {
    /// Missing values.
    static func missing(count: Int) -> Nullable {
        Nullable(
            [Element](repeating: .placeholder, count: count), validity: Bitmap(repeating: false, count: count)
        )
    }

    /// Computes values for rows, also for those that are missing, where the result is replaced by the placeholder.
    @inline(__always)
    init(count: Int, validity: Bitmap?, _ value: (Int) -> Element) {
        var values = [Element](unsafeUninitializedCapacity: count) { buffer, filled in
            for row in 0..<count { buffer.initializeElement(at: row, to: value(row)) }
            filled = count
        }
        validity?.forEachUnset { values[$0] = .placeholder }
        self.init(values, validity: validity)
    }
}

/// Returns the results of a function of two lanes; missing where one of them is.
@inline(__always)
func combine<First: FixedSizeValue, Second: FixedSizeValue, Result: FixedSizeValue>(
    _ first: Lane<First>, _ second: Lane<Second>, count: Int, _ function: (First, Second) -> Result
) -> Nullable<Result> {
    switch (first, second) {
    case (.constant(nil), _), (_, .constant(nil)):
        return .missing(count: count)
    case (.column(let a), .column(let b)):
        let validity = Bitmap.intersection(a.validity, b.validity)
        return a.values.withUnsafeBufferPointer { a in
            b.values.withUnsafeBufferPointer { b in
                Nullable(count: count, validity: validity) { function(a[$0], b[$0]) }
            }
        }
    case (.column(let a), .constant(let b?)):
        return a.values.withUnsafeBufferPointer { values in
            Nullable(count: count, validity: a.validity) { function(values[$0], b) }
        }
    case (.constant(let a?), .column(let b)):
        return b.values.withUnsafeBufferPointer { values in
            Nullable(count: count, validity: b.validity) { function(a, values[$0]) }
        }
    case (.constant(let a?), .constant(let b?)):
        return Nullable([Result](repeating: function(a, b), count: count))
    }
}

/// Returns the results of a function of two lanes that has none for some values.
@inline(__always)
func combineOptional<First: FixedSizeValue, Second: FixedSizeValue, Result: FixedSizeValue>(
    _ first: Lane<First>, _ second: Lane<Second>, count: Int, _ function: (First, Second) -> Result?
) -> Nullable<Result> {
    Nullable(0..<count) { row in
        guard let a = first[row], let b = second[row] else { return nil }
        return function(a, b)
    }
}
