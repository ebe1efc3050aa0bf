import Base
import Record

/// The end of a report: its data files, its parameters, all recorded values, and the code.
struct BackMatter {
    /// A section of the back matter.
    enum Section: String, CaseIterable {
        /// The data files.
        case data = "data-read"
        /// The parameters with their values.
        case parameters
        /// The recorded values.
        case values = "all-recorded-values"
        /// The code, cell by cell.
        case code = "appendix-the-code"

        /// The heading of the section.
        var title: String {
            switch self {
            case .data: "Data read"
            case .parameters: "Parameters"
            case .values: "All recorded values"
            case .code: "Appendix: the code"
            }
        }

        /// The destination of links to the section. No heading of the report has this name, because of the colon.
        var anchor: String { "weft:\(rawValue)" }
    }

    /// The number of digits of a file's SHA-256 that are shown.
    private static let hashLength = 12

    /// The report.
    let report: Report
    /// The layout of the sections.
    let prose: ProseLayout

    /// The sections that are not empty in a report, in order.
    static func sections(of report: Report) -> [Section] {
        Section.allCases.filter { section in
            switch section {
            case .data: !report.data.files.isEmpty
            case .parameters: !report.parameters.isEmpty
            case .values: !report.values.isEmpty
            case .code: !report.cells.isEmpty
            }
        }
    }

    /// The boxes, from top to bottom.
    var items: [Flow.Item] {
        let rule = Flow.Item(RuleBox(width: prose.width), spacing: .backMatterRule, keepsWithNext: true)
        return [rule]
            + Self.sections(of: report).flatMap { section in
                [prose.heading(section == .code ? 2 : 3, [.text(section.title)], section.anchor)]
                    + content(section)
            } + [colophon]
    }

    private func content(_ section: Section) -> [Flow.Item] {
        switch section {
        case .data: data
        case .parameters: list(report.parameters.map { ($0.name, ValueFormat.exact.text(of: $0.value)) })
        case .values: list(report.values.map { ($0.key, ValueFormat.exact.text(of: $0.value)) })
        case .code: report.cells.flatMap(code)
        }
    }

    private var data: [Flow.Item] {
        let rows = report.data.files.map { file -> [[Inline]] in
            [
                [.text(file.name)],
                [.text(file.rows.map { ValueFormat.automatic.text(of: .integer($0)) } ?? "")],
                [.text(ValueFormat.automatic.text(of: .integer(file.bytes)))],
                [.text(String(file.sha256.prefix(Self.hashLength)))],
            ]
        }
        let content = TableContent(
            head: ["File", "Rows", "Bytes", "SHA-256"].map { [.text($0)] },
            alignments: [.leading, .trailing, .trailing, .leading], rows: rows, links: prose.links)
        return TableBox.boxes(content, name: "", width: prose.width).map {
            Flow.Item($0, spacing: .dataFiles)
        }
    }

    private func list(_ pairs: [(String, String)]) -> [Flow.Item] {
        [Flow.Item(ValueList(pairs, width: prose.width), spacing: .valueList)]
    }

    private func code(_ cell: Script.Cell) -> [Flow.Item] {
        let label = ParagraphBox(
            .caption(
                "Cell \(cell.number)", "\(cell.chapter.map { "\($0), " } ?? "")line \(cell.firstLine)"),
            Typography.caption, width: prose.width)
        var code = prose.code(cell.source, isSwift: true)
        code.spacing = .cellCode
        return [Flow.Item(label, spacing: .cellLabel, keepsWithNext: true), code]
    }

    private var colophon: Flow.Item {
        let type = Typography.colophon
        let sources = report.sourcePaths.enumerated().flatMap { index, path -> [Inline] in
            [.text(index == 0 ? "Woven from " : ", "), .code(path)]
        }
        let text = RichText(sources, type.style, links: prose.links)
        return Flow.Item(ParagraphBox(text, type, width: prose.width), spacing: .colophon)
    }
}

extension Report {
    /// The cells that have code to show, in order.
    fileprivate var cells: [Script.Cell] {
        blocks.compactMap { if case .code(let cell) = $0 { cell } else { nil } }
    }
}
