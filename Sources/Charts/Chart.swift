import Drawing

/// A chart as a value: what is to be drawn, not the data that it came from and not pixels.
///
/// To make another chart, write a type that holds the numbers to be drawn, say what they mean in words, draw them in
/// ``draw(on:in:theme:)``, and add the type to ``AnyChart/kinds``.
public protocol Chart: Codable, Equatable, Sendable, CustomStringConvertible {
    /// The name of this kind of chart in records, such as `box-plot`.
    static var kind: String { get }

    /// The chart in one to three sentences that say what its data say: what a reader who does not see it should know.
    var description: String { get }

    /// The size that the chart is made for, in CSS pixels.
    var size: Size { get }

    /// Draws the chart without a background into a rectangle, text in its own size, and returns the rectangle that the
    /// marks lie in.
    @discardableResult
    func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect
}

extension Chart {
    /// The width of all charts: a column of text on a desktop, and still legible at half of it on a telephone.
    static var width: Double { 640 }
}
