extension Column {
    /// Returns the distinct values in ascending order (texts by code point) and, for each row, the index of its value
    /// among them, -1 for a missing value. This is pandas' `factorize(sort=True)`.
    package func sortedLevels() -> (codes: [Int32], levels: Column) {
        let groups = SortedGroups([self])
        return (groups.codes, gathering(groups.firstRows))
    }
}
