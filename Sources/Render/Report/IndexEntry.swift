import Base
import Record

/// The entry of a report on the index page.
public struct IndexEntry: Codable, Sendable {
    /// A headline value, formatted.
    public struct Headline: Codable, Sendable {
        /// The label of the value.
        public var label: String
        /// The value as formatted text.
        public var value: String
    }

    /// The name of the analysis, which is also that of the report's folder.
    public var name: String
    /// The title of the report.
    public var title: String
    /// The question in the masthead; `nil` if it has none.
    public var question: String?
    /// The sentences of the summary.
    public var summary: [String]
    /// Whether the report is on sample data.
    public var isSample: Bool
    /// The origin of the data, if a reader should know it at once: that they were generated; otherwise `nil`.
    public var origin: String?
    /// The headline values.
    public var headlines: [Headline]

    /// The entry of a report.
    public init(_ report: Report) {
        name = report.name
        title = report.title
        question = report.masthead.first { $0.term == "Question" }?.content.plainText
        summary = report.summary.map(\.plainText)
        isSample = report.data.origin == .sample
        origin = report.data.origin == .generated ? "generated data" : nil
        headlines = report.headlines.map { Headline(label: $0.label, value: $0.format.text(of: $0.value)) }
    }
}
