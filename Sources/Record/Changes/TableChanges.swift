import Base

/// The changes of one table: its cells, matched by the headings of the columns and by the first column where that
/// identifies the rows, otherwise by their content and their order.
struct TableChanges {
    /// The maximum number of changes that are listed of a table.
    private static let maxRows = 20

    private let before: Results.Table
    private let after: Results.Table
    private let heading: String
    private let columns: Matching
    private let rows: Matching
    /// The names of the rows before and after.
    private let names: (before: [String], after: [String])
    private let hasKeys: Bool
    private var changes: [[String]] = []
    private var notes: [String] = []

    /// Compares two tables.
    ///
    /// - Parameter oldName: the name before, if it was another.
    init(name: String, oldName: String? = nil, before: Results.Table, after: Results.Table) {
        (self.before, self.after) = (before, after)
        heading = "\(ReportChanges.tablePrefix)“\(name)”"
        columns = Self.matchedColumns(before.columns, after.columns)
        let keys = (before.keys, after.keys)
        hasKeys = keys.0 != nil && keys.1 != nil && columns.pairs.contains { $0 == (0, 0) }
        if hasKeys, let old = keys.0, let new = keys.1 {
            names = (old, new)
            rows = Matching(old, new)
        } else {
            names = (before.rows.indices.map { "\($0 + 1)" }, after.rows.indices.map { "\($0 + 1)" })
            rows = Self.matchedRows(before, after)
        }
        if let oldName { notes.append("Before, the table was called “\(oldName)”.") }
        compareCells()
        noteOthers()
    }

    /// The changes of the table's cells, rows and columns.
    var section: ReportChanges.Section {
        ReportChanges.Section(
            heading, columns: [hasKeys ? after.columns[0] : "Row", "Column", "Before", "After", "Change"],
            rows: Array(changes.prefix(Self.maxRows)), notes: notes)
    }

    private mutating func compareCells() {
        var negligible = 0
        for row in rows.pairs {
            for column in columns.pairs {
                let value = ChangedValue(
                    before.cell(row.before, column.before), after.cell(row.after, column.after))
                guard value.isChanged else { continue }
                guard !value.isNegligible else {
                    negligible += 1
                    continue
                }
                let texts = value.texts
                changes.append([
                    names.after[row.after], after.columns[column.after], texts.before, texts.after,
                    value.change,
                ])
            }
        }
        if changes.count > Self.maxRows {
            notes.append("\(NumberFormat.grouped(changes.count - Self.maxRows)) more cells differ.")
        }
        if negligible > 0 { notes.append(negligibleNote(negligible, "cell")) }
        if !changes.isEmpty, !hasKeys {
            notes.append("No column identifies the rows: they are matched in their order.")
        }
    }

    private mutating func noteOthers() {
        for column in columns.pairs where before.columns[column.before] != after.columns[column.after] {
            notes.append(
                "The column “\(before.columns[column.before])” is called “\(after.columns[column.after])” now."
            )
        }
        for (items, what) in [
            (columns.gone.map { before.columns[$0] }, "Columns gone"),
            (columns.new.map { after.columns[$0] }, "New columns"),
            (rows.gone.map { names.before[$0] }, "Rows gone"), (rows.new.map { names.after[$0] }, "New rows"),
        ] where !items.isEmpty {
            let more = items.count - Self.maxRows
            let text = items.prefix(Self.maxRows).map { hasKeys ? "“\($0)”" : $0 }.joined(separator: ", ")
            notes.append("\(what): \(text)\(more > 0 ? " and \(NumberFormat.grouped(more)) more" : "").")
        }
        if !rows.keepsOrder { notes.append("The rows are in another order.") }
        if !columns.keepsOrder { notes.append("The columns are in another order.") }
    }

    /// Matches columns by their headings; one that is gone with a new one at the same place, which is then renamed.
    private static func matchedColumns(_ before: [String], _ after: [String]) -> Matching {
        var columns = Matching(before, after)
        columns.pair(from: 1) { $0 == $1 && before.count == after.count ? 1 : 0 }
        return columns
    }

    /// Matches rows of the same content, then the others in their order.
    private static func matchedRows(_ before: Results.Table, _ after: Results.Table) -> Matching {
        var rows = Matching(before.rows, after.rows)
        rows.pairInOrder()
        return rows
    }
}

extension Results.Table {
    /// The first cell of each row as text; `nil` unless each has another.
    fileprivate var keys: [String]? {
        guard !columns.isEmpty else { return nil }
        let keys = rows.indices.map { ValueFormat.exact.text(of: cell($0, 0)) }
        return Set(keys).count == keys.count ? keys : nil
    }

    /// A cell; `nil` where it is missing, or the row is shorter, as in a file that was not written by Weft.
    fileprivate func cell(_ row: Int, _ column: Int) -> Value? {
        column < rows[row].count ? rows[row][column] : nil
    }
}

/// A sentence on numbers that differ by less than ``ChangedValue/negligible``.
func negligibleNote(_ count: Int, _ noun: String) -> String {
    count == 1
        ? "1 \(noun) differs by less than a billionth of its size."
        : "\(NumberFormat.grouped(count)) \(noun)s differ by less than a billionth of their size."
}
