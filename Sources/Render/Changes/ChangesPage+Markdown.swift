import Record

extension ChangesPage {
    /// The changes as a Markdown page, for a terminal or for a comment on a pull request. Texts from reports show as they are.
    public var markdown: String {
        var lines = ["# \(Self.title)", "", "From \(before.markdownCode) to \(after.markdownCode)."]
        if let libraryNote { lines.append(libraryNote) }
        lines += ["", "| Report | Changes |", "| --- | --- |"]
        lines += reports.map { "| \($0.name.markdownCell) | \($0.overview.markdownCell) |" }
        for report in changed where report.presence == .both {
            lines += ["", "\(report.title) (\(report.name))".markdownHeading(level: 2)]
            for section in report.sections {
                lines += ["", section.heading.markdownHeading(level: 3)] + section.table
            }
            guard !report.charts.isEmpty else { continue }
            let charts = ReportChanges.Section(
                "Charts", columns: ["Chart", "Change", "Before", "After"],
                rows: report.charts.map { chart in
                    [chart.name, chart.change] + chart.descriptions
                })
            lines += ["", "### \(charts.heading)"] + charts.table
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ReportChanges.Section {
    /// The lines of the table and of the notes below it.
    fileprivate var table: [String] {
        var lines: [String] = []
        if !rows.isEmpty {
            lines = ["", row(columns), row(columns.map { _ in "---" })]
            lines += rows.map { row($0.map(\.markdownCell)) }
        }
        for note in notes { lines += ["", note.markdownEscaped.markdownParagraphStart] }
        return lines
    }

    private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
}

extension ReportChanges.Chart {
    /// The chart in words before and after; one that says the same on both sides is not repeated.
    fileprivate var descriptions: [String] {
        let texts = [before, after].map { $0?.description ?? "–" }
        return texts[0] == texts[1] ? ["the same", texts[1]] : texts
    }
}
