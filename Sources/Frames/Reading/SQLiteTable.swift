import Base
internal import CSQLite
import Numerics
import Synchronization

/// Reads one table of a database.
struct SQLiteTable {
    private let reader: SQLiteReader
    private let name: String
    private let file: SQLiteFile

    init(_ reader: SQLiteReader, _ name: String, _ file: SQLiteFile) {
        self.reader = reader
        self.name = name
        self.file = file
    }

    func read() throws(SQLiteError) -> DataFrame {
        let plan = try plan()
        let columns = plan.columns.map { Part.Column(name: $0, type: reader.types[$0]) }
        var parts = try read(columns, plan)
        guard parts.contains(where: { $0.rowCount > 0 }) else { throw .noRows(file: file.name, table: name) }
        if plan.rowids != nil { try check(rowCount: parts.reduce(0) { $0 + $1.rowCount }) }
        try readMixedColumnsAgain(&parts, columns, plan)
        return try assemble(parts, columns)
    }

    // MARK: - Planning

    /// The columns to read, and the rowids that split the table into ranges.
    struct Plan: Sendable {
        struct Rowids: Sendable {
            var name: String
            var bounds: ClosedRange<Int64>
        }

        var columns: [String]
        var isTable: Bool
        /// Nil if the table is read by one query.
        var rowids: Rowids?
    }

    func plan() throws(SQLiteError) -> Plan { try file.read(table: name) { try plan($0) } }

    private func plan(_ db: SQLiteDatabase) throws -> Plan {
        let entries = try SQLiteEntry.all(db)
        guard let entry = entries.first(where: { $0.name == name }) else {
            throw SQLiteError.unknownTable(file: file.name, table: name, tables: entries.map(\.name))
        }
        let all = try SQLiteEntry.columnNames(of: name, db)
        let columns = reader.columns ?? all
        for column in columns + reader.types.keys.sorted() where !all.contains(column) {
            throw SQLiteError.unknownColumn(file: file.name, table: name, column: column, columns: all)
        }
        for (index, column) in columns.enumerated() where columns[..<index].contains(column) {
            throw SQLiteError.repeatedColumn(file: file.name, table: name, column: column)
        }
        var plan = Plan(columns: columns, isTable: entry.isTable)
        if entry.isTable { plan.rowids = try rowids(besides: all, db) }
        return plan
    }

    /// Returns the rowids of the table; nil if it has none, or if columns use all of their names.
    private func rowids(
        besides columns: [String], _ db: SQLiteDatabase
    ) throws(SQLiteFailure) -> Plan.Rowids? {
        let taken = columns.map { $0.lowercased() }
        guard let name = ["rowid", "_rowid_", "oid"].first(where: { !taken.contains($0) }) else { return nil }
        let table = self.name.quotedSQLName
        do throws(SQLiteFailure) {
            let sql = "SELECT (SELECT min(\(name)) FROM \(table)), (SELECT max(\(name)) FROM \(table))"
            let bounds = try db.rows(of: sql) { ($0.integer(at: 0), $0.integer(at: 1)) }
            guard case (let first?, let last?)? = bounds.first else { return nil }
            guard first <= last else { throw .rowidsOutOfOrder }
            return Plan.Rowids(name: name, bounds: first...last)
        } catch {
            // There is no such column: the table was created WITHOUT ROWID.
            guard error.code == SQLITE_ERROR else { throw error }
            return nil
        }
    }

    /// Splits the rowids into ranges of equal width, at most about a thousand if rowids are sparse.
    func ranges(of bounds: ClosedRange<Int64>) -> [ClosedRange<Int64>] {
        let span = UInt64(bitPattern: bounds.upperBound &- bounds.lowerBound)
        let width = max(UInt64(max(reader.chunkSize, 1)), span / 1024 + 1)
        return (0...span / width).map { index in
            let start = bounds.lowerBound &+ Int64(bitPattern: index * width)
            let last = index == span / width
            return start...(last ? bounds.upperBound : start &+ Int64(bitPattern: width - 1))
        }
    }

    // MARK: - Reading

    /// Some rows of some columns, as read from the database.
    struct Part: Sendable {
        struct Column: Sendable {
            var name: String
            /// The declared type.
            var type: ColumnType?
        }

        var builders: [SQLiteColumnBuilder]
        var rowCount = 0
        /// The problem with a value of the last row, and its column.
        var problem: (column: Int, problem: SQLiteColumnBuilder.Problem)?

        /// Reads all rows of a statement, up to the first with a value that cannot be read.
        ///
        /// - Parameter hasRowids: whether the rowid of a row is behind its other columns. In a damaged file rowids may be in the
        ///   wrong order, and then which rows a range has depends on where it begins.
        mutating func read(_ statement: SQLiteStatement, hasRowids: Bool) throws(SQLiteFailure) {
            let row = statement.handle
            // The pointer does not keep the statement alive.
            defer { withExtendedLifetime(statement) {} }
            let rowidColumn = Int32(truncatingIfNeeded: builders.count)
            var previous = Int64.min
            while try statement.step() {
                if hasRowids {
                    let rowid = sqlite3_column_int64(row, rowidColumn)
                    guard rowCount == 0 || rowid > previous else { throw .rowidsOutOfOrder }
                    previous = rowid
                }
                rowCount += 1
                for index in builders.indices {
                    if let problem = builders[index].append(row, Int32(truncatingIfNeeded: index)) {
                        self.problem = (index, problem)
                        return
                    }
                }
            }
        }
    }

