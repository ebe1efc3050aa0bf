import Base

/// A named column of values of one type, some of which may be missing.
///
/// The values lie one after the other in memory. A missing floating-point number is a NaN, as in pandas; a missing
/// whole number, Boolean or date is a bit of a bitmap, which is there only if something is missing; text is coded
/// by a pool of distinct texts. Columns are values: copies share memory until one changes.
public struct Column: Sendable {
    /// The name of the column.
    public var name: String
    let storage: Storage

    /// The values, by type.
    enum Storage: Sendable {
        case integer(Nullable<Int>)
        case real([Double])
        case boolean(Nullable<Bool>)
        case text(TextStorage)
        case date(Nullable<Timestamp>)
    }

    init(_ name: String, _ storage: Storage) {
        self.name = name
        self.storage = storage
    }

    /// Makes a column of values none of which is missing.
    public init<Element: ColumnElement>(_ name: String, _ values: [Element]) {
        self = Element.column(name, values)
    }

    /// Makes a column of values; `nil` where one is missing.
    public init<Element: ColumnElement>(_ name: String, _ values: [Element?]) {
        self = Element.column(name, values)
    }

    /// Makes a column of a type of values of that type; `nil` where one is missing.
    ///
    /// - Throws: `FrameError.wrongType` where a value has another type. A whole number may stand for a
    ///   floating-point one.
    public init(_ name: String, type: ColumnType, values: [Value?]) throws(FrameError) {
        var builder = ColumnBuilder(type)
        builder.reserveCapacity(values.count)
        for value in values {
            guard builder.append(value) else {
                throw .wrongType(
                    column: name, type: type, operation: "it cannot take \"\(value?.description ?? "")\"")
            }
        }
        self.init(name, builder.storage)
    }
}

// MARK: - Facts

extension Column {
    /// The number of rows.
    public var count: Int {
        switch storage {
        case .integer(let values): values.count
        case .real(let values): values.count
        case .boolean(let values): values.count
        case .text(let text): text.codes.count
        case .date(let values): values.count
        }
    }

    /// What the values are.
    public var type: ColumnType {
        switch storage {
        case .integer: .integer
        case .real: .real
        case .boolean: .boolean
        case .text: .text
        case .date: .date
        }
    }

    /// The number of rows without a value.
    public var missingCount: Int {
        switch storage {
        case .integer(let values): values.missingCount
        case .real(let values): values.count { $0.isNaN }
        case .boolean(let values): values.missingCount
        case .text(let text): text.codes.count { $0 < 0 }
        case .date(let values): values.missingCount
        }
    }

    /// Whether the value of a row is missing.
    public func isMissing(_ row: Int) -> Bool {
        switch storage {
        case .integer(let values): values.isMissing(row)
        case .real(let values): values[row].isNaN
        case .boolean(let values): values.isMissing(row)
        case .text(let text): text.codes[row] < 0
        case .date(let values): values.isMissing(row)
        }
    }

    /// Whether the values are missing, row by row.
    public var missingMask: [Bool] { (0..<count).map(isMissing) }

    /// Whether the values can be reckoned with: whole and floating-point numbers.
    public var isNumeric: Bool { type.isNumeric }

    /// The value of a row, `nil` where it is missing. The row must exist.
    public subscript(row: Int) -> Value? {
        switch storage {
        case .integer(let values): values[row].map(Value.integer)
        case .real(let values): values[row].isNaN ? nil : .real(values[row])
        case .boolean(let values): values[row].map(Value.boolean)
        case .text(let text): text[row].map(Value.text)
        case .date(let values): values[row].map(Value.date)
        }
    }

    /// The same column under another name.
    public func renamed(_ name: String) -> Column {
        Column(name, storage)
    }
}

// MARK: - Equality

extension Column: Equatable {
    /// Whether two columns have the same name, type and values. Missing values are equal to each other.
    public static func == (first: Column, second: Column) -> Bool {
        guard first.name == second.name, first.count == second.count else { return false }
        let rows = 0..<first.count
        switch (first.storage, second.storage) {
        case (.integer(let a), .integer(let b)): return rows.allSatisfy { a[$0] == b[$0] }
        case (.real(let a), .real(let b)):
            return rows.allSatisfy { a[$0] == b[$0] || (a[$0].isNaN && b[$0].isNaN) }
        case (.boolean(let a), .boolean(let b)): return rows.allSatisfy { a[$0] == b[$0] }
        case (.date(let a), .date(let b)): return rows.allSatisfy { a[$0] == b[$0] }
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
