/// Values in a contiguous array, some of which may be missing. Only then is there a bitmap of those that are not.
struct Nullable<Element: Hashable & Sendable>: Sendable {
    private(set) var values: [Element] = []
    private(set) var validity: Bitmap?

    init() {}

    init(_ values: [Element]) {
        self.values = values
    }

    /// Stores optional values, with `placeholder` in place of the missing ones.
    init(_ values: [Element?], placeholder: Element) {
        self.values.reserveCapacity(values.count)
        for value in values { append(value, placeholder: placeholder) }
    }

    var count: Int { values.count }

    var missingCount: Int { validity?.unsetCount ?? 0 }

    @inline(__always)
    func isMissing(_ row: Int) -> Bool {
        if let validity { !validity[row] } else { false }
    }

    subscript(row: Int) -> Element? { isMissing(row) ? nil : values[row] }

    mutating func reserveCapacity(_ capacity: Int) { values.reserveCapacity(capacity) }

    @inline(__always)
    mutating func append(_ value: Element) {
        values.append(value)
        validity?.append(true)
    }

    mutating func append(_ value: Element?, placeholder: Element) {
        if let value { return append(value) }
        if validity == nil { validity = Bitmap(count: values.count) }
        values.append(placeholder)
        validity?.append(false)
    }

    /// Stores a value computed from each element of a collection, with `placeholder` in place of the missing ones.
    @inline(__always)
    init<Source: Collection>(
        _ source: Source, placeholder: Element, _ value: (Source.Element) -> Element?
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
                    buffer.initializeElement(at: filled, to: placeholder)
                }
                filled += 1
            }
        }
        self.validity = validity
    }

    /// Returns the values of some rows; a negative row yields a missing value.
    func gathering(_ rows: some Collection<Int>, placeholder: Element) -> Nullable {
        values.withUnsafeBufferPointer { values in
            if let validity {
                return Nullable(rows, placeholder: placeholder) {
                    $0 < 0 || !validity[$0] ? nil : values[$0]
                }
            }
            return Nullable(rows, placeholder: placeholder) { $0 < 0 ? nil : values[$0] }
        }
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
}
