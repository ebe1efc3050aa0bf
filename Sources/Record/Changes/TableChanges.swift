import Base

/// The changes of one table: its cells, matched by the headings of the columns and by the first column where that
/// identifies the rows, otherwise by the number of the row.
struct TableChanges {
    /// The maximum number of changes that are listed of a table.
    private static let maxRows = 20

    let name: String
    let before: Results.Table
    let after: Results.Table

    /// The changes of the table's cells, rows and columns.
    var section: ReportChanges.Section {
        let columns = matched(before.columns, after.columns)
        let keys = (Self.keys(of: before), Self.keys(of: after))
        let hasKeys = keys.0 != nil && keys.1 != nil && before.columns.first == after.columns.first
        let names =
            hasKeys
            ? (keys.0 ?? [], keys.1 ?? [])
            : (before.rows.indices.map { "\($0 + 1)" }, after.rows.indices.map { "\($0 + 1)" })
        let rows = matched(names.0, names.1)
        var changes: [[String]] = []
        var negligible = 0
        for row in rows.pairs {
            for column in columns.pairs where !(hasKeys && column.after == 0) {
                let value = ChangedValue(
                    before.cell(row.before, column.before), after.cell(row.after, column.after))
                guard value.isChanged else { continue }
                guard !value.isNegligible else {
                    negligible += 1
                    continue
                }
                let texts = value.texts
                changes.append([
                    names.1[row.after], after.columns[column.after], texts.before, texts.after, value.change,
                ])
            }
        }
        var notes: [String] = []
        if changes.count > Self.maxRows { notes.append("\(changes.count - Self.maxRows) more cells differ.") }
        for (items, what) in [
            (columns.gone, "Columns gone"), (columns.new, "New columns"), (rows.gone, "Rows gone"),
            (rows.new, "New rows"),
        ] where !items.isEmpty {
            let more = items.count - Self.maxRows
            let text =
                items.prefix(Self.maxRows).joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
            notes.append("\(what): \(text).")
        }
        if changes.isEmpty, notes.isEmpty, names.0 != names.1 {
            notes.append("The rows are in another order.")
        }
        if changes.isEmpty, notes.isEmpty, before.columns != after.columns {
            notes.append("The columns are in another order.")
        }
        if negligible > 0 { notes.append(negligibleNote(negligible, "cell")) }
        return ReportChanges.Section(
            "\(ReportChanges.tablePrefix)“\(name)”",
            columns: [hasKeys ? after.columns[0] : "Row", "Column", "Before", "After", "Change"],
            rows: Array(changes.prefix(Self.maxRows)), notes: notes)
    }

    /// The first cell of each row; `nil` unless each has another.
    private static func keys(of table: Results.Table) -> [String]? {
        guard !table.columns.isEmpty else { return nil }
        let keys = table.rows.indices.map { ValueFormat.exact.text(of: table.cell($0, 0)) }
        return Set(keys).count == keys.count ? keys : nil
    }

    private struct Matches {
        var pairs: [(before: Int, after: Int)] = []
        var gone: [String] = []
        var new: [String] = []
    }

    /// Matches names; the n-th of equal ones with the n-th.
    private func matched(_ before: [String], _ after: [String]) -> Matches {
        var places: [String: [Int]] = [:]
        for (index, name) in before.enumerated().reversed() { places[name, default: []].append(index) }
        var matches = Matches()
        for (index, name) in after.enumerated() {
            if let place = places[name]?.popLast() {
                matches.pairs.append((place, index))
            } else {
                matches.new.append(name)
            }
        }
        matches.gone = places.values.flatMap { $0 }.sorted().map { before[$0] }
        return matches
    }
}

extension Results.Table {
    /// A cell; `nil` where it is missing, or the row is shorter, as in a file that was not written by Weft.
    fileprivate func cell(_ row: Int, _ column: Int) -> Value? {
        column < rows[row].count ? rows[row][column] : nil
    }
}

/// A sentence on numbers that differ by less than ``ChangedValue/negligible``.
func negligibleNote(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? " differs" : "s differ") by less than a billionth."
}
