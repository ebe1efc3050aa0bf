import Charts
import Drawing
import Record
import Testing

@testable import Render

@Suite struct PDFFigureTests {
    private let body = PageGeometry().body
    private let chart = AnyChart(Histogram([1, 2, 2, 3, 3, 3, 4, 4, 5], valueLabel: "Rows"))

    private var box: FigureBox {
        FigureBox(
            Figure(number: 3, name: "rows", caption: "How many rows", chart: chart), width: body.width,
            pageHeight: body.height)
    }

    @Test func chartsAreAsWideAsTheText() {
        let canvas = RecordingCanvas()
        box.draw(in: PageContext(canvas: canvas), at: body.origin)
        let drawn = canvas.items.map(\.bounds).reduce(Rect(x: body.midX, y: body.y, width: 0, height: 0)) {
            $0.union($1)
        }
        #expect(drawn.width > 0.9 * body.width)
        #expect(body.contains(drawn, tolerance: 2))
        #expect(drawn.maxY <= body.minY + box.height + 1)
        #expect(canvas.texts.last == "Figure 3\u{2002}How many rows")
    }

    @Test func captionsAreBelowTheChart() throws {
        let canvas = RecordingCanvas()
        box.draw(in: PageContext(canvas: canvas), at: Point(0, 0))
        let caption = try #require(canvas.items.last)
        #expect(canvas.items.dropLast().allSatisfy { $0.bounds.maxY <= caption.bounds.minY })
    }

    @Test func chartsShrinkALittleButNotMuch() throws {
        #expect(box.shrunk(toFit: box.height * 0.9).map { $0.height <= box.height * 0.9 + 0.01 } == true)
        #expect(box.shrunk(toFit: box.height * 0.5).map(\.height) == nil)
    }

    @Test func figuresAreNeverSplit() throws {
        for space in stride(from: 0.0, through: body.height, by: 35) {
            let flow = Flow(
                [
                    Flow.Item(SolidBox(height: space)), Flow.Item(box, spacing: Spacing(before: 10)),
                    Flow.Item(SolidBox(height: 20)),
                ], width: body.width)
            let pages = Paginator.pages(of: flow, height: body.height)
            #expect(pages.count <= 2)
            #expect(pages.allSatisfy { $0.height <= body.height + 0.01 })
            let left = body.height - space - 10
            #expect(pages.count == 1 || left < box.height + 20)
        }
    }

    @Test func figuresAndTablesAreNumberedSeparately() throws {
        let report = try Report.sample(
            "# Title",
            outputs: [
                .chart(chart, caption: "First"), .table(.numbered(rows: 2), caption: "Second"),
                .chart(chart, caption: "Third"),
            ])
        let text = report.recordedPages.pages.flatMap(\.texts).joined(separator: " ")
        for caption in ["Figure 1\u{2002}First", "Table 1\u{2002}Second", "Figure 2\u{2002}Third"] {
            #expect(text.contains(caption))
        }
    }
}
