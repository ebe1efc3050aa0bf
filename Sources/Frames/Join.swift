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
        var keys: [Column] = []
        for name in names { keys.append(try Column.concatenating([try self[name], try other[name]])) }
        let codes = RowGroups(keys, missing: .kept).codes

        let partners = RowsByGroup(codes[rowCount...], groupCount: Int(codes.max() ?? -1) + 1)
        var leftRows: [Int] = []
        var rightRows: [Int] = []
        for row in 0..<rowCount {
            let matches = partners[Int(codes[row])]
            for match in matches {
                leftRows.append(row)
                rightRows.append(match)
            }
            if matches.isEmpty, kind == .left {
                leftRows.append(row)
                rightRows.append(-1)
            }
        }

        let left = gathering(leftRows).columns.map { column in
            other.hasColumn(column.name) && !names.contains(column.name)
                ? column.renamed(column.name + "_x") : column
        }
        let right = other.columns.filter { !names.contains($0.name) }.map { column in
            let gathered = column.gathering(rightRows).promotingIncompleteIntegers()
            return hasColumn(column.name) ? gathered.renamed(column.name + "_y") : gathered
        }
        return try DataFrame(left + right)
    }
}
