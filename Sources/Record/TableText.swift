import Base
import Charts

extension Table {
    /// The cells as readers see them, row by row.
    public var formattedRows: [[String]] {
        rows.map { row in zip(columns, row).map { column, value in column.format.text(of: value) } }
    }

    /// Whether a column holds numbers, which are set flush right. Missing values do not count either way.
    public func isNumeric(column: Int) -> Bool {
        var hasNumber = false
        for row in rows {
            switch row[column] {
            case .integer, .real: hasNumber = true
            case .text, .boolean, .date: return false
            case nil: break
            }
        }
        return hasNumber
    }

    /// What a caption adds where not all rows are shown.
    public var note: String? {
        guard let totalRows, totalRows > rows.count else { return nil }
        return "first \(rows.count.grouped) of \(totalRows.grouped) rows"
    }
}

extension Content {
    /// The content for a terminal.
    package var plainText: String {
        switch self {
        case .text(let text): text
        case .value(let value): "\(value.key) = \(ValueFormat.exact.text(of: value.value))"
        case .chart(let chart, let caption): "\(caption): \(chart.description)"
        case .export(let name, let caption): "\(name): \(caption)"
        case .table(let table, let caption), .measurements(let table, let caption):
            ([caption] + table.aligned).joined(separator: "\n")
        }
    }
}

extension Table {
    /// The rows with their columns aligned by blanks.
    fileprivate var aligned: [String] {
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
