import Base
import Numerics

// Rows of a data frame: selected, sorted, concatenated.

extension DataFrame {
    /// The frame of some rows, in the order given. A row may occur more than once.
    ///
    /// - Throws: `FrameError.rowOutOfRange`.
    public subscript(rows rows: some Collection<Int>) -> DataFrame {
        get throws(FrameError) {
            if let row = rows.first(where: { $0 < 0 || $0 >= rowCount }) {
                throw .rowOutOfRange(row, count: rowCount)
            }
            return self.rows(Array(rows))
        }
    }

    /// Returns the frame of some rows, which must exist. If a digest is known of this frame, so is one of the result, which spares
    /// hashing it.
    package func rows(_ rows: [Int]) -> DataFrame {
        let frame = gathering(rows)
        if let knownDigest, let key = ResultKey("DataFrame.rows", knownDigest.description, rows) {
            frame.memo.fill(key.digest)
        }
        return frame
    }

    /// Returns the first rows, or all if there are fewer.
    public func first(_ count: Int) -> DataFrame { gathering(0..<min(max(count, 0), rowCount)) }

    /// Returns the last rows, or all if there are fewer.
    public func last(_ count: Int) -> DataFrame { gathering(max(rowCount - max(count, 0), 0)..<rowCount) }

    /// Returns some rows, drawn at random without replacement as pandas' `sample(n, random_state=seed)` does; all rows, in a
    /// random order, if there are fewer.
    public func sampled(_ count: Int, seed: UInt32) -> DataFrame {
        var random = RandomState(seed: seed)
        return gathering(random.permutation(rowCount).prefix(max(count, 0)))
    }

    /// Concatenates the rows of frames. Columns are in the order of the first frame; integers become floating-point numbers
    /// if another frame has these.
    ///
    /// - Throws: `FrameError.differentColumns` if a frame has a column that another one lacks (where pandas fills in missing
    ///   values), and `FrameError.differentTypes` for columns of other different types.
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
        return DataFrame(unchecked: columns, declarations: first.declarations)
    }

    /// Returns the frame of some rows, which must exist. A negative row yields missing values.
    func gathering(_ rows: some Collection<Int>) -> DataFrame {
        if let range = rows as? Range<Int> { return slice(range) }
        let rows = Array(rows)
        return gathering(count: rows.count) { $0.gathering(rows) }
    }

    /// Returns the frame of some rows, which must exist. A negative row yields missing values.
    func gathering(_ rows: [Int32]) -> DataFrame {
        gathering(count: rows.count) { $0.gathering(rows) }
    }

    /// Long columns are spread over the cores each, several short ones among each other.
    private func gathering(count: Int, _ gather: @Sendable (Column) -> Column) -> DataFrame {
        guard count < 1 << 18, count * columnCount > 1 << 18 else {
            return DataFrame(unchecked: columns.map(gather), declarations: declarations)
        }
        return DataFrame(
            unchecked: Chunks(count: columnCount, size: 1).map(threadCount: nil) {
                gather(columns[$0.lowerBound])
            }, declarations: declarations)
    }
}

// MARK: - Missing values

extension DataFrame {
    /// Returns a table of the numbers of missing values: `column`, `missing`.
    public func missingCounts() -> DataFrame {
        DataFrame(unchecked: [
            Column("column", columnNames),
            Column("missing", columns.map(\.missingCount)),
        ])
    }

    /// Returns the rows without a missing value.
    public func droppingMissing() -> DataFrame { droppingMissing(columns) }

    private func droppingMissing(_ columns: [Column]) -> DataFrame {
        let incomplete = columns.filter { $0.missingCount > 0 }
        guard !incomplete.isEmpty else { return self }
        return gathering((0..<rowCount).filter { row in !incomplete.contains { $0.isMissing(row) } })
    }
}

// MARK: - Duplicates

extension DataFrame {
    /// Returns a mask of the rows that repeat an earlier one. Missing values are equal to each other, as in pandas.
    public func duplicateMask() -> [Bool] { duplicateMask(columns) }

    /// Returns a mask of the rows that repeat an earlier one in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func duplicateMask(in names: [String]) throws(FrameError) -> [Bool] {
        duplicateMask(try selecting(names).columns)
    }

    /// Returns the number of rows that repeat an earlier one.
    public func duplicateCount() -> Int { rowCount - RowGroups(columns, missing: .kept).count }

    /// Returns the number of rows that repeat an earlier one in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func duplicateCount(in names: [String]) throws(FrameError) -> Int {
        rowCount - RowGroups(try selecting(names).columns, missing: .kept).count
    }

    private func duplicateMask(_ columns: [Column]) -> [Bool] {
        var mask = [Bool](repeating: true, count: rowCount)
        for row in RowGroups(columns, missing: .kept).firstRows { mask[Int(row)] = false }
        return mask
    }
}
