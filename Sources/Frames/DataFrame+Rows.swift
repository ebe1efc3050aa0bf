import Base

// Rows of a data frame: picked, sorted, put one below the other.

extension DataFrame {
    /// The frame made of some rows, in the order given. A row may come more than once.
    ///
    /// - Throws: `FrameError.rowOutOfRange`.
    public subscript(rows rows: some Collection<Int>) -> DataFrame {
        get throws(FrameError) {
            if let row = rows.first(where: { $0 < 0 || $0 >= rowCount }) {
                throw .rowOutOfRange(row, count: rowCount)
            }
            return gathering(rows)
        }
    }

    /// The first rows, or all if there are no more.
    public func head(_ count: Int = 5) -> DataFrame { gathering(0..<min(max(count, 0), rowCount)) }

    /// The last rows, or all if there are no more.
    public func tail(_ count: Int = 5) -> DataFrame { gathering(max(rowCount - max(count, 0), 0)..<rowCount) }

    /// The rows for which a mask is true, or several masks are.
    ///
    /// - Throws: `FrameError.maskLengthMismatch`.
    public func filter(_ masks: [Bool]...) throws(FrameError) -> DataFrame {
        for mask in masks where mask.count != rowCount {
            throw .maskLengthMismatch(count: mask.count, expected: rowCount)
        }
        guard var mask = masks.first else { return self }
        for other in masks.dropFirst() {
            for row in 0..<rowCount { mask[row] = mask[row] && other[row] }
        }
        return gathering(
            [Int](unsafeUninitializedCapacity: rowCount) { rows, count in
                // Written in any case, and kept where the mask is true: a branch would often be guessed wrong.
                for (row, isWanted) in mask.enumerated() {
                    rows.initializeElement(at: count, to: row)
                    count += isWanted ? 1 : 0
                }
            })
    }

    /// The rows whose value in a column meets a condition; a missing value is `nil`. For text the condition is
    /// asked once for each distinct text, so it must depend on nothing but the value.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func filter(_ name: String, where condition: (Value?) -> Bool) throws(FrameError)
        -> DataFrame
    {
        try filter(try self[name].mask(where: condition))
    }

    /// The rows in the order of a column's values. Rows with equal values keep their order; missing values come
    /// last, whatever the direction. Text is ordered by code points.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func sorted(by name: String, descending: Bool = false) throws(FrameError) -> DataFrame {
        try sorted(by: [SortKey(name, descending: descending)])
    }

    /// The rows in the order of several columns' values: by the first, where that is equal by the second, and so on.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func sorted(by keys: [SortKey]) throws(FrameError) -> DataFrame {
        var columns: [(column: Column, descending: Bool)] = []
        for key in keys { columns.append((try self[key.name], key.descending)) }
        return gathering(sortedRows(count: rowCount, by: columns))
    }

    /// Puts frames one below the other. The columns come in the order of the first frame; whole numbers become
    /// floating-point numbers where another frame has such.
    ///
    /// - Throws: `FrameError.differentColumns` where a frame has a column that another one lacks, and
    ///   `FrameError.differentTypes` where they hold different things. (pandas would fill in missing values.)
    public static func concatenating(_ frames: [DataFrame]) throws(FrameError) -> DataFrame {
        guard let first = frames.first else { return DataFrame(unchecked: []) }
        for frame in frames where Set(frame.columnNames) != Set(first.columnNames) {
            throw .differentColumns(first.columnNames, frame.columnNames)
        }
        var columns: [Column] = []
        for name in first.columnNames {
            var parts: [Column] = []
            for frame in frames { parts.append(try frame[name]) }
            columns.append(try Column.concatenating(parts))
        }
        return DataFrame(unchecked: columns)
    }

    /// The frame made of some rows, all of which exist. A negative one gives missing values.
    func gathering(_ rows: some Collection<Int>) -> DataFrame {
        guard rows.count * columnCount > 1 << 18 else {
            return DataFrame(unchecked: columns.map { $0.gathering(rows) })
        }
        let rows = Array(rows)
        return DataFrame(
            unchecked: Chunks(count: columnCount, size: 1).map(threadCount: nil) {
                columns[$0.lowerBound].gathering(rows)
            })
    }
}

// MARK: - Missing values

extension DataFrame {
    /// A table of how many values are missing: `column`, `missing`.
    public func missingCounts() -> DataFrame {
        DataFrame(unchecked: [
            Column("column", columnNames),
            Column("missing", columns.map(\.missingCount)),
        ])
    }

    /// The rows that have a value in every column, or in every one of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func droppingMissing(in names: [String]) throws(FrameError) -> DataFrame {
        droppingMissing(try selecting(names).columns)
    }

    /// The rows that have a value in every column.
    public func droppingMissing() -> DataFrame { droppingMissing(columns) }

    private func droppingMissing(_ columns: [Column]) -> DataFrame {
        let gaps = columns.filter { $0.missingCount > 0 }
        guard !gaps.isEmpty else { return self }
        return gathering((0..<rowCount).filter { row in !gaps.contains { $0.isMissing(row) } })
    }
}

// MARK: - Duplicates

extension DataFrame {
    /// Which rows repeat an earlier one. Missing values are equal to each other, as in pandas.
    public func duplicateMask() -> [Bool] { duplicateMask(columns) }

    /// Which rows repeat an earlier one in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func duplicateMask(in names: [String]) throws(FrameError) -> [Bool] {
        duplicateMask(try selecting(names).columns)
    }

    /// The number of rows that repeat an earlier one.
    public func duplicateCount() -> Int { rowCount - RowGroups(columns, missing: .kept).count }

    /// The number of rows that repeat an earlier one in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func duplicateCount(in names: [String]) throws(FrameError) -> Int {
        rowCount - RowGroups(try selecting(names).columns, missing: .kept).count
    }

    /// The rows without those that repeat an earlier one.
    public func droppingDuplicates() -> DataFrame {
        gathering(RowGroups(columns, missing: .kept).firstRows)
    }

    /// The rows without those that repeat an earlier one in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func droppingDuplicates(in names: [String]) throws(FrameError) -> DataFrame {
        gathering(RowGroups(try selecting(names).columns, missing: .kept).firstRows)
    }

    private func duplicateMask(_ columns: [Column]) -> [Bool] {
        var mask = [Bool](repeating: true, count: rowCount)
        for row in RowGroups(columns, missing: .kept).firstRows { mask[row] = false }
        return mask
    }
}
