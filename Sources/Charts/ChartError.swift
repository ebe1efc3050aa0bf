import Base

/// An error of reading a recorded chart.
public enum ChartError: Error, Hashable, CustomStringConvertible {
    /// The kind of the chart is not known to this version.
    case unknownKind(String, known: [String])
    /// An SVG contains a picture, but not its chart.
    case notAFigure
    /// The chart in an SVG can't be decoded.
    case unreadableFigure(title: String, reason: String)

    /// The error on one line, with the way out.
    public var description: String {
        switch self {
        case .unknownKind(let kind, let known):
            "there is no chart of the kind \"\(kind)\""
                + hint(for: kind, among: known, calling: "the kinds are")
        case .notAFigure:
            "the SVG contains no chart; only figures of a Weft report do, in their <metadata>"
        case .unreadableFigure(let title, let reason):
            "the chart of the figure “\(title)” can't be read, because another version wrote it or it was edited; "
                + "render the report again: \(reason)"
        }
    }
}
