import Record

/// What the page that lists all reports says of one of them.
public struct IndexEntry: Codable, Sendable {
    /// A headline figure, formatted.
    public struct Headline: Codable, Sendable {
        /// What it is called.
        public var label: String
        /// The figure as readers see it.
        public var value: String
    }

    /// The analysis' name, which is also its folder.
    public var name: String
    /// The report's title.
    public var title: String
    /// What it asks, from its masthead.
    public var question: String?
    /// Whether it is made from sample data.
    public var isSample: Bool
    /// Its headline figures.
    public var headlines: [Headline]

    /// What the index says of `report`.
    public init(_ report: Report) {
        name = report.name
        title = report.title
        question = report.masthead.first { $0.term == "Question" }?.content.plainText
        isSample = report.data.origin == .sample
        headlines = report.headlines.map { Headline(label: $0.label, value: $0.format.text(of: $0.value)) }
    }
}
