import Base

/// What can be wrong with a recorded chart.
public enum ChartError: Error, Hashable, CustomStringConvertible {
    /// The record names a kind of chart that this version does not know.
    case unknownKind(String, known: [String])
    /// An SVG holds no chart beside its picture.
    case notAFigure
    /// The chart that the SVG of a figure holds cannot be read.
    case unreadableFigure(title: String, reason: String)

    /// One line that says what is wrong and what may have been meant.
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
