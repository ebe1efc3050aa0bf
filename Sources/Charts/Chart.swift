import Drawing

/// A chart as a value: it holds what is drawn, neither the original data nor pixels.
///
/// To add a kind of chart, write a type that holds the values to be drawn, describe them in words in ``description``, draw
/// them in ``draw(on:in:theme:)``, and add the type to ``AnyChart/kinds``.
public protocol Chart: Codable, Equatable, Sendable, CustomStringConvertible {
    /// The name of this kind of chart in records, such as `box-plot`.
    static var kind: String { get }

    /// A description of the chart in one to three sentences: what the data show, for readers who cannot see the chart.
    var description: String { get }

    /// The natural size of the chart, in CSS pixels.
    var size: Size { get }

    /// Draws the chart without a background into a rectangle. Text is not scaled.
    ///
    /// - Returns: the rectangle that contains the marks.
    @discardableResult
    func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect
}

extension Chart {
    /// The natural width of all charts: that of a text column on a desktop, and legible at half the size on a phone.
    static var width: Double { 640 }
}
