import Drawing
import FoundationEssentials

/// A figure of a report as SVG. The chart is laid out and drawn once for both of its documents.
///
/// In the report's page, the picture has no background and adapts to the reader's preference for dark pages, as the page
/// does. A code host shows the file on pages of its own theme, which a picture cannot detect and which may differ from the
/// reader's preference: dark lines might be drawn on a dark page. The file therefore has a white background and does not
/// adapt.
public struct FigureSVG: Sendable {
    /// The picture for the report's page, without metadata, as the page contains the caption and the description.
    public let inline: String
    /// The picture as a file, whose metadata are its title, its description and the chart itself; see ``FigureSource``.
    public let file: String
    /// The size of the picture in the page.
    public let size: Size

    /// Draws a chart.
    ///
    /// - Parameter title: the caption of the figure.
    /// - Throws: ``DrawingError`` for an invalid size, `EncodingError` if the chart cannot be encoded.
    public init(_ chart: AnyChart, title: String) throws {
        size = chart.size
        let drawing = try chart.svgDrawing(size: size)
        inline = drawing.document(Theme.adaptive.frame)
        let source = FigureSource(title: title, chart: chart)
        file = drawing.document(Theme.light.frame, try source.metadata)
    }
}

/// The metadata of a figure's file: its title and the chart, by which versions of the figure can be compared.
public struct FigureSource: Equatable, Sendable {
    /// The caption of the figure.
    public var title: String
    /// The chart that was drawn.
    public var chart: AnyChart

    /// Creates metadata from a chart and its caption.
    public init(title: String, chart: AnyChart) {
        self.title = title
        self.chart = chart
    }

    /// Reads the metadata of a figure's file.
    ///
    /// - Parameter svg: the contents of the file.
    /// - Throws: ``ChartError/notAFigure`` if it contains no chart, ``ChartError/unreadableFigure(title:reason:)`` if the
    ///   chart cannot be decoded.
    public init(svg: String) throws(ChartError) {
        guard let metadata = SVGDrawing.Metadata(of: svg) else { throw .notAFigure }
        title = metadata.title
        do {
            chart = try JSONDecoder().decode(AnyChart.self, from: Data(metadata.source.utf8))
        } catch {
            throw .unreadableFigure(title: title, reason: "\(error)")
        }
    }

    /// The metadata of the file, with the chart encoded as in a record, on one line with sorted keys.
    fileprivate var metadata: SVGDrawing.Metadata {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let json = String(decoding: try encoder.encode(chart), as: UTF8.self)
            // These two characters are not allowed in XML, but can be escaped in JSON.
            let source = json.replacing("\u{fffe}", with: "\\ufffe").replacing("\u{ffff}", with: "\\uffff")
            return SVGDrawing.Metadata(title: title, description: chart.description, source: source)
        }
    }
}
