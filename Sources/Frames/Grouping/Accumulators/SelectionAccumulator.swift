/// The value in one of the rows of a group: the first or the last one, in the order of the rows or of another column, or
/// the smallest or the largest one of any type.
///
/// The state is a row for each group. States of several tables are combined by gathering these rows into one table.
struct SelectionAccumulator: RowAccumulator {
    /// The choice among the rows that have a value.
    enum Rule: Sendable {
        /// The first row.
        case first
        /// The last row.
        case last
        /// The first of the rows with the smallest value in the last of the columns.
        case smallest
        /// The first of the rows with the largest value in the last of the columns.
        case largest
        /// The last of the rows with the smallest value in the last of the columns.
        case lastSmallest
        /// The last of the rows with the largest value in the last of the columns.
        case lastLargest
    }

    /// The rows that states refer to.
    private final class Table: Sendable {
        /// The column that the values are from, and the one that the order is by if there is one.
        let columns: [Column]
        /// The order of the values; empty where it is not needed.
        let keys: [UInt64]

        init(_ columns: [Column], _ rule: Rule) {
            self.columns = columns
            keys =
                switch rule {
                case .first, .last: []
                case .smallest, .largest, .lastSmallest, .lastLargest: columns[columns.count - 1].orderKeys()
                }
        }
    }

    private let rule: Rule
    private var table: Table
    /// The row of each group, -1 if there is none.
    private var rows: [Int32]

    /// - Parameter columns: the column of the values, and the one that they are ordered by if it is another one.
    init(_ columns: [Column], _ rule: Rule, groupCount: Int) {
        self.rule = rule
        table = Table(columns, rule)
        rows = [Int32](repeating: -1, count: groupCount)
    }

    var size: Int { rows.count }

    mutating func update(_ columns: [Column], codes: UnsafeBufferPointer<Int32>, rows range: Range<Int>) {
        let incomplete = table.columns.filter { $0.missingCount > 0 }
        rows.withUnsafeMutableBufferPointer { rows in
            @inline(__always)
            func choose(_ isBetter: (Int, Int) -> Bool) {
                for row in range {
                    let code = Int(codes[row &- range.lowerBound])
                    guard code >= 0, !incomplete.contains(where: { $0.isMissing(row) }) else { continue }
                    if rows[code] < 0 || isBetter(row, Int(rows[code])) {
                        rows[code] = Int32(truncatingIfNeeded: row)
                    }
                }
            }
            table.keys.withUnsafeBufferPointer { keys in
                switch rule {
                case .first: choose { _, _ in false }
                case .last: choose { _, _ in true }
                case .smallest: choose { keys[$0] < keys[$1] }
                case .largest: choose { keys[$0] > keys[$1] }
                case .lastSmallest: choose { keys[$0] <= keys[$1] }
                case .lastLargest: choose { keys[$0] >= keys[$1] }
                }
            }
        }
    }

    mutating func add(_ later: [Self], groups: [[Int32]?], groupCount: Int) {
        rows.append(contentsOf: repeatElement(-1, count: groupCount - rows.count))
        guard later.contains(where: { $0.table !== table }) else {
            for (state, groups) in zip(later, groups) {
                for (index, row) in state.rows.enumerated() { choose(row, groups?[index] ?? Int32(index)) }
            }
            return
        }
        // The chosen rows of all states one after the other, each with its group.
        var codes = rows.indices.map(Int32.init)
        for (state, groups) in zip(later, groups) { codes += groups ?? state.rows.indices.map(Int32.init) }
        let columns = table.columns.indices.map { column in
            Column.concatenating(
                ([self] + later).map { $0.table.columns[column].gathering($0.rows) },
                as: table.columns[column].type)
        }
        self = SelectionAccumulator(columns, rule, groupCount: groupCount)
        codes.withUnsafeBufferPointer { update(columns, codes: $0, rows: 0..<$0.count) }
    }

    /// Takes a chosen row of the same table.
    private mutating func choose(_ row: Int32, _ group: Int32) {
        guard row >= 0 else { return }
        let best = rows[Int(group)]
        if best < 0 || isBetter(Int(row), than: Int(best)) { rows[Int(group)] = row }
    }

    private func isBetter(_ row: Int, than earlier: Int) -> Bool {
        switch rule {
        case .first: false
        case .last: true
        case .smallest: table.keys[row] < table.keys[earlier]
        case .largest: table.keys[row] > table.keys[earlier]
        case .lastSmallest: table.keys[row] <= table.keys[earlier]
        case .lastLargest: table.keys[row] >= table.keys[earlier]
        }
    }

    mutating func detach() {
        table = Table(table.columns.map { $0.gathering(rows) }, rule)
        for group in rows.indices where rows[group] >= 0 { rows[group] = Int32(group) }
    }

    func result() -> Column { table.columns[0].gathering(rows).renamed("") }
}
