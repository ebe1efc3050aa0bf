import FoundationEssentials

/// The changes from one report of an analysis to another: of what it says, of what that is made from, and of its charts.
public struct ReportChanges: Sendable, Equatable {
    /// Changes of one kind, as a table of texts.
    public struct Section: Sendable, Equatable {
        /// The heading, such as "Values".
        public var heading: String
        /// The headings of the columns.
        public var columns: [String]
        /// The changes; each row has as many cells as there are columns.
        public var rows: [[String]]
        /// Sentences on changes that are not among the rows.
        public var notes: [String]

        /// Changes of one kind.
        public init(_ heading: String, columns: [String], rows: [[String]], notes: [String] = []) {
            self.heading = heading
            self.columns = columns
            self.rows = rows
            self.notes = notes
        }

        /// Whether there is neither a row nor a note.
        public var isEmpty: Bool { rows.isEmpty && notes.isEmpty }
    }

    /// A chart on one side of a comparison.
    public struct Picture: Sendable, Equatable {
        /// The chart in words.
        public var description: String
        /// The picture as SVG; `nil` where the file is not there.
        public var svg: Data?

        /// A chart on one side of a comparison.
        public init(description: String, svg: Data?) {
            self.description = description
            self.svg = svg
        }
    }

    /// The change of a chart.
    public struct Chart: Sendable, Equatable {
        /// The name of the figure.
        public var name: String
        /// The change in words, such as "3 of 120 numbers differ".
        public var change: String
        /// The chart before; `nil` if there was none.
        public var before: Picture?
        /// The chart after; `nil` if there is none.
        public var after: Picture?

        /// The change of a chart.
        public init(name: String, change: String, before: Picture?, after: Picture?) {
            self.name = name
            self.change = change
            self.before = before
            self.after = after
        }
    }

    /// Whether both reports exist.
    public enum Presence: Sendable {
        /// Both exist.
        case both
        /// The report is gone.
        case onlyBefore
        /// The report is new.
        case onlyAfter
    }

    /// The name of the analysis.
    public var name: String
    /// The title of the report.
    public var title: String
    /// Whether both reports exist.
    public var presence: Presence
    /// The changes by kind, what matters most first; no section is empty.
    public var sections: [Section]
    /// The charts that differ.
    public var charts: [Chart]
    /// The number of claims of a new report that do not hold.
    public var refutedClaims: Int

    /// The changes from one report to another. Empty sections are left out.
    public init(
        name: String, title: String, presence: Presence = .both, sections: [Section] = [],
        charts: [Chart] = [], refutedClaims: Int = 0
    ) {
        self.name = name
        self.title = title
        self.presence = presence
        self.sections = sections.filter { !$0.isEmpty }
        self.charts = charts
        self.refutedClaims = refutedClaims
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { presence == .both && sections.isEmpty && charts.isEmpty }

    /// The changes in a few words, such as "values: 2, tables: 1, charts: 3".
    public var overview: String {
        switch presence {
        case .onlyAfter:
            guard refutedClaims > 0 else { return "new" }
            return "new, and \(refutedClaims) claim\(refutedClaims == 1 ? " does" : "s do") not hold"
        case .onlyBefore: return "gone"
        case .both: break
        }
        guard !isEmpty else { return "no change" }
        var parts: [String] = []
        var tables = 0
        for section in sections {
            if section.heading.hasPrefix(Self.tablePrefix) {
                tables += 1
            } else if section.heading == Self.tablesHeading {
                tables += section.rows.count
            } else if section.rows.isEmpty {
                parts.append(section.heading.lowercased())
            } else {
                parts.append("\(section.heading.lowercased()): \(section.rows.count)")
            }
        }
        if tables > 0 { parts.append("tables: \(tables)") }
        if !charts.isEmpty { parts.append("charts: \(charts.count)") }
        return parts.joined(separator: ", ")
    }

    /// The heading of the tables that are new or gone, and the beginning of the heading of a section on one table.
    static let tablesHeading = "Tables"
    static let tablePrefix = "Table "
}
