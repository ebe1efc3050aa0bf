/// The rows that a join keeps.
public enum JoinKind: Hashable, Sendable {
    /// The rows of the left frame that have a match.
    case inner
    /// All rows of the left frame; in those without a match, the columns of the right frame are missing.
    case left
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
        let (leftRows, rightRows) = try KeyCodes(self, other, on: names).matches(kind)
        // If every row of this frame occurs once, its columns need no copy.
        let isWhole = leftRows.count == rowCount && leftRows.indices.allSatisfy { leftRows[$0] == $0 }
        let left = (isWhole ? self : gathering(leftRows)).columns.map { column in
            other.hasColumn(column.name) && !names.contains(column.name)
                ? column.renamed(column.name + "_x") : column
        }
        let joined = DataFrame(unchecked: other.columns.filter { !names.contains($0.name) })
        let right = joined.gathering(rightRows).columns.map { column in
            hasColumn(column.name) ? column.renamed(column.name + "_y") : column
        }
        return try DataFrame(left + right)
    }
}
