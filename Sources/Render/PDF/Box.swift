import Drawing

/// A part of a report set for a width: its height is known, its place is not yet.
///
/// Layout makes boxes and breaks them into pages; drawing comes after, when the number of pages is known.
protocol Box {
    /// The height that the box takes.
    var height: Double { get }

    /// Draws the box; its top-left corner comes to `origin`.
    func draw(on sheet: Sheet, at origin: Point)

    /// Breaks the box in two, the first of which is no higher than `height`.
    ///
    /// - Parameters:
    ///   - height: the space that is left.
    ///   - atTop: whether the page is still empty, so that moving on to the next one would gain nothing.
    /// - Returns: `nil` where the box can't be broken so, or should rather stay whole.
    func split(fitting height: Double, atTop: Bool) -> (head: any Box, rest: any Box)?

    /// The same box drawn smaller, so that it is no higher than `height`.
    ///
    /// - Returns: `nil` where it can't be drawn so, or not well.
    func shrunk(toFit height: Double) -> (any Box)?
}

extension Box {
    /// A box stays whole unless it knows how to be broken.
    func split(fitting height: Double, atTop: Bool) -> (head: any Box, rest: any Box)? { nil }

    /// A box keeps its size unless it knows better.
    func shrunk(toFit height: Double) -> (any Box)? { nil }
}

/// The least difference of heights that counts; sums of the same numbers may differ by less.
let layoutTolerance = 0.01

/// What boxes are drawn on: a canvas and, where it is a page of a PDF, the document that takes links.
struct Sheet {
    /// What to draw on.
    let canvas: any Canvas
    /// The document that the canvas is a page of.
    var document: PDFDocument?

    /// Gives a place a name to link to.
    func addDestination(_ name: String, at point: Point) {
        document?.addDestination(name, at: point)
    }

    /// Makes an area lead somewhere.
    func addLink(to target: PDFDocument.LinkTarget, over area: Rect) {
        document?.addLink(to: target, over: area)
    }
}
