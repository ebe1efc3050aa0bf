import Drawing

/// The sizes of a page, in points.
struct PageGeometry: Sendable {
    /// A4.
    var size = Size(595.276, 841.89)
    /// The space between the edges of the page and its body.
    var margins = Insets(top: 72, left: 72, bottom: 72, right: 72)

    /// Where what is read stands; heads, feet and the banner keep out of it.
    var body: Rect {
        Rect(
            left: margins.left, top: margins.top, right: size.width - margins.right,
            bottom: size.height - margins.bottom)
    }
}

/// Distances from the four edges of a rectangle.
struct Insets: Hashable, Sendable {
    var top = 0.0
    var left = 0.0
    var bottom = 0.0
    var right = 0.0

    /// No distance at all.
    static let zero = Insets()

    /// The same distance at the top and the bottom, and on both sides.
    static func symmetric(horizontal: Double, vertical: Double) -> Insets {
        Insets(top: vertical, left: horizontal, bottom: vertical, right: horizontal)
    }
}
