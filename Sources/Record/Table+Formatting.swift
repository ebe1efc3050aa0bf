import Base

extension Table {
    /// The cells as formatted text, row by row.
    public var formattedRows: [[String]] {
        rows.map { row in
            zip(columns, row).map { column, value in
                value == nil ? missingText : column.format.text(of: value)
            }
        }
    }

    /// Whether a column, given by its index, contains numbers only, apart from missing values. Such columns are
    /// right-aligned.
    public func isNumeric(column: Int) -> Bool {
        var hasNumber = false
        for row in rows {
            switch row[column] {
            case .integer, .real: hasNumber = true
            case .text, .boolean, .date, .timeSpan, .list: return false
            case nil: break
            }
        }
        return hasNumber
    }

    /// The addition to the caption if only the first rows are shown; `nil` if all are.
    public var note: String? {
        guard let totalRows, totalRows > rows.count else { return nil }
        return "first \(rows.count.grouped) of \(totalRows.grouped) rows"
    }

    /// The headings and the rows as lines of text, with columns aligned by spaces.
    var alignedLines: [String] {
        let texts = [columns.map(\.name)] + formattedRows
        let widths = columns.indices.map { index in texts.map { $0[index].count }.max() ?? 0 }
        return texts.map { row in
            row.enumerated().map { index, text in
                let padding = String(repeating: " ", count: widths[index] - text.count)
                return isNumeric(column: index) ? padding + text : text + padding
            }.joined(separator: "  ")
        }
    }
}
