import Base

/// Rows told apart by their values in some columns: which rows are alike, and which comes first.
///
/// This is at the bottom of `unique`, `valueCounts`, duplicates, group by, cross-tabulation and joins. Rows are
/// hashed column by column into one array, then found in a table with open addressing; two rows are compared value
/// by value only when their hashes are the same. The groups are numbered by first appearance, whatever the hashes.
struct RowGroups: Sendable {
    /// The group of each row; negative where the row was dropped for a missing value.
    private(set) var codes: [Int32] = []
    /// The first row of each group.
    private(set) var firstRows: [Int] = []

    /// What to do with rows that have a missing value in one of the columns.
    enum MissingRows {
        /// They belong to no group.
        case dropped
        /// A missing value is equal to any other missing value of the column.
        case kept
    }

    /// The number of groups.
    var count: Int { firstRows.count }

    /// Groups the rows of equally long columns.
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

    /// Text has codes already; they only need to be numbered anew by first appearance.
    private mutating func group(codesOf text: TextStorage, missing: MissingRows) {
        codes.reserveCapacity(text.codes.count)
        // The last place is that of the missing value.
        var numbers = [Int32](repeating: -1, count: text.pool.count + 1)
        for (row, code) in text.codes.enumerated() {
            if code < 0, missing == .dropped {
                codes.append(-1)
                continue
            }
            let place = code < 0 ? text.pool.count : Int(code)
            if numbers[place] < 0 {
                numbers[place] = Int32(firstRows.count)
                firstRows.append(row)
            }
            codes.append(numbers[place])
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
    /// Mixes each row's value into that row's hash. Equal values give equal hashes; so do 0.0 and -0.0.
    fileprivate func mixHashes(into hashes: inout [UInt64]) {
        // An odd number that stands for a missing value; a collision with a real value costs a comparison.
        let missing: UInt64 = 0x9E37_79B9_7F4A_7C15
        func mix(_ word: (Int) -> UInt64) {
            for row in hashes.indices { hashes[row] = mixed(hashes[row], word(row)) }
        }
        switch storage {
        case .integer(let values):
            mix { values.isMissing($0) ? missing : UInt64(bitPattern: Int64(values.values[$0])) }
        case .real(let values):
            mix { values[$0].isNaN ? missing : (values[$0] + 0.0).bitPattern }
        case .boolean(let values):
            mix { values.isMissing($0) ? missing : values.values[$0] ? 1 : 0 }
        case .text(let text):
            mix { UInt64(bitPattern: Int64(text.codes[$0])) }
        case .date(let values):
            mix { values.isMissing($0) ? missing : UInt64(bitPattern: Int64(values.values[$0].microseconds)) }
        }
    }

    /// Whether two rows have the same value; missing ones are the same.
    fileprivate func hasEqualValues(_ first: Int, _ second: Int) -> Bool {
        switch storage {
        case .integer(let values): values[first] == values[second]
        case .real(let values):
            values[first] == values[second] || (values[first].isNaN && values[second].isNaN)
        case .boolean(let values): values[first] == values[second]
        case .text(let text): text.codes[first] == text.codes[second]
        case .date(let values): values[first] == values[second]
        }
    }
}
