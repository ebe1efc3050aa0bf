import Drawing
import FoundationEssentials

/// Writes a report as a PDF on A4 pages.
///
/// Made in two passes: layout turns the report into boxes and breaks them into pages; drawing puts each page onto the
/// document. The file holds no date, so the same report gives the same bytes.
enum PDFReport {
    /// The PDF of a report.
    ///
    /// - Parameter listings: code that has been set before.
    /// - Throws: `DrawingError` if Cairo cannot write it.
    static func data(of report: Report, listings: [String: CodeBox] = [:]) throws -> Data {
        let geometry = PageGeometry()
        let stack = ReportFlow(report, geometry: geometry, listings: listings).stack
        let pages = Pager.pages(of: stack, height: geometry.body.height)
        let furniture = PageFurniture(report: report, geometry: geometry, pageCount: pages.count)

        let document = try PDFDocument(
            pageSize: geometry.size, metadata: PDFDocument.Metadata(title: report.title, creator: "Weft"))
        let sheet = Sheet(canvas: document.canvas, document: document)
        for (index, page) in pages.enumerated() {
            if index > 0 { try document.nextPage() }
            furniture.draw(page: index + 1, on: document.canvas)
            page.draw(on: sheet, at: geometry.body.origin)
        }
        PDFOutline(report).add(to: document)
        return Data(try document.finish())
    }
}
