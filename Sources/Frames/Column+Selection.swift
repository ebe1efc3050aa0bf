import Base

// Rows of a column: selected, concatenated.

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

    /// Concatenates columns, under the name of the first. Integers become floating-point numbers if another column holds
    /// these. A column without any value takes the type of the others: it says nothing, and whole numbers keep their digits.
    ///
    /// - Throws: `FrameError.differentTypes` for columns of other different types.
    public static func concatenating(_ columns: [Column]) throws(FrameError) -> Column {
        let telling = columns.filter { $0.missingCount < $0.count }
        guard let type = telling.first?.type else { return try stacking(columns) }
        return try stacking(
            columns.map { column in
                column.missingCount < column.count
                    ? column : Column(column.name, .missing(type, count: column.count))
            })
    }

    /// Concatenates columns whose types count even where they have no values, as those of queries do.
    static func stacking(_ columns: [Column]) throws(FrameError) -> Column {
        guard let first = columns.first else { return Column("", [Double]()) }
        if columns.count == 1 { return first }
        var type = first.type
        for column in columns where column.type != type {
            guard column.isNumeric, type.isNumeric else {
                throw different(first.name, type, column.type, columns)
            }
            type = .real
        }
        return concatenating(columns, as: type)
    }

    /// The error of columns with different types, with the text that may be why: the header of a table that was imported as data.
    private static func different(
        _ name: String, _ type: ColumnType, _ other: ColumnType, _ columns: [Column]
    ) -> FrameError {
        let whole = type == .text ? other : type
        for (frame, column) in columns.enumerated() where whole.isNumeric && type != other {
            guard case .text(let text) = column.storage else { continue }
            let numbers = text.pool.map { Double(parsing: $0) }
            guard let row = text.firstRow(without: numbers), let found = text[row] else { continue }
            return .textAmongOthers(column: name, whole, text: found, row: row, frame: frame)
        }
        return .differentTypes(column: name, type, other)
    }

    /// Concatenates columns of a type; whole numbers, to floating-point numbers.
    static func concatenating(_ columns: [Column], as type: ColumnType) -> Column {
        if columns.count == 1, columns[0].type == type { return columns[0] }
        let name = columns.first?.name ?? ""
        switch type {
        case .integer:
            let parts = columns.compactMap {
                if case .integer(let values) = $0.storage { values } else { nil }
            }
            return Column(name, .integer(.concatenating(parts)))
        case .boolean:
            let parts = columns.compactMap {
                if case .boolean(let values) = $0.storage { values } else { nil }
            }
            return Column(name, .boolean(.concatenating(parts)))
        case .date:
            let parts = columns.compactMap { if case .date(let values) = $0.storage { values } else { nil } }
            return Column(name, .date(.concatenating(parts)))
        case .timeSpan:
            let parts = columns.compactMap {
                if case .timeSpan(let values) = $0.storage { values } else { nil }
            }
            return Column(name, .timeSpan(.concatenating(parts)))
        case .real:
            let parts = columns.compactMap { column -> Nullable<Double>? in
                switch column.storage {
                case .real(let values): values
                case .integer(let values): values.map(Double.init)
                default: nil
                }
            }
            return Column(name, .real(.concatenating(parts)))
        case .list:
            var parts: [ListStorage] = []
            for case .list(let lists) in columns.map(\.storage) { parts.append(lists) }
            return Column(name, .list(.concatenating(parts)))
        case .text:
            var parts: [TextStorage] = []
            for case .text(let text) in columns.map(\.storage) { parts.append(text) }
            return Column(name, .text(.concatenating(parts)))
        }
    }
}

// MARK: - Distinct values

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
}
