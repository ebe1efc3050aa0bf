import Drawing
import FoundationEssentials

/// A figure of a report as SVG. The chart is laid out and drawn once for both places that show it.
///
/// The places need two documents. In the report's page the picture has no background and follows the reader's preference for
/// dark pages, as the page does. A code host shows the file on pages of its own theme, which a picture cannot see and which
/// may differ from the reader's preference: dark lines would lie on a dark page. So the file brings a white background along
/// and always looks the same.
public struct FigureSVG: Sendable {
    /// The picture for the report's page, without metadata: the page holds the caption and the description.
    public let inline: String
    /// The picture as a file, with its title, the chart in words, and the chart itself for ``FigureSource``.
    public let file: String
    /// The size of the picture for the page.
    public let size: Size

    /// Draws a chart.
    ///
    /// - Parameter title: the figure's caption.
    /// - Throws: ``DrawingError`` for a chart of a size that cannot be drawn, `EncodingError` for one that records cannot
    ///   hold.
    public init(_ chart: AnyChart, title: String) throws {
        size = chart.size
        let drawing = try chart.svgDrawing(size: size)
        inline = drawing.document(Theme.adaptive.frame)
        let source = FigureSource(title: title, chart: chart)
        file = drawing.document(Theme.light.frame, try source.metadata)
    }
}

/// What a figure's file holds beside the picture: its title and the chart, by which two versions of it can be compared.
public struct FigureSource: Equatable, Sendable {
    /// The figure's caption.
    public var title: String
    /// The chart that was drawn.
    public var chart: AnyChart

    /// A chart with its caption.
    public init(title: String, chart: AnyChart) {
        self.title = title
        self.chart = chart
    }

    /// Reads what the file of a figure holds.
    ///
    /// - Parameter svg: the text of the file.
    /// - Throws: ``ChartError/notAFigure`` where it holds no chart, ``ChartError/unreadableFigure(title:reason:)`` where
    ///   the chart cannot be read.
    public init(svg: String) throws(ChartError) {
        guard let metadata = SVGDrawing.Metadata(of: svg) else { throw .notAFigure }
        title = metadata.title
        do {
            chart = try JSONDecoder().decode(AnyChart.self, from: Data(metadata.source.utf8))
        } catch {
            throw .unreadableFigure(title: title, reason: "\(error)")
        }
    }

    /// What the file says; the chart as in a record, keys sorted, on one line.
    fileprivate var metadata: SVGDrawing.Metadata {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let json = String(decoding: try encoder.encode(chart), as: UTF8.self)
            // XML cannot hold these two; JSON has another way to write them.
            let source = json.replacing("\u{fffe}", with: "\\ufffe").replacing("\u{ffff}", with: "\\uffff")
            return SVGDrawing.Metadata(title: title, description: chart.description, source: source)
        }
    }
}
