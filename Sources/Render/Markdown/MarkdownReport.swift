import Base
import Charts
import Record

extension Report {
    /// The report as a Markdown page for a code host: prose, tables and figures, without the code, so that a pull
    /// request shows in this file what changed in the results and in the script what changed in the code.
    public var markdown: String {
        var parts: [String] = ["# \(title.markdownEscaped)"]
        if data.origin == .sample {
            parts.append(
                "> **Sample data.** These figures come from made-up data of the same shape as the real.")
        }
        if !masthead.isEmpty {
            parts.append(masthead.map { "- **\($0.term):** \($0.content.markdown)" }.joined(separator: "\n"))
        }
        if !headlines.isEmpty {
            let labels = headlines.map(\.label.markdownEscaped).joined(separator: " | ")
            let rule = headlines.map { _ in "---:" }.joined(separator: " | ")
            let values = headlines.map { "**\($0.format.text(of: $0.value))**" }.joined(separator: " | ")
            parts.append("| \(labels) |\n| \(rule) |\n| \(values) |")
        }
        for block in blocks {
            switch block {
            case .prose(let blocks): parts.append(blocks.markdown)
            case .code: break
            case .figure(let figure):
                parts.append(
                    "![\(figure.chart.description.markdownEscaped)](figures/\(figure.name).svg)\n\n"
                        + "*Figure \(figure.number). \(figure.caption.markdownEscaped)*")
            case .table(let table): parts.append(table.markdown)
            case .export(let file):
                parts.append(
                    "[`exports/\(file.name)`](exports/\(file.name)): \(file.caption.markdownEscaped)")
            }
        }
        parts.append(provenance)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var provenance: String {
        guard !data.files.isEmpty else { return "---\n\nSource: `analyses/\(name)/main.swift`" }
        let rows = data.files.map { file in
            let rows = file.rows.map { ValueFormat.automatic.text(of: .integer($0)) } ?? ""
            let bytes = ValueFormat.automatic.text(of: .integer(file.bytes))
            return "| `\(file.name)` | \(rows) | \(bytes) | `\(file.sha256.prefix(12))` |"
        }
        return """
            ---

            Source: `analyses/\(name)/main.swift`

            | Data | Rows | Bytes | SHA-256 |
            | --- | ---: | ---: | --- |
            \(rows.joined(separator: "\n"))
            """
    }
}

extension CaptionedTable {
    /// The table below its caption; of measurements the caption alone, so that the page is the same in each run.
    fileprivate var markdown: String {
        guard !isMeasured else {
            return "*Table \(number). \(caption.markdownEscaped) (measured anew in each run; "
                + "the HTML and PDF reports show it).*"
        }
        let header = table.columns.map(\.name.markdownCell).joined(separator: " | ")
        let rule = table.columns.indices.map { table.isNumeric(column: $0) ? "---:" : "---" }
        let rows = table.formattedRows.map { row in
            "| \(row.map(\.markdownCell).joined(separator: " | ")) |"
        }
        let note = note.map { " (\($0))" } ?? ""
        return """
            *Table \(number). \(caption.markdownEscaped)\(note)*

            | \(header) |
            | \(rule.joined(separator: " | ")) |
            \(rows.joined(separator: "\n"))
            """
    }
}
