import FoundationEssentials
import Record

extension HTMLReport {
    /// Returns the HTML of a page of changes: one file, with both pictures of each chart that differs.
    ///
    /// - Throws: ``TemplateError`` if the template can't be rendered.
    public func html(of changes: ChangesPage) throws -> String {
        var context: [String: Any] = [
            "style": style, "title": ChangesPage.title, "before": changes.before, "after": changes.after,
            "overview": changes.reports.enumerated().map { index, report in
                [
                    "id": "report-\(index + 1)", "name": report.name, "changes": report.overview,
                    "isChanged": !report.isEmpty && report.presence == .both,
                ] as [String: Any]
            },
            "reports": changes.reports.enumerated().filter { !$1.isEmpty && $1.presence == .both }.map {
                self.context(of: $1, id: "report-\($0 + 1)")
            },
        ]
        context["libraryNote"] = changes.libraryNote
        return try render("changes", context)
    }

    private func context(of report: ReportChanges, id: String) -> [String: Any] {
        [
            "id": id, "name": report.name, "title": report.title,
            "sections": report.sections.map { section in
                [
                    "heading": section.heading, "hasRows": !section.rows.isEmpty,
                    "columns": section.columns.map { ["text": $0] },
                    "rows": section.rows.map { row in ["cells": row.map { ["text": $0] }] },
                    "notes": section.notes.map { ["text": $0] },
                ] as [String: Any]
            },
            "hasCharts": !report.charts.isEmpty,
            "charts": report.charts.map { chart in
                [
                    "name": chart.name, "change": chart.change,
                    "sides": [("Before", chart.before), ("After", chart.after)].map { side, picture in
                        self.context(of: picture, side)
                    },
                ] as [String: Any]
            },
        ]
    }

    private func context(of picture: ReportChanges.Picture?, _ side: String) -> [String: Any] {
        var context: [String: Any] = [
            "side": side, "description": picture?.description ?? "There is no such chart.",
        ]
        context["picture"] = picture?.svg.map { $0.base64EncodedString() }
        return context
    }
}
