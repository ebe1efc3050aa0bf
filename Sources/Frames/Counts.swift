import Base

extension Column {
    /// Counts the distinct values, the most frequent first and equally frequent ones in order of first appearance. Missing
    /// values are not counted.
    ///
    /// - Parameter normalize: whether to divide the counts by their sum.
    /// - Returns: The values, under this column's name, and their counts (`count`) or fractions of the sum (`proportion`).
    public func valueCounts(normalize: Bool = false) -> DataFrame {
        let groups = RowGroups([self], missing: .dropped)
        let sizes = groups.sizes
        // Groups are in order of first appearance.
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

/// The divisor of the counts of a cross-tabulation.
public enum CrossTabulationDivisor: Hashable, Sendable {
    /// The sum of the row.
    case row
    /// The sum of the column.
    case column
    /// The sum of all counts.
    case total
}

extension DataFrame {
    /// Counts the combinations of the values of two columns. Rows in which one of the values is missing are not counted.
    ///
    /// - Parameters:
    ///   - rows: the column whose values are the rows of the result; they are in its first column, sorted.
    ///   - columns: the column whose values, sorted, are the names of the other columns of the result.
    ///   - normalize: the divisor of the counts; nil for the counts themselves.
    /// - Throws: `FrameError.unknownColumn`, or `FrameError.duplicateColumn` if a value equals the name of the column of
    ///   rows.
    public func crossTabulation(
        _ rows: String, _ columns: String, normalize divisor: CrossTabulationDivisor? = nil
    ) throws(FrameError) -> DataFrame {
        let complete = droppingMissing([try self[rows], try self[columns]])
        let rowGroups = RowGroups([complete[0]], missing: .dropped).sorted(by: [complete[0]])
        let columnGroups = RowGroups([complete[1]], missing: .dropped).sorted(by: [complete[1]])
        var counts = [[Int]](
            repeating: [Int](repeating: 0, count: rowGroups.count), count: columnGroups.count)
        for (row, column) in zip(rowGroups.codes, columnGroups.codes) { counts[Int(column)][Int(row)] += 1 }

        let labels = columnGroups.firstRows.map { complete[1][Int($0)]?.description ?? "" }
        let rowSums = rowGroups.firstRows.indices.map { row in counts.reduce(0) { $0 + $1[row] } }
        let total = rowSums.reduce(0, +)
        let tabulated = zip(labels, counts).map { label, counts in
            switch divisor {
            case nil: return Column(label, counts)
            case .row: return Column(label, zip(counts, rowSums).map { Double($0) / Double($1) })
            case .column:
                let sum = counts.reduce(0, +)
                return Column(label, counts.map { Double($0) / Double(sum) })
            case .total: return Column(label, counts.map { Double($0) / Double(total) })
            }
        }
        return try DataFrame([complete[0].gathering(rowGroups.firstRows)] + tabulated)
    }

    /// Returns the rows in which two columns both have a value.
    private func droppingMissing(_ pair: [Column]) -> [Column] {
        let complete = (0..<rowCount).filter { row in !pair.contains { $0.isMissing(row) } }
        return pair.map { $0.gathering(complete) }
    }
}
