import Base

extension Column {
    /// A table of the distinct values and how often each one is there, the most frequent first. Values that are
    /// equally frequent come in order of first appearance; missing ones do not count.
    ///
    /// - Parameter normalize: whether to give shares of the whole (`proportion`) and not counts (`count`).
    /// - Returns: A column of the values, under this column's name, and one of counts or shares.
    public func valueCounts(normalize: Bool = false) -> DataFrame {
        let groups = RowGroups([self], missing: .dropped)
        let sizes = groups.sizes
        // Groups are numbered by first appearance.
        let order = sizes.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
        let values = gathering(order.map { groups.firstRows[$0] })
        let label = normalize ? "proportion" : "count"
        let total = Double(sizes.reduce(0, +))
        let counts =
            normalize
            ? Column(label, order.map { Double(sizes[$0]) / total }) : Column(label, order.map { sizes[$0] })
        return DataFrame(unchecked: [values, counts])
    }
}

/// What the counts of a cross-tabulation are divided by.
public enum CrossTabulationShares: Hashable, Sendable {
    /// By the sum of their row.
    case ofRows
    /// By the sum of their column.
    case ofColumns
    /// By the sum of all.
    case ofAll
}

extension DataFrame {
    /// A table of how often the values of two columns come together. Rows that lack one of the two do not count.
    ///
    /// - Parameters:
    ///   - rows: The column whose values become the rows; they are in the first column of the result, sorted.
    ///   - columns: The column whose values become the columns, sorted; their text names the columns.
    ///   - shares: Whether to give shares and not counts, and of what.
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.duplicateColumn` where a value is called as the column
    ///   of rows is.
    public func crossTabulation(
        _ rows: String, _ columns: String, shares: CrossTabulationShares? = nil
    ) throws(FrameError) -> DataFrame {
        let complete = droppingMissing([try self[rows], try self[columns]])
        let rowGroups = RowGroups([complete[0]], missing: .dropped).sorted(by: [complete[0]])
        let columnGroups = RowGroups([complete[1]], missing: .dropped).sorted(by: [complete[1]])
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: rowGroups.count), count: columnGroups.count)
        for (row, column) in zip(rowGroups.codes, columnGroups.codes) { counts[Int(column)][Int(row)] += 1 }

        let labels = columnGroups.firstRows.map { complete[1][$0]?.description ?? "" }
        let rowSums = rowGroups.firstRows.indices.map { row in counts.reduce(0) { $0 + $1[row] } }
        let total = rowSums.reduce(0, +)
        let tabulated = zip(labels, counts).map { label, counts in
            switch shares {
            case nil: return Column(label, counts)
            case .ofRows: return Column(label, zip(counts, rowSums).map { Double($0) / Double($1) })
            case .ofColumns:
                let sum = counts.reduce(0, +)
                return Column(label, counts.map { Double($0) / Double(sum) })
            case .ofAll: return Column(label, counts.map { Double($0) / Double(total) })
            }
        }
        return try DataFrame([complete[0].gathering(rowGroups.firstRows)] + tabulated)
    }

    /// The rows of two columns that have a value in both.
    private func droppingMissing(_ pair: [Column]) -> [Column] {
        let complete = (0..<rowCount).filter { row in !pair.contains { $0.isMissing(row) } }
        return pair.map { $0.gathering(complete) }
    }
}
