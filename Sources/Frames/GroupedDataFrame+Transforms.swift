// Columns computed from groups, with a value for each row of the frame; for rows in no group it is missing.

extension GroupedDataFrame {
    /// Returns a statistic of the group of each row, as pandas' `transform`.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` where the statistic needs numbers.
    public func transformed(_ statistic: GroupStatistic, of name: String) throws(FrameError) -> Column {
        try aggregated([(try frame[name], statistic)])[0].gathering(codes)
    }

    /// Returns, for each row, the largest number of its group up to and including that row, as pandas' `cummax`, as
    /// floating-point numbers. Missing numbers stay missing.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func cumulativeMax(_ name: String) throws(FrameError) -> Column {
        let values = try frame[name].numbers(for: "a cumulative maximum needs numbers")
        var largest = [Double](repeating: -.infinity, count: groupCount)
        let results = codes.enumerated().map { row, group -> Double? in
            guard group >= 0, let value = values[row] else { return nil }
            largest[Int(group)] = Swift.max(largest[Int(group)], value)
            return largest[Int(group)]
        }
        return Column(name, results)
    }

    /// Returns, for each row, the value of the previous row in its group, as pandas' `shift`. The first row of a group has
    /// none.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func lagged(_ name: String) throws(FrameError) -> Column {
        try lagged(try frame[name])
    }

    /// Returns, for each row, the value of a column in the previous row of its group. The column must have the rows of the
    /// frame.
    ///
    /// - Throws: `FrameError.lengthMismatch` for a column of another length.
    public func lagged(_ column: Column) throws(FrameError) -> Column {
        guard column.count == frame.rowCount else {
            throw .lengthMismatch(column: column.name, count: column.count, expected: frame.rowCount)
        }
        var last = [Int](repeating: -1, count: groupCount)
        let rows = codes.enumerated().map { row, group -> Int in
            guard group >= 0 else { return -1 }
            defer { last[Int(group)] = row }
            return last[Int(group)]
        }
        return column.gathering(rows)
    }
}
