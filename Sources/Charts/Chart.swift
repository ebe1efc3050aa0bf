import Drawing

/// A chart as a value: the numbers to be drawn, rather than the data they were computed from or pixels.
///
/// To add a kind of chart, write a type that contains the numbers to be drawn, describes them in words and draws them in
/// ``draw(on:in:theme:)``, and add the type to ``AnyChart/kinds``.
public protocol Chart: Codable, Equatable, Sendable, CustomStringConvertible {
    /// The name of this kind of chart in records and `results.json`, such as `box-plot`.
    static var kind: String { get }

    /// The chart in one to three sentences, with its main values, for readers who can't see it.
    var description: String { get }

    /// The addition to a caption where the chart does not draw all that it was given; otherwise `nil`.
    var note: String? { get }

    /// The natural size of the chart, in CSS pixels.
    var size: Size { get }

    /// Draws the chart without a background. Text keeps its size, whatever the size of the rectangle.
    ///
    /// - Parameters:
    ///   - canvas: the canvas to draw on.
    ///   - picture: the rectangle of the whole chart, in the canvas's coordinates.
    ///   - theme: the colours and text styles.
    /// - Returns: the rectangle of the plot area, within which the marks are.
    @discardableResult
    func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect
}

extension Chart {
    /// Charts draw all that they are given.
    public var note: String? { nil }

    /// The width of all charts, in CSS pixels: that of a column of text on a desktop, and legible at half of it on a phone.
    static var width: Double { 640 }
}
