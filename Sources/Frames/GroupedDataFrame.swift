/// The rows of a data frame, grouped by their values in some columns.
///
/// Groups are in the order of their values: numbers and dates ascending, text by code points. Rows that lack one of
/// the values are in no group. Statistics leave missing values out. All this is as in pandas.
public struct GroupedDataFrame: Sendable {
    /// The values that the groups have in common, one row a group.
    public let keys: DataFrame
    let frame: DataFrame
    private let groups: RowGroups
    private let members: GroupMembers

    init(_ frame: DataFrame, by names: [String]) throws(FrameError) {
        let chosen = try frame.selecting(names)
        groups = RowGroups(chosen.columns, missing: .dropped).sorted(by: chosen.columns)
        keys = chosen.gathering(groups.firstRows)
        members = GroupMembers(groups.codes, groupCount: groups.count)
        self.frame = frame
    }

    /// The number of groups.
    public var groupCount: Int { groups.count }

    /// The group of each row of the frame, -1 where it is in none.
    public var codes: [Int32] { groups.codes }

    /// The rows of the frame that are in a group, in their order. The group must exist.
    public func rows(of group: Int) -> ArraySlice<Int> { members[group] }
}

extension DataFrame {
    /// Groups the rows by their values in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.duplicateColumn` where a name comes twice.
    public func grouped(by names: [String]) throws(FrameError) -> GroupedDataFrame {
        try GroupedDataFrame(self, by: names)
    }

    /// Groups the rows by their values in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.duplicateColumn` where a name comes twice.
    public func grouped(by names: String...) throws(FrameError) -> GroupedDataFrame {
        try grouped(by: names)
    }
}

// MARK: - Tables of one statistic

extension GroupedDataFrame {
    /// A table of the groups' sizes: the keys, then `size`.
    public func size() -> DataFrame {
        DataFrame(unchecked: keys.columns + [Column("size", (0..<groupCount).map { rows(of: $0).count })])
    }

    /// A table of the keys, then how many values each column has, or each one of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func count(_ names: String...) throws(FrameError) -> DataFrame { try table(.count, names) }

    /// A table of the keys, then the sums of all numeric columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func sum(_ names: String...) throws(FrameError) -> DataFrame { try table(.sum, names) }

    /// A table of the keys, then the means of all numeric columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func mean(_ names: String...) throws(FrameError) -> DataFrame { try table(.mean, names) }

    /// A table of the keys, then the standard deviations of samples of all numeric columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func std(_ names: String...) throws(FrameError) -> DataFrame { try table(.std, names) }

    /// A table of the keys, then the medians of all numeric columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func median(_ names: String...) throws(FrameError) -> DataFrame { try table(.median, names) }

    /// A table of the keys, then the smallest values of all columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func min(_ names: String...) throws(FrameError) -> DataFrame { try table(.min, names) }

    /// A table of the keys, then the largest values of all columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func max(_ names: String...) throws(FrameError) -> DataFrame { try table(.max, names) }

    /// A table of the keys, then the first value that each column has, or each one of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func first(_ names: String...) throws(FrameError) -> DataFrame { try table(.first, names) }

    /// A table of the keys, then the last value that each column has, or each one of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func last(_ names: String...) throws(FrameError) -> DataFrame { try table(.last, names) }

    /// A table of the keys, then how many distinct values each column has, or each one of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func uniqueCount(_ names: String...) throws(FrameError) -> DataFrame {
        try table(.uniqueCount, names)
    }

    /// A table of the keys, then several statistics, each under a name of its own.
    ///
    /// - Throws: `FrameError.unknownColumn`, `FrameError.duplicateColumn`, or `FrameError.wrongType` where a
    ///   statistic needs numbers.
    public func aggregate(_ aggregations: [Aggregation]) throws(FrameError) -> DataFrame {
        var columns = keys.columns
        for aggregation in aggregations {
            let column = try frame[aggregation.column]
            columns.append(try aggregated(column, aggregation.statistic).renamed(aggregation.name))
        }
        return try DataFrame(columns)
    }

    /// A table of the keys, then several statistics, each under a name of its own.
    ///
    /// - Throws: `FrameError.unknownColumn`, `FrameError.duplicateColumn`, or `FrameError.wrongType` where a
    ///   statistic needs numbers.
    public func aggregate(_ aggregations: Aggregation...) throws(FrameError) -> DataFrame {
        try aggregate(aggregations)
    }

    private func table(_ statistic: GroupStatistic, _ names: [String]) throws(FrameError) -> DataFrame {
        let others = frame.columns.filter { !keys.hasColumn($0.name) }
        let chosen =
            names.isEmpty
            ? others.filter { !statistic.needsNumbers || $0.isNumeric } : try frame.selecting(names).columns
        var columns = keys.columns
        for column in chosen { columns.append(try aggregated(column, statistic)) }
        return try DataFrame(columns)
    }
}
