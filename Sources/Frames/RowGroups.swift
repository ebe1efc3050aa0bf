import Base

/// Rows grouped by equal values in some columns.
///
/// The basis of `unique`, `valueCounts`, duplicates, grouping, cross-tabulation and joins. Rows are hashed column by column
/// into one array and then looked up in a hash table; two rows are compared value by value only if their hashes are equal.
/// Groups are in order of first appearance.
struct RowGroups: Sendable {
    /// The group of each row; -1 for a row that was dropped for a missing value.
    private(set) var codes: [Int32] = []
    /// The first row of each group.
    private(set) var firstRows: [Int] = []

    /// The treatment of rows with a missing value in one of the columns.
    enum MissingRows {
        /// They are in no group.
        case dropped
        /// A missing value is equal to any other missing value of the column.
        case kept
    }

    /// The number of groups.
    var count: Int { firstRows.count }

    /// Groups the rows of columns of equal length.
    init(_ columns: [Column], missing: MissingRows) {
        if columns.count == 1, case .text(let text) = columns[0].storage {
            group(codesOf: text, missing: missing)
        } else {
            group(columns, missing: missing)
        }
    }

    /// The number of rows of each group.
    var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: count)
        for code in codes where code >= 0 { sizes[Int(code)] += 1 }
        return sizes
    }

    /// Groups the rows of a column of text, whose codes only need to be renumbered by first appearance.
    private mutating func group(codesOf text: TextStorage, missing: MissingRows) {
        codes.reserveCapacity(text.codes.count)
        // The last element is for the missing value.
        var groups = [Int32](repeating: -1, count: text.pool.count + 1)
        for (row, code) in text.codes.enumerated() {
            if code < 0, missing == .dropped {
                codes.append(-1)
                continue
            }
            let index = code < 0 ? text.pool.count : Int(code)
            if groups[index] < 0 {
                groups[index] = Int32(firstRows.count)
                firstRows.append(row)
            }
            codes.append(groups[index])
        }
    }

    private mutating func group(_ columns: [Column], missing: MissingRows) {
        guard let rowCount = columns.first?.count else { return }
        var hashes = [UInt64](repeating: 0, count: rowCount)
        for column in columns { column.mixHashes(into: &hashes) }
        let droppable = missing == .dropped ? columns.filter { $0.missingCount > 0 } : []

        codes.reserveCapacity(rowCount)
        var table = CodeTable<UInt32>()
        for row in 0..<rowCount {
            if droppable.contains(where: { $0.isMissing(row) }) {
                codes.append(-1)
                continue
            }
            let (group, isNew) = table.insert(UInt32(hash: hashes[row])) { group in
                let first = firstRows[group]
                return columns.allSatisfy { $0.hasEqualValues(first, row) }
            }
            codes.append(group)
            if isNew { firstRows.append(row) }
        }
    }
}

extension RowGroups {
    /// Returns the same groups in the order of their values in the columns that the rows were grouped by.
    func sorted(by columns: [Column]) -> RowGroups {
        let keys = columns.map { (column: $0.gathering(firstRows), descending: false) }
        let order = sortedRows(count: count, by: keys)
        var newCodes = [Int32](repeating: 0, count: count)
        for (newCode, code) in order.enumerated() { newCodes[code] = Int32(newCode) }
        var sorted = self
        sorted.codes = codes.map { $0 < 0 ? -1 : newCodes[Int($0)] }
        sorted.firstRows = order.map { firstRows[$0] }
        return sorted
    }
}

/// The rows of each group, in ascending order.
struct GroupMembers: Sendable {
    /// The rows of all groups, one group after the other.
    private var rows: [Int]
    /// The index in `rows` at which each group begins, then the number of rows.
    private var starts: [Int]

    /// Collects the rows by their codes; rows with a negative code are in no group.
    init(_ codes: some Collection<Int32>, groupCount: Int) {
        var starts = [Int](repeating: 0, count: groupCount + 1)
        for code in codes where code >= 0 { starts[Int(code) + 1] += 1 }
        for group in 0..<groupCount { starts[group + 1] += starts[group] }
        var next = starts
        rows = [Int](repeating: 0, count: starts[groupCount])
        for (row, code) in codes.enumerated() where code >= 0 {
            rows[next[Int(code)]] = row
            next[Int(code)] += 1
        }
        self.starts = starts
    }

    subscript(group: Int) -> ArraySlice<Int> { rows[starts[group]..<starts[group + 1]] }
}

extension Column {
    /// Mixes the value of each row into its hash. Equal values have equal hashes; so do 0.0 and -0.0.
    fileprivate func mixHashes(into hashes: inout [UInt64]) {
        // The hash of a missing value. An equal one of another value costs a comparison.
        let missing: UInt64 = 0x9E37_79B9_7F4A_7C15
        let nan = Double.nan.bitPattern
        func mix(_ word: (Int) -> UInt64) {
            for row in hashes.indices { hashes[row] = mixed(hashes[row], word(row)) }
        }
        switch storage {
        case .integer(let values):
            mix { values.isMissing($0) ? missing : UInt64(bitPattern: Int64(values.values[$0])) }
        case .real(let values):
            mix {
                values.isMissing($0)
                    ? missing : values.values[$0].isNaN ? nan : (values.values[$0] + 0.0).bitPattern
            }
        case .boolean(let values):
            mix { values.isMissing($0) ? missing : values.values[$0] ? 1 : 0 }
        case .text(let text):
            mix { UInt64(bitPattern: Int64(text.codes[$0])) }
        case .date(let values):
            mix { values.isMissing($0) ? missing : UInt64(bitPattern: Int64(values.values[$0].microseconds)) }
        case .timeSpan(let values):
            mix { values.isMissing($0) ? missing : UInt64(bitPattern: Int64(values.values[$0].microseconds)) }
        case .list(let lists):
            let codes = lists.listCodes().codes
            mix { UInt64(bitPattern: Int64(codes[$0])) }
        }
    }

    /// Whether two rows have equal values. Missing values are equal to each other, and NaN to NaN.
    fileprivate func hasEqualValues(_ first: Int, _ second: Int) -> Bool {
        switch storage {
        case .integer(let values): values[first] == values[second]
        case .real(let values):
            values[first] == values[second]
                || (!values.isMissing(first) && !values.isMissing(second) && values.values[first].isNaN
                    && values.values[second].isNaN)
        case .boolean(let values): values[first] == values[second]
        case .text(let text): text.codes[first] == text.codes[second]
        case .date(let values): values[first] == values[second]
        case .timeSpan(let values): values[first] == values[second]
        case .list(let lists): lists[first] == lists[second]
        }
    }
}
