import Drawing
import Record

/// Turns a report into one long stack of boxes, from the title to the last line of code.
struct ReportFlow {
    let report: Report
    let geometry: PageGeometry
    private let prose: ProseFlow

    /// Prepares a report for pages of these sizes. Of the code, some may have been set before.
    init(_ report: Report, geometry: PageGeometry, listings: [String: CodeBox] = [:]) {
        self.report = report
        self.geometry = geometry
        prose = ProseFlow(
            links: LinkResolver(identifiers: report.identifiers), width: geometry.body.width,
            listings: listings)
    }

    /// The whole report, higher than a page.
    var stack: Stack {
        let front = FrontMatter(report: report, links: prose.links, width: prose.width)
        let back = BackMatter(report: report, flow: prose)
        return Stack(front.items + report.blocks.flatMap(items(_:)) + back.items, width: prose.width)
    }

    private func items(_ block: ReportBlock) -> [Stack.Item] {
        switch block {
        case .prose(let passage): prose.items(passage.blocks)
        // The code stands at the end: on paper nobody can fold it away.
        case .code: []
        case .figure(let figure):
            [
                Stack.Item(
                    box: FigureBox(figure, width: prose.width, pageHeight: geometry.body.height), before: 13,
                    after: 17)
            ]
        case .table(let table): items(table)
        case .export(let file): [export(file)]
        }
    }

    private func items(_ table: CaptionedTable) -> [Stack.Item] {
        let name = "Table \(table.number)"
        let caption = ParagraphBox(
            .caption(name, table.caption, note: table.note), Typography.caption, width: prose.width,
            anchor: "table-\(table.name)")
        let boxes = TableBox.boxes(
            TableContent(table.table, links: prose.links), name: name, width: prose.width)
        return [Stack.Item(box: caption, before: 13, after: 5, keepsWithNext: !boxes.isEmpty)]
            + boxes.enumerated().map { index, box in
                Stack.Item(box: box, before: index == 0 ? 0 : 12, after: index == boxes.count - 1 ? 18 : 0)
            }
    }

    private func export(_ file: ExportedFile) -> Stack.Item {
        let text = RichText(
            [
                .link(destination: file.address, content: [.code(file.name)]),
                .text("\u{2002}\(file.caption)"),
            ], Typography.body.style, links: prose.links)
        return Stack.Item(box: ParagraphBox(text, Typography.body, width: prose.width), before: 4, after: 8)
    }
}

extension Report {
    /// What links within the report can lead to.
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
