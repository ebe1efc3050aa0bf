/// Which rows a join keeps.
public enum JoinKind: Hashable, Sendable {
    /// Those of the left frame that have a partner.
    case inner
    /// All of the left frame; where one has no partner, the columns of the right frame are missing.
    case left
}

extension DataFrame {
    /// Puts the rows of another frame beside those that have the same values in some columns.
    ///
    /// The rows are in the order of this frame; where one has several partners, in the order of theirs. Missing
    /// values match each other, as in pandas. A column that both frames have and that is no key gets a suffix,
    /// `_x` here and `_y` there. Whole numbers become floating-point numbers where partners are missing.
    ///
    /// - Parameter names: The columns to match, which both frames have.
    /// - Throws: `FrameError.unknownColumn`, `FrameError.duplicateColumn`, or `FrameError.differentTypes` where the
    ///   keys hold different things.
    public func joined(
        with other: DataFrame, on names: String..., kind: JoinKind = .inner
    ) throws(FrameError) -> DataFrame {
        let (leftRows, rightRows) = try KeyCodes(self, other, on: names).matches(kind)
        // Every row of this frame, once, leaves its columns as they are.
        let isWhole = leftRows.count == rowCount && leftRows.indices.allSatisfy { leftRows[$0] == $0 }
        let left = (isWhole ? self : gathering(leftRows)).columns.map { column in
            other.hasColumn(column.name) && !names.contains(column.name)
                ? column.renamed(column.name + "_x") : column
        }
        let wanted = DataFrame(unchecked: other.columns.filter { !names.contains($0.name) })
        let right = wanted.gathering(rightRows).columns.map { column in
            let gathered = column.promotingIncompleteIntegers()
            return hasColumn(column.name) ? gathered.renamed(column.name + "_y") : gathered
        }
        return try DataFrame(left + right)
    }
}
