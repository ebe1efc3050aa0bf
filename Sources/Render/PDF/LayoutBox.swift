import Drawing

/// A part of a report laid out for a width: its height is known, its position is not yet.
///
/// Layout produces boxes and breaks them into pages; drawing comes afterwards, when the number of pages is known. All
/// lengths are in points (1/72 inch).
protocol LayoutBox {
    /// The height of the box.
    var height: Double { get }

    /// Draws the box with its top-left corner at `origin`.
    func draw(in context: PageContext, at origin: Point)

    /// Splits the box in two, the first of which is at most `height` high.
    ///
    /// - Parameters:
    ///   - height: the space left on the page.
    ///   - atTop: whether the page is still empty, so that moving the box to the next one would gain nothing.
    /// - Returns: `nil` if the box can't be split there or is better kept whole.
    func split(fitting height: Double, atTop: Bool) -> (head: any LayoutBox, rest: any LayoutBox)?

    /// Returns the same box at a smaller scale, at most `height` high.
    ///
    /// - Returns: `nil` if the box can't be scaled or would become too small.
    func shrunk(toFit height: Double) -> (any LayoutBox)?
}

extension LayoutBox {
    /// Returns `nil`: a box stays whole unless its type can be split.
    func split(fitting height: Double, atTop: Bool) -> (head: any LayoutBox, rest: any LayoutBox)? { nil }

    /// Returns `nil`: a box keeps its size unless its type can be scaled.
    func shrunk(toFit height: Double) -> (any LayoutBox)? { nil }
}

/// The smallest difference of heights that counts, in points; rounding errors of sums are below it.
let layoutTolerance = 0.01
