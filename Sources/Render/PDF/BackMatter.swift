import Base
import Record

/// What closes a report: where its data came from, its parameters, all recorded figures, and the code.
struct BackMatter {
    /// A section of the back matter, with the name that links to it use.
    enum Section: String, CaseIterable {
        case data = "data-read"
        case parameters
        case figures = "all-recorded-figures"
        case code = "appendix-the-code"

        /// Its heading.
        var title: String {
            switch self {
            case .data: "Data read"
            case .parameters: "Parameters"
            case .figures: "All recorded figures"
            case .code: "Appendix: the code"
            }
        }

        /// The name of the place; a heading of the report cannot have it, for the colon.
        var anchor: String { "weft:\(rawValue)" }
    }

    let report: Report
    let flow: ProseFlow

    /// The sections that the report has.
    static func sections(of report: Report) -> [Section] {
        Section.allCases.filter { section in
            switch section {
            case .data: !report.data.files.isEmpty
            case .parameters: !report.parameters.isEmpty
            case .figures: !report.values.isEmpty
            case .code: !report.cells.isEmpty
            }
        }
    }

    /// The boxes, from top to bottom.
    var items: [Stack.Item] {
        let rule = Stack.Item(box: RuleBox(width: flow.width), before: 26, keepsWithNext: true)
        return [rule]
            + Self.sections(of: report).flatMap { section in
                [flow.heading(section == .code ? 2 : 3, [.text(section.title)], section.anchor)]
                    + content(section)
            } + [colophon]
    }

    private func content(_ section: Section) -> [Stack.Item] {
        switch section {
        case .data: data
        case .parameters: list(report.parameters.map { ($0.name, ValueFormat.exact.text(of: $0.value)) })
        case .figures: list(report.values.map { ($0.key, ValueFormat.exact.text(of: $0.value)) })
        case .code: report.cells.flatMap(code)
        }
    }

    private var data: [Stack.Item] {
        let rows = report.data.files.map { file -> [[Inline]] in
            [
                [.text(file.name)],
                [.text(file.rows.map { ValueFormat.automatic.text(of: .integer($0)) } ?? "")],
                [.text(ValueFormat.automatic.text(of: .integer(file.bytes)))],
                [.text(String(file.sha256.prefix(12)))],
            ]
        }
        let content = TableContent(
            head: ["File", "Rows", "Bytes", "SHA-256"].map { [.text($0)] },
            alignments: [.leading, .trailing, .trailing, .leading], rows: rows, links: flow.links)
        return TableBox.boxes(content, name: "", width: flow.width).map {
            Stack.Item(box: $0, before: 6, after: 12)
        }
    }

    private func list(_ pairs: [(String, String)]) -> [Stack.Item] {
        [Stack.Item(box: ValueList(pairs, width: flow.width), before: 4, after: 12)]
    }

    private func code(_ cell: Script.Cell) -> [Stack.Item] {
        let label = ParagraphBox(
            .caption(
                "Cell \(cell.number)", "\(cell.chapter.map { "\($0), " } ?? "")line \(cell.firstLine)"),
            Typography.caption, width: flow.width)
        var code = flow.code(cell.source, isSwift: true)
        code.before = 3
        return [Stack.Item(box: label, before: 10, after: 3, keepsWithNext: true), code]
    }

    private var colophon: Stack.Item {
        let type = Typography.colophon
        let sources = report.sourcePaths.enumerated().flatMap { index, path -> [Inline] in
            [.text(index == 0 ? "Woven from " : ", "), .code(path)]
        }
        let text = RichText(sources, type.style, links: flow.links)
        return Stack.Item(box: ParagraphBox(text, type, width: flow.width), before: 16)
    }
}

extension Report {
    /// The cells of which there is code to show, in order.
    fileprivate var cells: [Script.Cell] {
        blocks.compactMap { if case .code(let cell) = $0 { cell } else { nil } }
    }
}
