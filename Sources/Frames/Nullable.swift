/// Values in a contiguous array, some of which may be missing. The bitmap is there only if some are.
struct Nullable<Element: Hashable & Sendable>: Sendable {
    private(set) var values: [Element] = []
    private(set) var validity: Bitmap?

    init() {}

    init(_ values: [Element]) {
        self.values = values
    }

    /// Takes optional values; `placeholder` stands where one is missing.
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

    /// Makes as many values as there are elements, each of its element; `placeholder` stands where there is none.
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

    /// The values at some rows; a negative row gives a missing value.
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

    /// Puts values one below the other.
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

    /// The values, `nil` where one is missing.
    var optionals: [Element?] {
        // Left to the compiler, arrays of plain values become such of optional ones by a cast of each value at run time.
        validity == nil ? values.map(Optional.some) : values.indices.map { self[$0] }
    }
}
