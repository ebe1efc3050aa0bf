import Base
import Charts
import Record

/// A report, ready to be written in any format: the prose and the code of a script joined with the record of its run.
public struct Report: Sendable {
    /// The name of the analysis, which is that of its folder and its target.
    public var name: String
    /// The title: the first heading of level 1 of the script.
    public var title: String
    /// The entries of the list right below the title, such as audience and question.
    public var masthead: [MastheadEntry]
    /// The origin and the files of the data.
    public var data: DataSummary
    /// The parameters that the script read, sorted by name.
    public var parameters: [(name: String, value: Value)]
    /// The recorded values, in the order of the script.
    public var values: [RecordedValue]
    /// Prose, code and outputs, in order.
    public var blocks: [ReportBlock]
    /// The files of the script in the order of the report, as paths below the folder of the analysis.
    public var sources: [String]
}

extension Report {
    /// The warning at the top of a report on sample data, in every format.
    static let sampleDataNotice =
        "The results in this report come from generated data in the format of the real data."

    /// The files of the script, as paths below the folder of the project.
    var sourcePaths: [String] { sources.map { "analyses/\(name)/\($0)" } }

    /// The values at the top of the report.
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

    /// The figures, in order.
    public var figures: [Figure] {
        blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
    }

    /// The tables, in order.
    public var tables: [CaptionedTable] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// The files that the report offers for download, in order.
    public var exports: [ExportedFile] {
        blocks.compactMap { if case .export(let file) = $0 { file } else { nil } }
    }
}

/// A heading in the outline of a report.
public struct OutlineEntry: Sendable, Hashable {
    /// The level of the heading: 2 for a section, 3 for a subsection.
    public var level: Int
    /// The text of the heading.
    public var title: String
    /// The identifier of the heading, which links lead to.
    public var id: String
}
