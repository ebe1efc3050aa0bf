import Drawing
import FoundationEssentials

/// Writes a report as a PDF on A4 pages.
///
/// There are two passes: the first lays the report out as boxes and breaks them into pages, the second draws the pages. The
/// file contains no date, so the same report gives the same bytes.
enum PDFReport {
    /// Returns the PDF of a report.
    ///
    /// - Parameter listings: code that has already been laid out, by its text.
    /// - Throws: `DrawingError` if Cairo can't write the file or a link has no destination.
    static func data(of report: Report, listings: [String: CodeBox] = [:]) throws -> Data {
        let geometry = PageGeometry()
        let flow = ReportLayout(report, geometry: geometry, listings: listings).flow
        let pages = Paginator.pages(of: flow, height: geometry.body.height)
        let furniture = PageFurniture(report: report, geometry: geometry, pageCount: pages.count)

        let document = try PDFDocument(
            pageSize: geometry.size,
            metadata: PDFDocument.Metadata(
                title: report.title, subject: report.description ?? "", creator: "Weft"))
        let context = PageContext(canvas: document.canvas, document: document)
        for (index, page) in pages.enumerated() {
            if index > 0 { try document.nextPage() }
            furniture.draw(page: index + 1, on: document.canvas)
            page.draw(in: context, at: geometry.body.origin)
        }
        PDFOutline(report).add(to: document)
        return Data(try document.finish())
    }
}
