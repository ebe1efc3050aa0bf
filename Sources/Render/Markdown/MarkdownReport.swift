import Base
import Charts
import Record

extension Report {
    /// The report as a Markdown page for a code host: prose, tables and figures. It contains no code, so that in a pull
    /// request this page shows the changes of the results and the script those of the code.
    public var markdown: String {
        var parts: [String] = [title.markdownHeading(level: 1)]
        if data.origin == .sample {
            parts.append("> **Sample data.** \(Report.sampleDataNotice)")
        }
        if let refutation { parts.append("> **Refuted.** \(refutation)") }
        if let fontNotice { parts.append("> **Fonts.** \(fontNotice.markdownEscaped)") }
        parts += summary.map(\.markdown)
        if !headlines.isEmpty {
            let values = headlines.map { value in
                let text = value.format.text(of: value.value).markdownCell.trimmingWhitespace
                return text.isEmpty ? " " : "**\(text)**"
            }
            parts.append(
                String.markdownTable(
                    header: headlines.map(\.label.markdownCell), rule: headlines.map { _ in "---:" },
                    rows: [values]))
        }
        if !fullMasthead.isEmpty {
            parts.append(
                fullMasthead.map { "- **\($0.term.markdownEscaped):** \($0.markdown)" }.joined(
                    separator: "\n"))
        }
        for block in blocks {
            switch block {
            case .prose(let passage): parts.append(passage.markdown)
            case .code: break
            case .figure(let figure):
                parts.append(
                    "![\(figure.chart.description.markdownInBrackets)](figures/\(figure.name).svg)\n\n"
                        + ("Figure \(figure.number). \(figure.caption.trimmingWhitespace)"
                        + (figure.note.map { " (\($0))" } ?? "")).markdownLine)
            case .table(let table): parts.append(table.markdown)
            case .export(let file):
                let link = "[\(file.name.markdownCode)](\(file.address)): \(file.caption.markdownEscaped)"
                parts.append(link.trimmingWhitespace)
            }
        }
        parts.append(provenance)
        return parts.markdownPage
    }

    /// The files of the script, and the table of data files.
    private var provenance: String {
        let source =
            "---\n\n" + (claimCount.map { "Claims: \($0).\n\n" } ?? "")
            + "Source: " + sourcePaths.map(\.markdownCode).joined(separator: ", ")
        guard !data.files.isEmpty else { return source }
        let rows = data.files.map { file in
            [
                file.name.markdownCode,
                file.rows.map { ValueFormat.automatic.text(of: .integer($0)) } ?? " ",
                ValueFormat.automatic.text(of: .integer(file.bytes)), "`\(file.sha256.prefix(12))`",
            ]
        }
        return source + "\n\n"
            + .markdownTable(
                header: ["Data", "Rows", "Bytes", "SHA-256"], rule: ["---", "---:", "---:", "---"], rows: rows
            )
    }
}

extension CaptionedTable {
    /// The table below its caption. Measurements are left out, so that the page is the same in each run.
    fileprivate var markdown: String {
        let title = "Table \(number). \(caption.trimmingWhitespace)"
        guard !isMeasured else {
            return "\(title) (measured anew in each run; the HTML and PDF reports show it).".markdownLine
        }
        return (title + (note.map { " (\($0))" } ?? "")).markdownLine + "\n\n"
            + .markdownTable(
                header: table.columns.map(\.name.markdownCell),
                rule: table.columns.indices.map { table.isNumeric(column: $0) ? "---:" : "---" },
                rows: table.formattedRows.map { row in row.map(\.markdownCell) })
    }
}

extension [String] {
    /// The parts of a page, one after the other.
    ///
    /// A definition, which shows nothing, stands before an indented part, which would else belong to the last item of a list
    /// before it.
    var markdownPage: String {
        var parts = self
        for index in indices.dropFirst() where parts[index].first == " " || parts[index].first == "\t" {
            parts[index] = "[//]: #\n\n" + parts[index]
        }
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension String {
    /// Returns a table of cells that are Markdown.
    fileprivate static func markdownTable(header: [String], rule: [String], rows: [[String]]) -> String {
        ([header, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}
