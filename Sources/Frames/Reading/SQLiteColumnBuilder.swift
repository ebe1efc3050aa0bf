internal import CSQLite

/// Builds a part of a column from the rows of a statement. If no type is declared, it follows the values so far.
struct SQLiteColumnBuilder: Sendable {
    /// The kinds of values so far.
    struct Kinds: OptionSet {
        let rawValue: UInt8
        static let missing = Kinds(rawValue: 1)
        static let integer = Kinds(rawValue: 2)
        static let real = Kinds(rawValue: 4)
        static let text = Kinds(rawValue: 8)

        /// The type of a column of such values.
        var type: ColumnType {
            if contains(.text) { return .text }
            return contains(.integer) && !contains(.real) ? .integer : .real
        }
    }

    /// The reason why a value cannot be read.
    enum Problem: Sendable {
        case blob
        case invalidUTF8
        /// The value, in the form for the message, is not of the declared type.
        case unsuitable(String)
    }

    private(set) var kinds = Kinds()
    private let declared: ColumnType?
    private let capacity: Int
    private var builder: ColumnBuilder?
    /// The number of missing values before the first value, while there is no builder.
    private var leadingCount = 0
    /// Whether a text followed numbers, whose texts were not kept.
    private var hasLostTexts = false

    /// Begins a part of a column.
    ///
    /// - Parameter capacity: the expected number of rows.
    init(_ declared: ColumnType?, capacity: Int) {
        self.declared = declared
        self.capacity = capacity
        if let declared { start(declared) }
    }

    /// Whether the part has numbers that were not kept as text.
    var holdsNumbers: Bool { hasLostTexts || declared == nil && builder?.type.isNumeric == true }

    private mutating func start(_ type: ColumnType) {
        // Dates are parsed from the distinct texts at the end.
        var builder = ColumnBuilder(type == .date ? .text : type)
        builder.reserveCapacity(capacity)
        for _ in 0..<leadingCount { builder.appendMissing() }
        self.builder = builder
    }

    /// Appends the value of a column in the current row of the statement; returns the problem if it cannot be read.
    @inline(__always)
    mutating func append(_ row: OpaquePointer, _ column: Int32) -> Problem? {
        switch sqlite3_column_type(row, column) {
        case SQLITE_INTEGER:
            kinds.insert(.integer)
            if builder == nil, !hasLostTexts { start(.integer) }
            let value = Int(sqlite3_column_int64(row, column))
            return builder?.append(value) == false ? appendAsText(row, column) : nil
        case SQLITE_FLOAT:
            kinds.insert(.real)
            if builder == nil, !hasLostTexts { start(.real) }
            if declared == nil, builder?.type == .integer { builder?.promoteToReal() }
            let value = sqlite3_column_double(row, column)
            return builder?.append(value) == false ? appendAsText(row, column) : nil
        case SQLITE_TEXT:
            kinds.insert(.text)
            if builder == nil, !hasLostTexts { start(.text) }
            if declared == nil, builder?.type.isNumeric == true {
                builder = nil
                hasLostTexts = true
            }
            return appendText(row, column)
        case SQLITE_NULL:
            kinds.insert(.missing)
            if builder == nil { leadingCount += 1 } else { builder?.appendMissing() }
            return nil
        default:
            return .blob
        }
    }

    /// Appends a number to a column of text; for any other type it is unsuitable.
    private mutating func appendAsText(_ row: OpaquePointer, _ column: Int32) -> Problem? {
        if builder?.type == .text { return appendText(row, column) }
        return withText(row, column) { .unsuitable(String(decoding: $0.prefix(80), as: UTF8.self)) }
    }

    private mutating func appendText(_ row: OpaquePointer, _ column: Int32) -> Problem? {
        withText(row, column) { bytes in
            guard let type = builder?.type else { return nil }
            if type == .text { return builder?.appendText(bytes) == true ? nil : .invalidUTF8 }
            return builder?.append(parsing: bytes) == true
                ? nil : .unsuitable("\"\(String(decoding: bytes.prefix(80), as: UTF8.self))\"")
        }
    }

    @inline(__always)
    private func withText<Result>(
        _ row: OpaquePointer, _ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        // The text is read first: that may convert it from UTF-16 to UTF-8, which changes its length.
        let text = sqlite3_column_text(row, column)
        let count = Int(sqlite3_column_bytes(row, column))
        return body(UnsafeBufferPointer(start: text, count: text == nil ? 0 : count))
    }

    /// Returns the values as storage of a type that can hold them.
    func storage(of type: ColumnType) -> Column.Storage {
        guard let builder else {
            var missing = ColumnBuilder(type == .date ? .text : type)
            for _ in 0..<leadingCount { missing.appendMissing() }
            return missing.storage
        }
        var promoted = builder
        if type == .real, builder.type == .integer { promoted.promoteToReal() }
        return promoted.storage
    }
}
