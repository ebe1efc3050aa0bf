import Base

/// A type of values of a fixed size.
protocol FixedSizeValue: Hashable, Sendable {
    /// The value that is stored in place of a missing one.
    static var placeholder: Self { get }
}

extension Int: FixedSizeValue {
    static var placeholder: Int { 0 }
}

extension Double: FixedSizeValue {
    /// NaN, so that the stored values are those that models and statistics take.
    static var placeholder: Double { .nan }
}

extension Bool: FixedSizeValue {
    static var placeholder: Bool { false }
}

extension Timestamp: FixedSizeValue {
    static var placeholder: Timestamp { Timestamp(microseconds: 0) }
}

extension TimeSpan: FixedSizeValue {
    static var placeholder: TimeSpan { TimeSpan(microseconds: 0) }
}

/// A type of values that are one integer each, ordered as it is.
protocol IntegerBacked: FixedSizeValue {
    /// The value as an integer.
    var integer: Int { get }
    /// Creates the value of an integer.
    init(integer: Int)
}

extension Int: IntegerBacked {
    var integer: Int { self }
    init(integer: Int) { self = integer }
}

extension Timestamp: IntegerBacked {
    var integer: Int { microseconds }
    init(integer: Int) { self.init(microseconds: integer) }
}

extension TimeSpan: IntegerBacked {
    var integer: Int { microseconds }
    init(integer: Int) { self.init(microseconds: integer) }
}

/// Values in a contiguous array, some of which may be missing. Only then is there a bitmap of those that are not.
struct Nullable<Element: FixedSizeValue>: Sendable {
    private(set) var values: [Element] = []
    private(set) var validity: Bitmap?

    init() {}

    init(_ values: [Element]) {
        self.values = values
    }

    /// Stores values and which of them are present; `nil` if all are. The placeholders must be in place.
    init(_ values: [Element], validity: Bitmap?) {
        self.values = values
        self.validity = validity
    }

    /// Stores optional values.
    init(_ values: [Element?]) {
        self.init(values) { $0 }
    }

    var count: Int { values.count }

    var missingCount: Int { validity?.unsetCount ?? 0 }

    @inline(__always)
    func isMissing(_ row: Int) -> Bool {
        if let validity { !validity[row] } else { false }
    }

    /// Calls `body` with the values, and with the bits of those that are present unless all are; for hot loops.
    @inline(__always)
    func withBuffers<Result>(
        _ body: (UnsafeBufferPointer<Element>, Bitmap.Bits?) throws -> Result
    ) rethrows -> Result {
        try values.withUnsafeBufferPointer { values in
            guard let validity else { return try body(values, nil) }
            return try validity.withBits { try body(values, $0) }
        }
    }

    subscript(row: Int) -> Element? { isMissing(row) ? nil : values[row] }

    mutating func reserveCapacity(_ capacity: Int) { values.reserveCapacity(capacity) }

    @inline(__always)
    mutating func append(_ value: Element) {
        values.append(value)
        validity?.append(true)
    }

    mutating func appendMissing() {
        if validity == nil { validity = Bitmap(count: values.count) }
        values.append(.placeholder)
        validity?.append(false)
    }

    /// Stores a value computed from each element of a collection; `nil` is a missing one.
    @inline(__always)
    init<Source: Collection>(
        _ source: Source, _ value: (Source.Element) -> Element?
    ) {
        let count = source.count
        var validity: Bitmap?
        values = [Element](unsafeUninitializedCapacity: count) { buffer, filled in
            for element in source {
                if let value = value(element) {
                    buffer.initializeElement(at: filled, to: value)
                } else {
                    if validity == nil { validity = Bitmap(count: count) }
                    validity?[filled] = false
                    buffer.initializeElement(at: filled, to: .placeholder)
                }
                filled += 1
            }
        }
        self.validity = validity
    }

    /// Concatenates values.
    static func concatenating(_ parts: [Nullable]) -> Nullable {
        var result = Nullable()
        result.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { result.values += part.values }
        guard parts.contains(where: { $0.validity != nil }) else { return result }
        var validity = Bitmap(count: result.count)
        var start = 0
        for part in parts {
            if part.validity != nil {
                for row in 0..<part.count where part.isMissing(row) { validity[start + row] = false }
            }
            start += part.count
        }
        result.validity = validity
        return result
    }

    /// The values, `nil` for missing ones.
    var optionals: [Element?] {
        // The implicit conversion to `[Element?]` casts each value at run time; `map(Optional.some)` does not.
        validity == nil ? values.map(Optional.some) : values.indices.map { self[$0] }
    }

    /// The present values.
    var present: [Element] {
        validity == nil ? values : values.indices.lazy.filter { !isMissing($0) }.map { values[$0] }
    }

    /// Returns the value of a function for each value; missing values stay missing.
    func map<Result: FixedSizeValue>(_ transform: (Element) -> Result) -> Nullable<Result> {
        guard validity != nil else { return Nullable<Result>(values.map(transform)) }
        return Nullable<Result>(values.indices) { isMissing($0) ? nil : transform(values[$0]) }
    }
}

extension Nullable: Equatable {
    /// Whether the values are equal, row by row. Missing values are equal to each other, and NaN to NaN.
    static func == (first: Nullable, second: Nullable) -> Bool {
        first.count == second.count
            && first.values.indices.allSatisfy { row in
                first.isMissing(row) || second.isMissing(row)
                    ? first.isMissing(row) == second.isMissing(row)
                    : first.values[row] == second.values[row]
                        || (first.values[row] != first.values[row]
                            && second.values[row] != second.values[row])
            }
    }
}

extension Nullable<Double> {
    /// Stores numbers; NaN is a missing one.
    init(nanAsMissing values: [Double]) {
        let missing = values.indices.filter { values[$0].isNaN }
        var validity = missing.isEmpty ? nil : Bitmap(count: values.count)
        for row in missing { validity?[row] = false }
        self.init(values, validity: validity)
    }
}
