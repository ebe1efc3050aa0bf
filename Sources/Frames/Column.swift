import Base

/// A named column of values of one type, some of which may be missing.
///
/// Values are contiguous in memory. Missing values are marked in a bitmap, which exists only if a value is missing; NaN is
/// a value as any other. Texts are codes into a pool of distinct texts.
/// Columns are values: copies share memory until one of them changes.
public struct Column: Sendable {
    /// The name of the column.
    public var name: String
    let storage: Storage

    /// The values, by type.
    enum Storage: Sendable {
        case integer(Nullable<Int>)
        case real(Nullable<Double>)
        case boolean(Nullable<Bool>)
        case text(TextStorage)
        case date(Nullable<Timestamp>)
        case timeSpan(Nullable<TimeSpan>)
        case list(ListStorage)
    }

    init(_ name: String, _ storage: Storage) {
        self.name = name
        self.storage = storage
    }

    /// Creates a column of values, none of them missing.
    public init<Element: ColumnElement>(_ name: String, _ values: [Element]) {
        self = Element.column(name, values)
    }

    /// Creates a column of values, `nil` for missing ones.
    public init<Element: ColumnElement>(_ name: String, _ values: [Element?]) {
        self = Element.column(name, values)
    }

    /// Creates a column of a type from values of that type, `nil` for missing ones.
    ///
    /// - Throws: `FrameError.wrongType` for a value of another type. An integer is accepted as a floating-point number.
    public init(_ name: String, type: ColumnType, values: [Value?]) throws(FrameError) {
        var builder = ColumnBuilder(type)
        builder.reserveCapacity(values.count)
        for value in values {
            guard builder.append(value) else {
                throw .wrongType(
                    column: name, type: type, operation: "it cannot hold \"\(value?.description ?? "")\"")
            }
        }
        self.init(name, builder.storage)
    }
}

// MARK: - Properties

extension Column {
    /// The number of rows.
    public var count: Int {
        switch storage {
        case .integer(let values): values.count
        case .real(let values): values.count
        case .boolean(let values): values.count
        case .text(let text): text.codes.count
        case .date(let values): values.count
        case .timeSpan(let values): values.count
        case .list(let lists): lists.count
        }
    }

    /// The type of the values.
    public var type: ColumnType {
        switch storage {
        case .integer: .integer
        case .real: .real
        case .boolean: .boolean
        case .text: .text
        case .date: .date
        case .timeSpan: .timeSpan
        case .list: .list(of: .text)
        }
    }

    /// The number of missing values.
    public var missingCount: Int {
        switch storage {
        case .integer(let values): values.missingCount
        case .real(let values): values.missingCount
        case .boolean(let values): values.missingCount
        case .text(let text): text.codes.count { $0 < 0 }
        case .date(let values): values.missingCount
        case .timeSpan(let values): values.missingCount
        case .list(let lists): lists.missingCount
        }
    }

    /// Whether the value of a row is missing. The row must exist.
    public func isMissing(_ row: Int) -> Bool {
        switch storage {
        case .integer(let values): values.isMissing(row)
        case .real(let values): values.isMissing(row)
        case .boolean(let values): values.isMissing(row)
        case .text(let text): text.codes[row] < 0
        case .date(let values): values.isMissing(row)
        case .timeSpan(let values): values.isMissing(row)
        case .list(let lists): lists.isMissing(row)
        }
    }

    /// Whether the value of each row is missing.
    public var missingMask: [Bool] { (0..<count).map(isMissing) }

    /// Whether the values are integers or floating-point numbers.
    public var isNumeric: Bool { type.isNumeric }

    /// The value of a row, `nil` if it is missing. The row must exist.
    public subscript(row: Int) -> Value? {
        switch storage {
        case .integer(let values): values[row].map(Value.integer)
        case .real(let values): values[row].map(Value.real)
        case .boolean(let values): values[row].map(Value.boolean)
        case .text(let text): text[row].map(Value.text)
        case .date(let values): values[row].map(Value.date)
        case .timeSpan(let values): values[row].map(Value.timeSpan)
        case .list(let lists): lists[row].map(Value.list)
        }
    }

    /// Returns the column under another name.
    public func renamed(_ name: String) -> Column {
        Column(name, storage)
    }
}

// MARK: - Equality

extension Column: Equatable {
    /// Whether two columns have the same name, type and values. Missing values are equal to each other, and NaN to NaN.
    public static func == (first: Column, second: Column) -> Bool {
        guard first.name == second.name, first.count == second.count else { return false }
        let rows = 0..<first.count
        switch (first.storage, second.storage) {
        case (.integer(let a), .integer(let b)): return a == b
        case (.real(let a), .real(let b)): return a == b
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.date(let a), .date(let b)): return a == b
        case (.timeSpan(let a), .timeSpan(let b)): return a == b
        case (.list(let a), .list(let b)): return rows.allSatisfy { a[$0] == b[$0] }
        case (.text(let a), .text(let b)):
            var pool = TextBuilder(pool: a.pool)
            let translated = b.pool.bytes.withUnsafeBufferPointer { bytes in
                (0..<b.pool.count).map {
                    pool.code(for: UnsafeBufferPointer(rebasing: bytes[b.pool.range(of: $0)]))
                }
            }
            return rows.allSatisfy {
                a.codes[$0] == (b.codes[$0] < 0 ? TextStorage.missing : translated[Int(b.codes[$0])])
            }
        default: return false
        }
    }
}

extension Column: CustomStringConvertible {
    /// The column as a table of one column.
    public var description: String { DataFrame(unchecked: [self]).description }
}
