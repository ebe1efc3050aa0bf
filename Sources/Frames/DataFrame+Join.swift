/// The rows that a join keeps.
public enum JoinKind: Hashable, Sendable {
    /// The rows of the left frame that have a match.
    case inner
    /// All rows of the left frame; in those without a match, the columns of the right frame are missing.
    case left
    /// All rows of the left frame, and then those of the right frame that have no match.
    case outer
    /// The rows of the left frame that have a match, once each and without the columns of the right frame.
    case semi
    /// The rows of the left frame that have no match.
    case anti
}

extension DataFrame {
    /// Joins the rows of another frame that have the same values in some columns, as pandas' `merge` does.
    ///
    /// Rows are in the order of this frame, and several matches of a row in the order of the other frame. Missing values
    /// match each other. A column that both frames have gets a suffix unless it is a key: `_x` for this frame's and `_y`
    /// for the other's.
    ///
    /// - Parameter names: the names of the key columns, in both frames.
    /// - Throws: `FrameError.unknownColumn`, `FrameError.duplicateColumn`, or `FrameError.differentTypes` for keys of
    ///   different types.
    public func joined(
        with other: DataFrame, on names: String..., kind: JoinKind = .inner
    ) throws(FrameError) -> DataFrame {
        let keys = try selecting(names).columns
        let index = try JoinIndex(
            try other.selecting(names).columns, types: keys.map(\.type), missing: .kept, lookups: rowCount)
        let rows = index.matches(of: keys, kind)
        guard var rightRows = rows.right else { return gathering(rows.left ?? []) }
        var frame = self
        if let leftRows = rows.left { frame = gathering(leftRows) }
        var left = frame.columns
        if kind == .outer {
            var matched = MatchedRows(rowCount: other.rowCount)
            matched.insert(rightRows)
            let others = matched.others
            rightRows += others
            let none = [Int32](repeating: -1, count: others.count)
            left = try left.map { (column) throws(FrameError) in
                try Column.concatenating([
                    column,
                    names.contains(column.name)
                        ? try other[column.name].gathering(others) : column.gathering(none),
                ])
            }
        }
        left = left.map { column in
            other.hasColumn(column.name) && !names.contains(column.name)
                ? column.renamed(column.name + "_x") : column
        }
        let right = DataFrame(unchecked: other.columns.filter { !names.contains($0.name) })
            .gathering(rightRows).columns.map { column in
                hasColumn(column.name) ? column.renamed(column.name + "_y") : column
            }
        return try DataFrame(left + right)
    }
}
