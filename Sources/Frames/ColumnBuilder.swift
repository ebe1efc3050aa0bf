import Base

/// Builds the values of a column of a known type row by row.
struct ColumnBuilder: Sendable {
    private(set) var type: ColumnType
    // Only one of these is used. The payload of an enum would be copied at every append.
    private var integers = Nullable<Int>()
    private var reals = Nullable<Double>()
    private var booleans = Nullable<Bool>()
    private var texts = TextBuilder()
    private var dates = Nullable<Timestamp>()
    private var timeSpans = Nullable<TimeSpan>()
    private var lists = ListBuilder()

    init(_ type: ColumnType) {
        self.type = type
    }

    var storage: Column.Storage {
        switch type {
        case .integer: .integer(integers)
        case .real: .real(reals)
        case .boolean: .boolean(booleans)
        case .text: .text(texts.storage)
        case .date: .date(dates)
        case .timeSpan: .timeSpan(timeSpans)
        case .list: .list(lists.storage)
        }
    }

    mutating func reserveCapacity(_ rows: Int) {
        switch type {
        case .integer: integers.reserveCapacity(rows)
        case .real: reals.reserveCapacity(rows)
        case .boolean: booleans.reserveCapacity(rows)
        case .text: texts.reserveCapacity(rows)
        case .date: dates.reserveCapacity(rows)
        case .timeSpan: timeSpans.reserveCapacity(rows)
        case .list: break
        }
    }

    mutating func appendMissing() {
        switch type {
        case .integer: integers.appendMissing()
        case .real: reals.appendMissing()
        case .boolean: booleans.appendMissing()
        case .text: texts.appendMissing()
        case .date: dates.appendMissing()
        case .timeSpan: timeSpans.appendMissing()
        case .list: lists.appendMissing()
        }
    }

    /// Appends a value.
    ///
    /// - Returns: Whether the column can hold the value; otherwise nothing is appended.
    mutating func append(_ value: Value?) -> Bool {
        guard let value else {
            appendMissing()
            return true
        }
        switch (type, value) {
        case (.integer, .integer(let integer)): integers.append(integer)
        case (.real, .real(let real)): reals.append(real)
        case (.real, .integer(let integer)): reals.append(Double(integer))
        case (.boolean, .boolean(let boolean)): booleans.append(boolean)
        case (.text, .text(let text)): texts.append(text)
        case (.date, .date(let date)): dates.append(date)
        case (.timeSpan, .timeSpan(let timeSpan)): timeSpans.append(timeSpan)
        case (.list, .list(let texts)): lists.append(texts)
        default: return false
        }
        return true
    }

    /// Parses a value from the bytes of a field and appends it.
    ///
    /// - Returns: Whether the bytes are such a value; otherwise nothing is appended.
    mutating func append(parsing bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch type {
        case .integer:
            guard let integer = Int(parsing: bytes) ?? DecimalNumber.wholeNumber(bytes) else { return false }
            integers.append(integer)
        case .real:
            guard let real = Double(parsing: bytes) else { return false }
            reals.append(real)
        case .boolean:
            guard let boolean = Bool(parsing: bytes) else { return false }
            booleans.append(boolean)
        case .text:
            texts.append(bytes)
        case .date:
            guard let date = Timestamp.parse(bytes) else { return false }
            dates.append(date.timestamp)
        case .timeSpan, .list: return false
        }
        return true
    }

    /// Appends an integer, or 0 or 1 as a Boolean.
    ///
    /// - Returns: Whether the column can hold the value; otherwise nothing is appended.
    @inline(__always)
    mutating func append(_ integer: Int) -> Bool {
        switch type {
        case .integer: integers.append(integer)
        case .real: reals.append(Double(integer))
        case .boolean where integer == 0 || integer == 1: booleans.append(integer == 1)
        case .boolean, .text, .date, .timeSpan, .list: return false
        }
        return true
    }

    /// Appends a floating-point number; to a column of integers, only if it is integral.
    ///
    /// - Returns: Whether the column can hold the value; otherwise nothing is appended.
    @inline(__always)
    mutating func append(_ real: Double) -> Bool {
        switch type {
        case .integer:
            guard let integer = Int(exactly: real) else { return false }
            integers.append(integer)
        case .real: reals.append(real)
        case .boolean, .text, .date, .timeSpan, .list: return false
        }
        return true
    }

    /// Appends a text to a column of text and returns whether it is UTF-8. Each distinct text is checked once.
    @inline(__always)
    mutating func appendText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let known = texts.storage.pool.count
        let code = texts.code(for: bytes)
        guard code < known || bytes.isUTF8 else { return false }
        texts.append(code: code)
        return true
    }

    /// Turns a builder of integers into one of floating-point numbers.
    mutating func promoteToReal() {
        reals = integers.map(Double.init)
        integers = Nullable()
        type = .real
    }
}
