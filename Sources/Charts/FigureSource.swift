import Drawing
import FoundationEssentials

/// The title and the chart that the file of a figure contains besides its picture. Two versions of a figure can be compared
/// by them.
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

    /// Reads the file of a figure.
    ///
    /// - Parameter svg: the text of the file.
    /// - Throws: ``ChartError/notAFigure`` if it contains no chart, ``ChartError/unreadableFigure(title:reason:)`` if the
    ///   chart can't be decoded.
    public init(svg: String) throws(ChartError) {
        guard let metadata = SVGDrawing.Metadata(of: svg) else { throw .notAFigure }
        title = metadata.title
        do {
            chart = try JSONDecoder().decode(AnyChart.self, from: Data(metadata.source.utf8))
        } catch {
            throw .unreadableFigure(title: title, reason: "\(error)")
        }
    }

    /// The metadata of the file. The chart is encoded as in a record, on one line with its keys sorted.
    var metadata: SVGDrawing.Metadata {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let json = String(decoding: try encoder.encode(chart), as: UTF8.self)
            // XML does not allow these two characters, so they are written as JSON escapes.
            let source = json.replacing("\u{fffe}", with: "\\ufffe").replacing("\u{ffff}", with: "\\uffff")
            return SVGDrawing.Metadata(title: title, description: chart.description, source: source)
        }
    }
}