    /// Reads columns in parts, on several threads if there are several parts.
    private func read(_ columns: [Part.Column], _ plan: Plan) throws(SQLiteError) -> [Part] {
        let ranges = plan.rowids.map { self.ranges(of: $0.bounds) }
        let count = ranges?.count ?? 1
        let results = Chunks(count: count, size: 1).map(threadCount: reader.threadCount) { index in
            Result { () throws(SQLiteError) in
                try file.read(table: name) { try read(columns, plan, ranges?[index.lowerBound], $0) }
            }
        }
        var parts: [Part] = []
        var rowCount = 0
        for result in results {
            let part = try result.get()
            rowCount += part.rowCount
            if let (column, problem) = part.problem {
                throw error(problem, columns[column], row: rowCount)
            }
            parts.append(part)
        }
        return parts
    }

    /// Checks that no row was missed, as in a damaged file where rowids in the wrong order lead past rows.
    private func check(rowCount: Int) throws(SQLiteError) {
        let table = name.quotedSQLName
        try file.read(table: name) { db in
            let counts = try db.rows(of: "SELECT count(*) FROM \(table) NOT INDEXED") { $0.integer(at: 0) }
            if counts == [Int64(rowCount)] { return }
            let problems = try db.rows(of: "PRAGMA quick_check(\(table))") { $0.text(at: 0) }
            guard problems == ["ok"] else { throw SQLiteFailure.rowidsOutOfOrder }
            throw SQLiteError.locked(file: file.name)
        }
    }

    /// Reads a range of rowids of columns, or all rows.
    func read(
        _ columns: [Part.Column], _ plan: Plan, _ rowids: ClosedRange<Int64>?, _ db: SQLiteDatabase
    ) throws(SQLiteFailure) -> Part {
        // Otherwise an index with all of the columns would be read in place of the table, in its own order.
        let names = columns.map(\.name.quotedSQLName) + (plan.rowids.map { [$0.name] } ?? [])
        var sql = "SELECT " + names.joined(separator: ", ")
        sql += " FROM " + name.quotedSQLName + (plan.isTable ? " NOT INDEXED" : "")
        if let rowid = plan.rowids?.name { sql += " WHERE \(rowid) BETWEEN ? AND ? ORDER BY \(rowid)" }
        let statement = try db.prepare(sql)
        if let rowids {
            try statement.bind(rowids.lowerBound, at: 1)
            try statement.bind(rowids.upperBound, at: 2)
        }

        // If rowids are dense, a range has about as many rows as it is wide.
        let width = rowids.map { Int(clamping: $0.upperBound &- $0.lowerBound &+ 1) } ?? 0
        var part = Part(
            builders: columns.map { SQLiteColumnBuilder($0.type, capacity: min(max(width, 0), 1 << 16)) })
        try part.read(statement, hasRowids: plan.rowids != nil)
        return part
    }

    /// Reads columns that hold both numbers and texts again, as text: the text that SQLite converts a number to is not kept
    /// when the number is first read.
    private func readMixedColumnsAgain(
        _ parts: inout [Part], _ columns: [Part.Column], _ plan: Plan
    ) throws(SQLiteError) {
        let mixed = columns.indices.filter { index in
            parts.contains { $0.builders[index].kinds.contains(.text) }
                && parts.contains { $0.builders[index].holdsNumbers }
        }
        guard !mixed.isEmpty else { return }
        let texts = try read(mixed.map { Part.Column(name: columns[$0].name, type: .text) }, plan)
        for (part, text) in texts.enumerated() {
            for (index, builder) in zip(mixed, text.builders) { parts[part].builders[index] = builder }
        }
    }

    // MARK: - Assembly

    func assemble(_ parts: consuming [Part], _ columns: [Part.Column]) throws(SQLiteError)
        -> DataFrame
    {
        // The parts of a column are freed as soon as it is assembled, so that the table is not in memory twice.
        let remaining = Mutex(columns.indices.map { index in parts.map { $0.builders[index] } })
        parts = []
        let results = Chunks(count: columns.count, size: 1).map(threadCount: reader.threadCount) { index in
            let index = index.lowerBound
            let builders = remaining.withLock { remaining in
                defer { remaining[index] = [] }
                return remaining[index]
            }
            return Result { () throws(FrameError) in try whole(builders, columns[index]) }
        }
        var frame: [Column] = []
        for (column, result) in zip(columns, results) {
            do throws(FrameError) {
                frame.append(try result.get())
            } catch {
                guard case .unreadableDate(_, let row, let text) = error else {
                    throw .unreadable(file: file.name, problem: error.description)
                }
                throw self.error(.unsuitable("\"\(text.prefix(80))\""), column, row: row + 1)
            }
        }
        return DataFrame(unchecked: frame)
    }

    private func whole(
        _ builders: [SQLiteColumnBuilder], _ column: Part.Column
    ) throws(FrameError) -> Column {
        let kinds = builders.reduce(into: SQLiteColumnBuilder.Kinds()) { $0.formUnion($1.kinds) }
        let type = column.type ?? kinds.type
        let parts = builders.map { Column(column.name, $0.storage(of: type)) }
        let whole = try Column.stacking(parts)
        return type == .date ? try whole.parsingDates() : whole
    }

    func error(
        _ problem: SQLiteColumnBuilder.Problem, _ column: Part.Column, row: Int
    ) -> SQLiteError {
        switch problem {
        case .blob: .blob(file: file.name, table: name, column: column.name, row: row)
        case .invalidUTF8: .invalidUTF8(file: file.name, table: name, column: column.name, row: row)
        case .unsuitable(let value):
            .invalidValue(
                file: file.name, table: name, column: column.name, row: row, value: value,
                type: column.type ?? .text)
        }
    }
}
