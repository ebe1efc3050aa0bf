import Base
import Charts

/// One thing that a script showed, in the order it was shown, with its place in the code.
public struct Output: Codable, Sendable, Equatable {
    /// Where in the script the call stands.
    public var place: Place
    /// What was shown.
    public var content: Content

    /// An output at a place.
    public init(place: Place, content: Content) {
        self.place = place
        self.content = content
    }
}

/// What can be shown.
public enum Content: Codable, Sendable, Equatable {
    /// A table below its caption.
    case table(Table, caption: String)
    /// A table of what was measured in this run: the one thing that may differ where all inputs are the same.
    case measurements(Table, caption: String)
    /// A chart above its caption.
    case chart(AnyChart, caption: String)
    /// Markdown with computed numbers in it.
    case text(String)
    /// A recorded figure.
    case value(RecordedValue)
    /// A file that the report offers, by its name below `exports/`.
    case export(String, caption: String)
}

/// A figure that goes into `results.json`, and to the top of the report if it is a headline.
public struct RecordedValue: Codable, Sendable, Hashable {
    /// The key in `results.json`: words joined by dots.
    public var key: String
    /// The value at full precision.
    public var value: Value
    /// Whether the figure also stands at the top of the report.
    public var isHeadline: Bool
    /// What the figure is called there.
    public var label: String
    /// How it is written there.
    public var format: ValueFormat

    /// A figure to record.
    public init(key: String, value: Value, isHeadline: Bool, label: String, format: ValueFormat) {
        self.key = key
        self.value = value
        self.isHeadline = isHeadline
        self.label = label
        self.format = format
    }
}
