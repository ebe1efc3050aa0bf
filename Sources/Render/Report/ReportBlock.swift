import Charts
import Record

/// A block of a report.
public enum ReportBlock: Sendable {
    /// Markdown, written as a comment or computed.
    case prose(Passage)
    /// The code of a cell. Cells whose code is hidden have no block.
    case code(Script.Cell)
    /// A chart.
    case figure(Figure)
    /// A table.
    case table(CaptionedTable)
    /// A file for download.
    case export(ExportedFile)
}

/// A chart in a report.
public struct Figure: Sendable {
    /// The number of the figure, from 1.
    public var number: Int
    /// The name of the figure in `results.json` and of its file, unique in the report.
    public var name: String
    /// The caption: one line that says what the chart shows.
    public var caption: String
    /// The chart.
    public var chart: AnyChart

    /// The addition to the caption if the chart draws a sample only; otherwise `nil`.
    public var note: String? { chart.note }
}

/// A table in a report.
public struct CaptionedTable: Sendable {
    /// The number of the table, from 1.
    public var number: Int
    /// The name of the table in `results.json`, unique in the report.
    public var name: String
    /// The caption: one line that says what the table contains.
    public var caption: String
    /// The table.
    public var table: Table
    /// Whether the table contains measurements of a single run, which are not compared between runs.
    public var isMeasured: Bool

    /// The addition to the caption if the table was measured or only its first rows are shown; otherwise `nil`.
    public var note: String? {
        let notes = [isMeasured ? "measured in this run" : nil, table.note].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }
}

/// A file that a report offers for download.
public struct ExportedFile: Sendable, Hashable {
    /// The name of the file below `exports/`.
    public var name: String
    /// One line that describes the file.
    public var caption: String

    /// The address of the file, relative to the report.
    var address: String { "exports/\(name.percentEncodedPath)" }
}
