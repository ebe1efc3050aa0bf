// Columns made from groups with a value for each row of the frame, in its order. Rows that are in no group have none.

extension GroupedDataFrame {
    /// For each row a statistic of its group, as pandas' `transform`.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` where the statistic needs numbers.
    public func transformed(_ statistic: GroupStatistic, of name: String) throws(FrameError) -> Column {
        try aggregated(try frame[name], statistic).gathering(codes.lazy.map(Int.init))
    }

    /// For each row the largest number of its group so far, its own included, as pandas' `cummax`: floating-point numbers.
    /// A missing number is left out and stays missing.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func cumulativeMax(_ name: String) throws(FrameError) -> Column {
        let values = try frame[name].doubles(for: "a largest number so far needs numbers")
        var largest = [Double](repeating: -.infinity, count: groupCount)
        let results = zip(codes, values).map { group, value -> Double in
            guard group >= 0, !value.isNaN else { return .nan }
            largest[Int(group)] = Swift.max(largest[Int(group)], value)
            return largest[Int(group)]
        }
        return Column(name, results)
    }

    /// For each row the value of the row before it in its group, as pandas' `shift`; the first row of a group has none, so
    /// whole numbers become floating-point numbers.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func lagged(_ name: String) throws(FrameError) -> Column {
        try lagged(try frame[name])
    }

    /// For each row the value that a column, which has the frame's rows, has in the row before it in the row's group.
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
        return column.gathering(rows).promotingIncompleteIntegers()
    }
}
