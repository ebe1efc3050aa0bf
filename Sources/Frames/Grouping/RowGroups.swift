import Base

/// Rows grouped by equal values in some columns.
///
/// The basis of `unique`, `valueCounts`, duplicates, grouping, cross-tabulation and distinct counts. Groups are in order of
/// first appearance, whatever the number of threads.
///
/// Rows are grouped by their words (``KeyWords``). Where few words are possible, an array has an element for each of them;
/// else the rows are distributed by a hash, so that the hash table of each part fits into the cache.
struct RowGroups: Sendable {
    /// The group of each row; -1 for a row that was dropped for a missing value.
    let codes: [Int32]
    /// The first row of each group.
    let firstRows: [Int32]

    /// The treatment of rows with a missing value in one of the columns.
    enum MissingRows: Sendable {
        /// They are in no group.
        case dropped
        /// A missing value is equal to any other missing value of the column.
        case kept
    }

    /// The number of groups.
    var count: Int { firstRows.count }

    /// Groups the rows of columns of equal length.
    init(_ columns: [Column], missing: MissingRows) {
        self.init(KeyWords(columns, missing: missing))
    }

    /// Groups rows by their words.
    init(_ words: KeyWords) {
        if let groups = DenseGroups(words) {
            self.init(codes: groups.codes, firstRows: groups.firstRows)
        } else {
            self.init(distributing: words)
        }
    }

    init(codes: [Int32], firstRows: [Int32]) {
        self.codes = codes
        self.firstRows = firstRows
    }

    /// A single group of all rows, which is there without rows as well.
    init(rowCount: Int) {
        self.init(codes: [Int32](repeating: 0, count: rowCount), firstRows: [0])
    }

    /// The number of rows of each group.
    var sizes: [Int] { codes.counted(count) }
}

extension RowGroups {
    /// Returns the same groups in the order of their values in the columns that the rows were grouped by.
    func sorted(by columns: [Column]) -> RowGroups {
        let keys = columns.map { (column: $0.gathering(firstRows), descending: false) }
        let order = sortedRows(count: count, by: keys)
        var newCodes = [Int32](repeating: 0, count: count)
        for (newCode, code) in order.enumerated() { newCodes[Int(code)] = Int32(newCode) }
        return RowGroups(
            codes: codes.map { $0 < 0 ? -1 : newCodes[Int($0)] }, firstRows: order.map { firstRows[Int($0)] })
    }
}

extension Chunks {
    /// Splits rows into a chunk for each available core; for results that do not depend on the split.
    init(forThreadsOver count: Int) {
        let parts = count < 1 << 14 ? 1 : availableCores
        self.init(count: count, size: max(1, (count + parts - 1) / parts))
    }
}
