import Record

/// The changes between two sets of reports, to be written as Markdown or HTML.
public struct ChangesPage: Sendable {
    /// The name of the older set, such as `main (45e1aec0c24f)`.
    public var before: String
    /// The name of the newer set.
    public var after: String
    /// The changes of each report.
    public var reports: [ReportChanges]
    /// The number of files of the library that differ, where both sides have code.
    public var libraryFiles: Int?

    /// The changes between two sets of reports.
    public init(before: String, after: String, reports: [ReportChanges], libraryFiles: Int? = nil) {
        self.before = before
        self.after = after
        self.reports = reports
        self.libraryFiles = libraryFiles
    }

    /// Whether no report differs.
    public var isEmpty: Bool { changed.isEmpty }

    /// The title of the page.
    static let title = "What changed in the reports"

    /// The reports that differ.
    var changed: [ReportChanges] { reports.filter { !$0.isEmpty } }

    /// A sentence on the code that all reports share; `nil` where nothing is known of it.
    var libraryNote: String? {
        libraryFiles.map { count in
            count == 0
                ? "The library is the same on both sides."
                : "The library differs in \(count) file\(count == 1 ? "" : "s")."
        }
    }
}
