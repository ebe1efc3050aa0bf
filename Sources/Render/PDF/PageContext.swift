import Drawing

/// The drawing context of a page: a canvas and, for a page of a PDF, the document that takes its links.
struct PageContext {
    /// The distance from a link's destination down to the box it leads to, in points: viewers scroll the destination to
    /// the edge of their window.
    private static let destinationOffset = 6.0

    /// The canvas to draw on.
    let canvas: any Canvas
    /// The document that the page belongs to.
    var document: PDFDocument?

    /// Names the box whose top-left corner is at `point` as a destination of links.
    func addDestination(_ name: String, at point: Point) {
        document?.addDestination(name, at: Point(point.x, point.y - Self.destinationOffset))
    }

    /// Makes an area a link.
    func addLink(to target: PDFDocument.LinkTarget, over area: Rect) {
        document?.addLink(to: target, over: area)
    }
}
