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
    /// The engine that made tables, beside the local one; `nil` if there was none.
    public var engine: String?
    /// The parameters that the script read, sorted by name.
    public var parameters: [(name: String, value: Value)]
    /// The sentences of the summary, in order.
    public var summary: [Passage]
    /// The claims, in order.
    public var claims: [ReportedClaim]
    /// The works that the report retraces or whose data it uses, in order.
    public var references: [Reference]
    /// The recorded values, in the order of the script.
    public var values: [RecordedValue]
    /// Prose, code and outputs, in order.
    public var blocks: [ReportBlock]
    /// The files of the script in the order of the report, as paths below the folder of the analysis.
    public var sources: [String]
    /// The warning about characters without a font, see ``missingFonts()``; `nil` if there are none.
    public var fontNotice: String?
}

extension Report {
    /// The warning at the top of a report on sample data, in every format.
    static let sampleDataNotice =
        "The results in this report come from generated data in the format of the real data."

    /// The warning at the top of a report with claims that do not hold, in every format; `nil` if all do.
    var refutation: String? {
        let refuted = claims.count { !$0.holds }
        guard refuted > 0 else { return nil }
        let verb = refuted == 1 ? "does" : "do"
        return
            "\(refuted.grouped) of \(claims.count.grouped) claims \(verb) not hold on these data: they are struck out."
    }

    /// The report in a few sentences without markup: its summary, or its question; `nil` if it has neither.
    var description: String? {
        if !summary.isEmpty { return summary.map(\.plainText).joined(separator: " ") }
        return masthead.first { $0.term == "Question" }?.content.plainText
    }

    /// The number of claims that were checked; `nil` if there are none.
    var claimCount: String? {
        guard !claims.isEmpty else { return nil }
        let refuted = claims.count { !$0.holds }
        return refuted == 0
            ? "\(claims.count.grouped) checked against the data, all hold"
            : "\(claims.count.grouped) checked against the data, \(refuted.grouped) of them refuted"
    }

    /// The entries of the masthead: those of the author, then the works and the origin of the data.
    public var fullMasthead: [MastheadEntry] {
        masthead + references.map { MastheadEntry(term: "Source", reference: $0, before: "") }
            + [data.mastheadEntry].compactMap(\.self)
    }

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

/// A claim in a report.
public struct ReportedClaim: Sendable, Hashable {
    /// The name in `results.json`, unique in the report.
    public var name: String
    /// Whether the sentence is true.
    public var holds: Bool
    /// The sentence without markup.
    public var text: String
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
