import Base

/// An error in a recorded chart.
public enum ChartError: Error, Hashable, CustomStringConvertible {
    /// The record contains a kind of chart that this version does not know.
    case unknownKind(String, known: [String])
    /// An SVG file contains no chart in its metadata.
    case notAFigure
    /// The chart in the metadata of an SVG file cannot be decoded.
    case unreadableFigure(title: String, reason: String)

    /// The error message, on one line.
    public var description: String {
        switch self {
        case .unknownKind(let kind, let known):
            "there is no chart of the kind \"\(kind)\""
                + hint(for: kind, among: known, calling: "the kinds are")
        case .notAFigure:
            "the SVG holds no chart; figures that a report wrote hold theirs in <metadata>"
        case .unreadableFigure(let title, let reason):
            "the chart of the figure “\(title)” cannot be read; it was written by another version or changed: "
                + reason
        }
    }
}
