/// The rows of a data frame, grouped by their values in some columns.
///
/// As in pandas, groups are sorted by their values (text by code points), rows with a missing value in one of the columns
/// are in no group, and statistics leave missing values out.
public struct GroupedDataFrame: Sendable {
    /// The values of the groups in the columns that they were grouped by, one row for each group.
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

    /// The group of each row of the frame, -1 for rows in no group.
    public var codes: [Int32] { groups.codes }

    /// Returns the rows of a group, in ascending order. The group must exist.
    public func rows(of group: Int) -> [Int] { members[group].map { Int($0) } }

    /// Returns statistics of columns for each group.
    func aggregated(_ statistics: [(column: Column, statistic: GroupStatistic)]) throws(FrameError)
        -> [Column]
    {
        let values = try groups.aggregated(
            statistics.map { AggregateCall($0.statistic.function, $0.column) })
        return zip(statistics, values).map { $1.renamed($0.column.name) }
    }
}

extension DataFrame {
    /// Groups the rows by their values in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.duplicateColumn` for a repeated name.
    public func grouped(by names: [String]) throws(FrameError) -> GroupedDataFrame {
        try GroupedDataFrame(self, by: names)
    }

    /// Groups the rows by their values in some columns.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.duplicateColumn` for a repeated name.
    public func grouped(by names: String...) throws(FrameError) -> GroupedDataFrame {
        try grouped(by: names)
    }
}

// MARK: - Tables of one statistic

extension GroupedDataFrame {
    /// Returns a table of the sizes of the groups: the keys, then `size`.
    public func size() -> DataFrame {
        DataFrame(unchecked: keys.columns + [Column("size", groups.sizes)])
    }

    /// Returns a table of the keys and the numbers of values of all columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func count(_ names: String...) throws(FrameError) -> DataFrame { try table(.count, names) }

    /// Returns a table of the keys and the sums of all numeric columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func sum(_ names: String...) throws(FrameError) -> DataFrame { try table(.sum, names) }

    /// Returns a table of the keys and the means of all numeric columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func mean(_ names: String...) throws(FrameError) -> DataFrame { try table(.mean, names) }

    /// Returns a table of the keys and the sample standard deviations of all numeric columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func std(_ names: String...) throws(FrameError) -> DataFrame { try table(.std, names) }

    /// Returns a table of the keys and the medians of all numeric columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.wrongType` for text and dates.
    public func median(_ names: String...) throws(FrameError) -> DataFrame { try table(.median, names) }

    /// Returns a table of the keys and the smallest values of all columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func min(_ names: String...) throws(FrameError) -> DataFrame { try table(.min, names) }

    /// Returns a table of the keys and the largest values of all columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func max(_ names: String...) throws(FrameError) -> DataFrame { try table(.max, names) }

    /// Returns a table of the keys and the first values of all columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func first(_ names: String...) throws(FrameError) -> DataFrame { try table(.first, names) }

    /// Returns a table of the keys and the last values of all columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func last(_ names: String...) throws(FrameError) -> DataFrame { try table(.last, names) }

    /// Returns a table of the keys and the numbers of distinct values of all columns, or of those named.
    ///
    /// - Throws: `FrameError.unknownColumn`.
    public func uniqueCount(_ names: String...) throws(FrameError) -> DataFrame {
        try table(.uniqueCount, names)
    }

    /// Returns a table of the keys and of several statistics, each under its own name.
    ///
    /// - Throws: `FrameError.unknownColumn`, `FrameError.duplicateColumn`, or `FrameError.wrongType` for a
    ///   statistic that needs numbers.
    public func aggregate(_ aggregations: [NamedStatistic]) throws(FrameError) -> DataFrame {
        let values = try aggregated(
            aggregations.map { (aggregation) throws(FrameError) in
                (try frame[aggregation.column], aggregation.statistic)
            })
        return try DataFrame(keys.columns + zip(aggregations, values).map { $1.renamed($0.name) })
    }

    /// Returns a table of the keys and of several statistics, each under its own name.
    ///
    /// - Throws: `FrameError.unknownColumn`, `FrameError.duplicateColumn`, or `FrameError.wrongType` for a
    ///   statistic that needs numbers.
    public func aggregate(_ aggregations: NamedStatistic...) throws(FrameError) -> DataFrame {
        try aggregate(aggregations)
    }

    private func table(_ statistic: GroupStatistic, _ names: [String]) throws(FrameError) -> DataFrame {
        let others = frame.columns.filter { !keys.hasColumn($0.name) }
        let chosen =
            names.isEmpty
            ? others.filter { !statistic.needsNumbers || $0.isNumeric } : try frame.selecting(names).columns
        return try DataFrame(keys.columns + aggregated(chosen.map { ($0, statistic) }))
    }
}
