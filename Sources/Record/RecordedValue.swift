import Base

/// A value that a script recorded for `results.json`, and for the top of the report if it is a headline.
public struct RecordedValue: Codable, Sendable, Hashable {
    /// The key in `results.json`: words joined by dots, such as `test.accuracy`.
    public var key: String
    /// The value at full precision.
    public var value: Value
    /// Whether the value also appears at the top of the report.
    public var isHeadline: Bool
    /// The label of the value at the top of the report.
    public var label: String
    /// The format of the value at the top of the report.
    public var format: ValueFormat

    /// A value to record.
    public init(key: String, value: Value, isHeadline: Bool, label: String, format: ValueFormat) {
        self.key = key
        self.value = value
        self.isHeadline = isHeadline
        self.label = label
        self.format = format
    }
}
