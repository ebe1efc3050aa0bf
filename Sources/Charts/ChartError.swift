import Base

/// An error of making a chart or of reading a recorded one.
public enum ChartError: Error, Hashable, CustomStringConvertible {
    /// The kind of the chart is not known to this version.
    case unknownKind(String, known: [String])
    /// An SVG contains a picture, but not its chart.
    case notAFigure
    /// The chart in an SVG can't be decoded.
    case unreadableFigure(title: String, reason: String)
    /// A list has another length than the list that it belongs to.
    case lengthMismatch(chart: String, list: String, count: Int, expected: Int, items: String)
    /// There is nothing to draw.
    case nothingToDraw(chart: String, missing: String)
    /// A number that the chart can't show.
    case invalidValue(chart: String, of: String, value: String, expected: String)

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
        case .lengthMismatch(let chart, let list, let count, let expected, let items):
            "the \(chart) has \(count) \(list) for \(expected) \(items); give as many of one as of the other"
        case .nothingToDraw(let chart, let missing):
            "the \(chart) has no \(missing); leave the chart out where there is nothing to show"
        case .invalidValue(let chart, let subject, let value, let expected):
            "the \(chart) has \(value) as \(subject); it must be \(expected)"
        }
    }
}
