import Base
import Charts
import Record

/// A report, ready to be written in any format: a script's prose and code joined with the record of its run.
public struct Report: Sendable {
    /// The analysis' name: its folder and its target.
    public var name: String
    /// The title: the script's first heading of level 1.
    public var title: String
    /// What stands in a list right below the title, such as audience and question.
    public var masthead: [MastheadEntry]
    /// Where the data came from.
    public var data: DataSummary
    /// The parameters that the script asked for, by name.
    public var parameters: [(name: String, value: Value)]
    /// Recorded figures in the order of the script.
    public var values: [RecordedValue]
    /// Prose, code and what was shown, in order.
    public var blocks: [ReportBlock]
    /// The files of the script, in the order of the report: paths below the folder of the analysis.
    public var sources: [String]

    /// The files of the script: paths below the folder of the project.
    var sourcePaths: [String] { sources.map { "analyses/\(name)/\($0)" } }

    /// The figures at the top of the report.
    public var headlines: [RecordedValue] { values.filter(\.isHeadline) }

    /// The headings of levels 2 and 3, in order.
    public var outline: [OutlineEntry] {
        blocks.flatMap { block -> [OutlineEntry] in
            guard case .prose(let passage) = block else { return [] }
            return passage.blocks.compactMap { block in
                guard case .heading(let level, let content, let id) = block, (2...3).contains(level) else {
                    return nil
                }
                return OutlineEntry(level: level, title: content.plainText, id: id)
            }
        }
    }

    /// The charts with their names, in order.
    public var figures: [Figure] {
        blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }

    /// The tables with their names, in order.
    public var tables: [CaptionedTable] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// The files that the report offers, in order.
    public var exports: [ExportedFile] {
        blocks.compactMap { if case .export(let file) = $0 { file } else { nil } }
    }
}

/// A term and what it stands for, below the title.
public struct MastheadEntry: Sendable, Hashable {
    /// Such as "Audience".
    public var term: String
    /// What it stands for.
    public var content: [Inline]
    /// The same as its author wrote it.
    public var markdown: String
}

/// A heading as an outline lists it.
public struct OutlineEntry: Sendable, Hashable {
    /// The heading's level: 2 for a section.
    public var level: Int
    /// Its text.
    public var title: String
    /// Its identifier in the report.
    public var id: String
}

/// A part of a report.
public enum ReportBlock: Sendable {
    /// Markdown, from comments or computed.
    case prose(Passage)
    /// A cell's code. Cells of which all is hidden do not occur.
    case code(Script.Cell)
    case figure(Figure)
    case table(CaptionedTable)
    case export(ExportedFile)
}

/// A chart in a report.
public struct Figure: Sendable {
    /// Its number, from 1.
    public var number: Int
    /// Its name in `results.json` and of its files.
    public var name: String
    /// One line that says what the reader sees.
    public var caption: String
    /// The chart.
    public var chart: AnyChart
}

/// A table in a report.
public struct CaptionedTable: Sendable {
    /// Its number, from 1.
    public var number: Int
    /// Its name in `results.json`.
    public var name: String
    /// One line that says what the reader sees.
    public var caption: String
    /// The table.
    public var table: Table
    /// Whether it holds measurements of one run, which are left out of whatever is compared between runs.
    public var isMeasured: Bool

    /// What the caption adds: where the values come from, and that not all rows are shown.
    public var note: String? {
        let notes = [isMeasured ? "measured in this run" : nil, table.note].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }
}

/// A file that the report offers below `exports/`.
public struct ExportedFile: Sendable, Hashable {
    /// Its name there.
    public var name: String
    /// One line that says what is in it.
    public var caption: String

    /// The address of a link to it, from the report.
    var address: String { "exports/\(name.percentEncodedPath)" }
}
