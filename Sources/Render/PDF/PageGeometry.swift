import Drawing

/// The dimensions of a page and the positions of its furniture, in points.
struct PageGeometry: Sendable {
    /// The size of an A4 page.
    var size = Size(595.276, 841.89)
    /// The distances of the body from the edges of the page.
    var margins = Insets(top: 72, left: 72, bottom: 72, right: 72)
    /// The height of the banner across the top of the first page.
    var bannerHeight = 36.0
    /// The distance of the running head from the top of the page.
    var headTop = 38.0
    /// The distance of the rule below the running head from the top of the page.
    var headRuleTop = 54.0
    /// The distance of the top of the page number from the bottom of the page.
    var pageNumberHeight = 42.0

    /// The rectangle of the content; running heads, page numbers and the banner stay outside.
    var body: Rect {
        Rect(
            left: margins.left, top: margins.top, right: size.width - margins.right,
            bottom: size.height - margins.bottom)
    }
}
