import Charts
import FoundationEssentials
import Record
import Render

/// A report in all its formats.
struct ReportFormats {
    /// The HTML page.
    let page: String
    let pdf: Data
    let markdown: String
    /// The content of `results.json`.
    let results: String
    /// The figures that the Markdown shows, by the names of their files.
    let figures: [(name: String, svg: String)]
    /// The warning about characters without a font; `nil` if there are none.
    let fontNotice: String?

    /// Makes all formats of a report.
    ///
    /// - Parameter draft: what of the PDF has been made before.
    init(of report: Report, templates: URL, draft: PDFDraft) async throws {
        var report = report
        report.fontNotice = report.missingFonts()
        fontNotice = report.fontNotice
        // The PDF takes as long as all the rest.
        async let pdf = draft.data(of: report)
        let drawn = try report.figures.map { figure in
            (figure.name, try FigureSVG(figure.chart, title: figure.caption))
        }
        page = try HTMLReport(templates: templates.path).html(
            of: report, drawn: Dictionary(drawn) { first, _ in first })
        markdown = report.markdown
        results = report.results.json
        figures = drawn.map { ("\($0).svg", $1.file) }
        self.pdf = try await pdf
    }
}
