/// Distances from the four edges of a rectangle, in points.
struct Insets: Hashable, Sendable {
    /// The distance from the top edge.
    var top = 0.0
    /// The distance from the left edge.
    var left = 0.0
    /// The distance from the bottom edge.
    var bottom = 0.0
    /// The distance from the right edge.
    var right = 0.0

    /// No distance.
    static let zero = Insets()

    /// Equal distances on the left and right, and equal distances at the top and bottom.
    static func symmetric(horizontal: Double, vertical: Double) -> Insets {
        Insets(top: vertical, left: horizontal, bottom: vertical, right: horizontal)
    }
}
