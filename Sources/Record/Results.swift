import Base

/// The results of a report, as `results.json` contains them for programs and for comparison. Measurements of a single run
/// are not part of them.
public struct Results: Sendable, Equatable {
    /// A table at full precision.
    public struct Table: Codable, Sendable, Hashable {
        /// The headings of the columns, from left to right.
        public var columns: [String]
        /// The cells, row by row; `nil` is a missing value.
        public var rows: [[Value?]]

        /// A table of columns and rows.
        public init(columns: [String], rows: [[Value?]]) {
            self.columns = columns
            self.rows = rows
        }
    }

    /// A figure: the kind of its chart and a description of it.
    public struct Figure: Codable, Sendable, Hashable {
        /// The kind of chart, such as `box-plot`.
        public var kind: String
        /// The chart in words, with its main values.
        public var description: String

        /// A figure with a chart of a kind.
        public init(kind: String, description: String) {
            self.kind = kind
            self.description = description
        }
    }

    /// A sentence that must be true of the data.
    public struct Claim: Codable, Sendable, Hashable {
        /// Whether it is true.
        public var holds: Bool
        /// The sentence, with its numbers as the report shows them.
        public var text: String

        /// A sentence and whether it is true.
        public init(holds: Bool, text: String) {
            self.holds = holds
            self.text = text
        }
    }

    /// The name of the analysis.
    public var analysis: String
    /// The claims, by name.
    public var claims: [String: Claim]
    /// The title of the report.
    public var title: String
    /// The sentences of the summary, in order.
    public var summary: [String]
    /// The works that the report retraces or whose data it uses, in order.
    public var sources: [Reference]
    /// The origin of the data and the files that were read.
    public var data: DataSummary
    /// The engine that made tables, beside the local one; `nil` if there was none.
    public var engine: String?
    /// The values of the parameters that the script read, by name.
    public var parameters: [String: Value]
    /// The recorded values, by key.
    public var values: [String: Value]
    /// The tables, by name.
    public var tables: [String: Table]
    /// The figures, by name.
    public var figures: [String: Figure]

    /// The results of a report.
    public init(
        analysis: String, title: String, summary: [String] = [], claims: [String: Claim] = [:],
        sources: [Reference] = [], data: DataSummary, engine: String? = nil, parameters: [String: Value],
        values: [String: Value],
        tables: [String: Table], figures: [String: Figure]
    ) {
        self.analysis = analysis
        self.title = title
        self.summary = summary
        self.claims = claims
        self.sources = sources
        self.data = data
        self.engine = engine
        self.parameters = parameters
        self.values = values
        self.tables = tables
        self.figures = figures
    }
}
