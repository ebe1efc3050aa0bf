import Base

// Rows of a column: picked, put one below the other, told apart.

extension Column {
    /// The column made of some rows, in the order given. A row may come more than once.
    ///
    /// - Throws: `FrameError.rowOutOfRange` where there is no such row.
    public subscript(rows rows: some Collection<Int>) -> Column {
        get throws(FrameError) {
            if let row = rows.first(where: { $0 < 0 || $0 >= count }) {
                throw .rowOutOfRange(row, count: count)
            }
            return gathering(rows)
        }
    }

    /// The column made of some rows, all of which exist. A negative one gives a missing value.
    func gathering(_ rows: some Collection<Int>) -> Column {
        switch storage {
        case .integer(let values): Column(name, .integer(values.gathering(rows, placeholder: 0)))
        case .real(let values):
            values.withUnsafeBufferPointer { values in
                Column(name, .real(rows.map { $0 < 0 ? .nan : values[$0] }))
            }
        case .boolean(let values): Column(name, .boolean(values.gathering(rows, placeholder: false)))
        case .text(let text):
            Column(
                name,
                .text(
                    TextStorage(
                        codes: rows.map { $0 < 0 ? TextStorage.missing : text.codes[$0] }, pool: text.pool)))
        case .date(let values): Column(name, .date(values.gathering(rows, placeholder: .placeholder)))
        }
    }

    /// Puts columns one below the other, under the name of the first. Whole numbers become floating-point numbers
    /// where others of the columns hold such.
    ///
    /// - Throws: `FrameError.differentTypes` where the columns hold different things.
    public static func concatenating(_ columns: [Column]) throws(FrameError) -> Column {
        guard let first = columns.first else { return Column("", [Double]()) }
        if columns.count == 1 { return first }
        var type = first.type
        for column in columns where column.type != type {
            guard column.isNumeric, type.isNumeric else {
                throw .differentTypes(column: first.name, type, column.type)
            }
            type = .real
        }

        switch type {
        case .integer:
            let parts = columns.compactMap {
                if case .integer(let values) = $0.storage { values } else { nil }
            }
            return Column(first.name, .integer(.concatenating(parts)))
        case .boolean:
            let parts = columns.compactMap {
                if case .boolean(let values) = $0.storage { values } else { nil }
            }
            return Column(first.name, .boolean(.concatenating(parts)))
        case .date:
            let parts = columns.compactMap { if case .date(let values) = $0.storage { values } else { nil } }
            return Column(first.name, .date(.concatenating(parts)))
        case .real:
            var values: [Double] = []
            values.reserveCapacity(columns.reduce(0) { $0 + $1.count })
            for column in columns { values += try column.doubles }
            return Column(first.name, values)
        case .text:
            return Column(first.name, .text(merged(columns)))
        }
    }

    /// Texts one below the other, with a common pool.
    private static func merged(_ columns: [Column]) -> TextStorage {
        var builder = TextBuilder()
        builder.reserveCapacity(columns.reduce(0) { $0 + $1.count })
        for column in columns {
            guard case .text(let text) = column.storage else { continue }
            // Each text of the other pool is looked up once, when a row first has it.
            var translation = [Int32](repeating: TextStorage.missing, count: text.pool.count)
            text.pool.bytes.withUnsafeBufferPointer { bytes in
                for code in text.codes {
                    guard code >= 0 else {
                        builder.appendMissing()
                        continue
                    }
                    if translation[Int(code)] < 0 {
                        let range = text.pool.range(of: Int(code))
                        translation[Int(code)] = builder.code(
                            for: UnsafeBufferPointer(rebasing: bytes[range]))
                    }
                    builder.append(code: translation[Int(code)])
                }
            }
        }
        return builder.storage
    }
}

// MARK: - Telling rows apart

extension Column {
    /// The values without repetition, in order of first appearance, and which of them each row has.
    ///
    /// - Returns: `codes`, one a row: the position in `levels`, or -1 where the value is missing; and `levels`, a
    ///   column of the distinct values. This is pandas' `factorize`.
    public func factorized() -> (codes: [Int32], levels: Column) {
        let groups = RowGroups([self], missing: .dropped)
        return (groups.codes, gathering(groups.firstRows))
    }

    /// The distinct values, in order of first appearance; a missing value is one of them, as in pandas.
    public func unique() -> Column {
        gathering(RowGroups([self], missing: .kept).firstRows)
    }

    /// The number of distinct values; missing ones do not count.
    public var uniqueCount: Int { RowGroups([self], missing: .dropped).count }

    /// Which rows have one of some values. A missing value is none of them.
    public func isIn(_ values: [Value]) -> [Bool] {
        let wanted = Set(values.map(\.comparable))
        switch storage {
        // A few numbers are sooner compared than hashed.
        case .integer(let values) where wanted.count <= 8:
            let few = wanted.compactMap(\.integer)
            return (0..<count).map { row in !values.isMissing(row) && few.contains(values.values[row]) }
        case .real(let values) where wanted.count <= 8:
            let few = wanted.compactMap { $0.integer.map { Double(exactly: $0) } ?? $0.double }
            return values.map { few.contains($0) }
        default:
            return mask { $0.map { wanted.contains($0.comparable) } ?? false }
        }
    }

    /// Which rows have none of some values: those of which ``isIn(_:)`` says that they do not, and so all without one.
    public func isNotIn(_ values: [Value]) -> [Bool] { isIn(values).map { !$0 } }

    /// Which rows have a number within bounds, which belong to them. A missing value is not within them.
    ///
    /// - Throws: `FrameError.wrongType` where the column does not hold numbers.
    public func isWithin(_ bounds: ClosedRange<Double>) throws(FrameError) -> [Bool] {
        guard isNumeric else { throw wrongType("bounds need numbers") }
        return try doubles.map { bounds.contains($0) }
    }

    /// Which rows have a value that meets a condition. For text it is asked once for each distinct text, so it must
    /// depend on nothing but the value.
    public func mask(where condition: (Value?) throws -> Bool) rethrows -> [Bool] {
        let rows = 0..<count
        switch storage {
        case .integer(let values): return try rows.map { try condition(values[$0].map(Value.integer)) }
        case .real(let values): return try values.map { try condition($0.isNaN ? nil : .real($0)) }
        case .boolean(let values): return try rows.map { try condition(values[$0].map(Value.boolean)) }
        case .date(let values): return try rows.map { try condition(values[$0].map(Value.date)) }
        case .text(let text):
            let missing = try condition(nil)
            let answers = try text.pool.strings.map { try condition(.text($0)) }
            return text.codes.map { $0 < 0 ? missing : answers[Int($0)] }
        }
    }
}

extension Value {
    /// The value with whole numbers, floating-point numbers and Booleans on one footing: 1 is 1.0.
    fileprivate var comparable: Value {
        if case .real(let value) = self, let integer = Int(exactly: value) { return .integer(integer) }
        return self
    }
}
