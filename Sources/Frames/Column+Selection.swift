import Base

// Rows of a column: selected, concatenated, compared.

extension Column {
    /// The column of some rows, in the order given. A row may occur more than once.
    ///
    /// - Throws: `FrameError.rowOutOfRange`.
    public subscript(rows rows: some Collection<Int>) -> Column {
        get throws(FrameError) {
            if let row = rows.first(where: { $0 < 0 || $0 >= count }) {
                throw .rowOutOfRange(row, count: count)
            }
            return gathering(rows)
        }
    }

    /// Returns the column of some rows, which must exist. A negative row yields a missing value.
    func gathering(_ rows: some Collection<Int>) -> Column {
        switch storage {
        case .integer(let values): Column(name, .integer(values.gathering(rows)))
        case .real(let values): Column(name, .real(values.gathering(rows)))
        case .boolean(let values): Column(name, .boolean(values.gathering(rows)))
        case .text(let text):
            Column(
                name,
                .text(
                    TextStorage(
                        codes: rows.map { $0 < 0 ? TextStorage.missing : text.codes[$0] }, pool: text.pool)))
        case .date(let values): Column(name, .date(values.gathering(rows)))
        case .timeSpan(let values): Column(name, .timeSpan(values.gathering(rows)))
        case .list(let lists): Column(name, .list(lists.gathering(rows)))
        }
    }

    /// Concatenates columns, under the name of the first. Integers become floating-point numbers if another column holds
    /// these.
    ///
    /// - Throws: `FrameError.differentTypes` for columns of other different types.
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
        case .timeSpan:
            let parts = columns.compactMap {
                if case .timeSpan(let values) = $0.storage { values } else { nil }
            }
            return Column(first.name, .timeSpan(.concatenating(parts)))
        case .real:
            let parts = columns.compactMap { column -> Nullable<Double>? in
                switch column.storage {
                case .real(let values): values
                case .integer(let values): values.map(Double.init)
                default: nil
                }
            }
            return Column(first.name, .real(.concatenating(parts)))
        case .list:
            var parts: [ListStorage] = []
            for case .list(let lists) in columns.map(\.storage) { parts.append(lists) }
            return Column(first.name, .list(.concatenating(parts)))
        case .text:
            var parts: [TextStorage] = []
            for case .text(let text) in columns.map(\.storage) { parts.append(text) }
            return Column(first.name, .text(.concatenating(parts)))
        }
    }
}

// MARK: - Distinct values and masks

extension Column {
    /// Returns the distinct values in order of first appearance and, for each row, the index of its value among them, -1
    /// for a missing value. This is pandas' `factorize`.
    public func factorized() -> (codes: [Int32], levels: Column) {
        let groups = RowGroups([self], missing: .dropped)
        return (groups.codes, gathering(groups.firstRows))
    }

    /// Returns the distinct values in order of first appearance; a missing value counts as one, as in pandas.
    public func unique() -> Column {
        gathering(RowGroups([self], missing: .kept).firstRows)
    }

    /// The number of distinct values, without missing ones.
    public var uniqueCount: Int { RowGroups([self], missing: .dropped).count }

    /// Returns a mask of the rows that have one of some values. It is false for a missing value.
    public func isIn(_ values: [Value]) -> [Bool] {
        let wanted = Set(values.map(\.comparable))
        switch storage {
        // A few numbers are compared faster than hashed.
        case .integer(let values) where wanted.count <= 8:
            let few = wanted.compactMap(\.integer)
            return (0..<count).map { row in !values.isMissing(row) && few.contains(values.values[row]) }
        case .real(let values) where wanted.count <= 8:
            let few = wanted.compactMap { $0.integer.map { Double(exactly: $0) } ?? $0.double }
            return (0..<count).map { row in !values.isMissing(row) && few.contains(values.values[row]) }
        default:
            return mask { $0.map { wanted.contains($0.comparable) } ?? false }
        }
    }

    /// Returns a mask of the rows that have none of some values: the negation of ``isIn(_:)``, true for a missing value.
    public func isNotIn(_ values: [Value]) -> [Bool] { isIn(values).map { !$0 } }

    /// Returns a mask of the rows whose number is within bounds, inclusive. It is false for a missing value.
    ///
    /// - Throws: `FrameError.wrongType` if the column does not hold numbers.
    public func isWithin(_ bounds: ClosedRange<Double>) throws(FrameError) -> [Bool] {
        guard isNumeric else { throw wrongType("bounds need numbers") }
        return try doubles.map { bounds.contains($0) }
    }

    /// Returns a mask of the rows whose value meets a condition; a missing value is passed as `nil`. For text, the condition
    /// is evaluated once for each distinct text, so it must depend on nothing but the value.
    public func mask(where condition: (Value?) throws -> Bool) rethrows -> [Bool] {
        let rows = 0..<count
        switch storage {
        case .integer(let values): return try rows.map { try condition(values[$0].map(Value.integer)) }
        case .real(let values): return try rows.map { try condition(values[$0].map(Value.real)) }
        case .boolean(let values): return try rows.map { try condition(values[$0].map(Value.boolean)) }
        case .date(let values): return try rows.map { try condition(values[$0].map(Value.date)) }
        case .timeSpan, .list: return try rows.map { try condition(self[$0]) }
        case .text(let text):
            let missing = try condition(nil)
            let answers = try text.pool.strings.map { try condition(.text($0)) }
            return text.codes.map { $0 < 0 ? missing : answers[Int($0)] }
        }
    }
}

extension Value {
    /// The value, with an integral floating-point number as an integer, so that 1.0 equals 1.
    fileprivate var comparable: Value {
        if case .real(let value) = self, let integer = Int(exactly: value) { return .integer(integer) }
        return self
    }
}
