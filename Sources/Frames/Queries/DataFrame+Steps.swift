import Base

// Steps of plans on tables in memory.

extension DataFrame {
    /// Returns a row for each element of the lists of a column.
    func exploding(_ name: String) throws(FrameError) -> DataFrame {
        guard case .list(let lists) = try self[name].storage else { return self }
        var rows: [Int] = []
        rows.reserveCapacity(lists.elements.codes.count)
        var codes: [Int32] = []
        for row in 0..<rowCount where !lists.isMissing(row) {
            for code in lists.codes(of: row) {
                rows.append(row)
                codes.append(code)
            }
        }
        let texts = Column(name, .text(TextStorage(codes: codes, pool: lists.elements.pool)))
        return DataFrame(unchecked: columns.map { $0.name == name ? texts : $0.gathering(rows) })
    }

    /// Returns a row for each of several columns.
    func unpivoting(_ names: [String], names nameColumn: String, values valueColumn: String)
        throws(FrameError)
        -> DataFrame
    {
        var parts: [Column] = []
        for name in names { parts.append(try self[name]) }
        let values = parts.isEmpty ? Column("", [Double]()) : try Column.stacking(parts)
        let rows = names.indices.flatMap { _ in 0..<rowCount }
        let kept = columns.filter { !names.contains($0.name) }.map { $0.gathering(rows) }
        let labels = Column(nameColumn, names).gathering(
            names.indices.flatMap { [Int](repeating: $0, count: rowCount) })
        return DataFrame(unchecked: kept + [labels, values.renamed(valueColumn)])
    }

    /// Returns the rows in the order of their periods, with a row for each period between the first and the last one that no
    /// row is of. The table has a row for each period at most.
    ///
    /// - Parameter zeros: the columns that are 0 in rows that are added; others are missing.
    func fillingPeriods(
        of name: String, _ unit: CalendarUnit, zeros: [String]
    ) throws(FrameError) -> DataFrame {
        guard case .date(let dates) = try self[name].storage, let first = dates.present.min(),
            let last = dates.present.max()
        else { return self }
        let rowOfPeriod = Dictionary(
            (0..<rowCount).compactMap { row in dates[row].map { ($0, row) } },
            uniquingKeysWith: { first, _ in first })
        var periods: [Timestamp?] = []
        var period = first
        while period <= last {
            periods.append(period)
            guard let next = period.adding(1, unit) else { break }
            period = next
        }
        var rows = periods.map { $0.flatMap { rowOfPeriod[$0] } ?? -1 }
        for row in 0..<rowCount where dates.isMissing(row) {
            rows.append(row)
            periods.append(nil)
        }
        var result: [Column] = []
        for column in columns {
            if column.name == name {
                result.append(Column(name, periods))
            } else if zeros.contains(column.name) {
                result.append(try column.gathering(rows).fillingMissing(with: .integer(0)))
            } else {
                result.append(column.gathering(rows))
            }
        }
        return DataFrame(unchecked: result)
    }

    /// Returns the rows of this table and of another one that a join puts side by side.
    func joining(_ other: DataFrame, _ rows: JoinedRows) -> DataFrame {
        let left = rows.left.map { gathering($0.lazy.map(Int.init)) } ?? self
        guard let right = rows.right, other.columnCount > 0 else { return left }
        return DataFrame(unchecked: left.columns + other.gathering(right.lazy.map(Int.init)).columns)
    }

    /// Returns the rows that an outer join puts side by side, then the rows of the right table without a match.
    ///
    /// - Parameters:
    ///   - values: the columns of the right table that the result has.
    ///   - right: the right table.
    func joining(
        _ values: DataFrame, _ rows: JoinedRows, unmatchedOf right: DataFrame, _ join: JoinStep
    ) throws(FrameError) -> DataFrame {
        let matched = joining(values, rows)
        var isMatched = MatchedRows(rowCount: right.rowCount)
        if let rows = rows.right { isMatched.insert(rows) }
        let others = isMatched.others.map(Int.init)
        let keys = Dictionary(join.keys.map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first })
        var columns: [Column] = []
        for column in matched.columns {
            let rest: Column
            if let key = keys[column.name] {
                // A whole number is one of the numbers that the right table has.
                rest = try right[key].gathering(others)
            } else if values.hasColumn(column.name), !hasColumn(column.name) {
                rest = try values[column.name].gathering(others)
            } else {
                rest = Column(column.name, .missing(column.type, count: others.count))
            }
            columns.append(try Column.stacking([column, rest]))
        }
        return DataFrame(unchecked: columns)
    }

    /// Returns the rows of this table with the nearest row of another one.
    ///
    /// - Parameters:
    ///   - right: the right table.
    ///   - values: the columns of the right table that the result has.
    func joining(asOf join: JoinStep, _ right: DataFrame, _ values: DataFrame) throws -> DataFrame {
        guard let asOf = join.asOf else { return self }
        let rows = try NearestRows(
            left: self[asOf.left], leftKeys: join.keys.map { try self[$0.left] }, right: right[asOf.right],
            rightKeys: join.keys.map { try right[$0.right] }, direction: asOf.direction,
            tolerance: asOf.tolerance
        ).rows
        let joined = JoinedRows(left: nil, right: rows)
        guard join.kind == .inner else { return joining(values, joined) }
        let kept = rows.indices.filter { rows[$0] >= 0 }
        return joining(values, joined).gathering(kept)
    }
}

extension Column {
    /// Returns integers as floating-point numbers where these are needed.
    func promoted(to type: ColumnType) -> Column {
        if type == .real, case .integer(let values) = storage {
            return Column(name, .real(values.map(Double.init)))
        }
        return self
    }
}
