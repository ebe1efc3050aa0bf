import Drawing

/// A figure of a report as SVG: the picture for the HTML page, and the file for the Markdown page. The chart is laid out and
/// drawn once for both.
///
/// The picture in the HTML page has no background and follows the reader's colour scheme, as the page does. The file is shown
/// by a code host on a page of its own theme, which a picture can't detect and which may differ from the reader's colour
/// scheme, so that dark lines could end up on a dark page. Therefore the file has a white background and always looks the
/// same.
public struct FigureSVG: Sendable {
    /// The picture for the HTML page. It has no metadata, as the page contains the caption and the description.
    public let inline: String
    /// The picture as a file, with its title, its description and the chart itself, which ``FigureSource`` reads.
    public let file: String
    /// The size of the picture for the HTML page, in CSS pixels.
    public let size: Size

    /// Draws a chart.
    ///
    /// - Parameters:
    ///   - chart: the chart.
    ///   - title: the figure's caption.
    /// - Throws: `DrawingError` if the size of the chart is not positive or exceeds Cairo's limit, `EncodingError` if the
    ///   chart can't be encoded.
    public init(_ chart: AnyChart, title: String) throws {
        size = chart.size
        let drawing = try chart.svgDrawing(size: size)
        inline = drawing.document(Theme.adaptive.frame)
        let source = FigureSource(title: title, chart: chart)
        file = drawing.document(Theme.light.frame, try source.metadata)
    }
}
