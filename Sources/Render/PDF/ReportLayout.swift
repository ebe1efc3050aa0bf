import Drawing
import Record

/// Lays out a report as one long flow of boxes, from the title to the last line of code.
struct ReportLayout {
    /// The report.
    let report: Report
    /// The dimensions of the pages.
    let geometry: PageGeometry
    private let prose: ProseLayout

    /// A layout for pages of the given dimensions.
    ///
    /// - Parameter listings: code that has already been laid out, by its text.
    init(_ report: Report, geometry: PageGeometry, listings: [String: CodeBox] = [:]) {
        self.report = report
        self.geometry = geometry
        prose = ProseLayout(
            links: LinkResolver(identifiers: report.identifiers), width: geometry.body.width,
            listings: listings)
    }

    /// The whole report, before it is broken into pages.
    var flow: Flow {
        let front = FrontMatter(report: report, prose: prose)
        let back = BackMatter(report: report, prose: prose)
        return Flow(front.items + report.blocks.flatMap(items(_:)) + back.items, width: prose.width)
    }

    private func items(_ block: ReportBlock) -> [Flow.Item] {
        switch block {
        case .prose(let passage): prose.items(passage.blocks)
        // Code can't be folded on paper, so it goes into the appendix.
        case .code: []
        case .figure(let figure):
            [
                Flow.Item(
                    FigureBox(figure, width: prose.width, pageHeight: geometry.body.height), spacing: .figure)
            ]
        case .table(let table): items(table)
        case .export(let file): [export(file)]
        }
    }

    private func items(_ table: CaptionedTable) -> [Flow.Item] {
        let name = "Table \(table.number)"
        let boxes = TableBox.boxes(
            TableContent(table.table, links: prose.links), name: name, width: prose.width)
        let isCut = boxes.contains(where: \.isCut)
        let notes = [table.note, isCut ? "long texts are cut off, the HTML report has them whole" : nil]
            .compactMap(\.self)
        let caption = ParagraphBox(
            .caption(name, table.caption, note: notes.isEmpty ? nil : notes.joined(separator: "; ")),
            Typography.caption, width: prose.width, anchor: "table-\(table.name)")
        return [Flow.Item(caption, spacing: .tableCaption, keepsWithNext: !boxes.isEmpty)]
            + boxes.enumerated().map { index, box in
                Flow.Item(box, spacing: .tablePart(isFirst: index == 0, isLast: index == boxes.count - 1))
            }
    }

    private func export(_ file: ExportedFile) -> Flow.Item {
        let text = RichText(
            [
                .link(destination: file.address, content: [.code(file.name)]),
                .text("\u{2002}\(file.caption)"),
            ], Typography.body.style, links: prose.links)
        return Flow.Item(ParagraphBox(text, Typography.body, width: prose.width), spacing: .export)
    }
}

extension Report {
    /// The identifiers that links within the report can lead to: headings, figures and tables.
    fileprivate var identifiers: Set<String> {
        var result = Set(figures.map { "figure-\($0.name)" } + tables.map { "table-\($0.name)" })
        func add(_ blocks: [Block]) {
            for block in blocks {
                switch block {
                case .heading(_, _, let id): result.insert(id)
                case .list(let items, _, _): items.forEach(add)
                case .quote(let content), .aside(_, _, let content): add(content)
                case .paragraph, .code, .table, .rule: break
                }
            }
        }
        for case .prose(let passage) in blocks { add(passage.blocks) }
        return result
    }
}
