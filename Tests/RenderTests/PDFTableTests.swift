import Record
import Testing

@testable import Render

@Suite struct TableFitTests {
    private typealias Needs = TableFit.Needs

    private func parts(_ needs: [Needs], width: Double = 450) -> [TableFit.Part] {
        TableFit(needs: needs, width: width).parts()
    }

    private func number(_ width: Double) -> Needs {
        Needs(natural: width, comfortable: width, minimum: width)
    }

    @Test func aSmallTableKeepsItsSizeAndWidths() {
        let parts = parts([number(10), number(5)])
        #expect(parts.map(\.size) == [8.5])
        #expect(parts[0].widths == [85, 42.5])
    }

    @Test func textIsWrappedBeforeTypeShrinks() {
        let parts = parts([number(5), Needs(natural: 200, comfortable: 15, minimum: 8)])
        #expect(parts.map(\.size) == [8.5])
        // The rest of the width goes to the column that needs it.
        #expect(abs(parts[0].width - 450) < 0.01)
        #expect(parts[0].widths[0] == 42.5)
    }

    @Test func typeShrinksBeforeNumbersBreak() {
        let parts = parts(Array(repeating: number(5), count: 10))
        #expect(parts.count == 1)
        #expect(parts[0].size == 7.5)
        #expect(parts[0].widths.allSatisfy { $0 == 37.5 })
    }

    @Test func columnsBecomeNarrowOnlyAtTheSmallestSize() {
        let parts = parts(Array(repeating: Needs(natural: 30, comfortable: 15, minimum: 6), count: 8))
        #expect(parts.map(\.size) == [6])
        #expect(parts[0].widths.allSatisfy { $0 >= 36 && $0 < 90 })
    }

    @Test func aTableTooWideIsSplitIntoParts() {
        let parts = parts(Array(repeating: number(8), count: 21))
        #expect(parts.count > 1)
        #expect(parts.allSatisfy { $0.columns.first == 0 && $0.width <= 450 })
        #expect(parts.flatMap { $0.columns.dropFirst() } == Array(1..<21))
        // The parts have about equally many columns.
        let counts = parts.map(\.columns.count)
        #expect(counts.allSatisfy { abs($0 - counts[0]) <= 1 })
    }

    @Test(arguments: [1, 2, 3, 9, 12, 40])
    func nothingIsEverWiderThanThePage(count: Int) {
        for natural in [1.0, 7, 30, 400] {
            let needs = (0..<count).map { index in
                index.isMultiple(of: 2)
                    ? number(natural)
                    : Needs(natural: natural, comfortable: min(natural, 15), minimum: min(natural, 8))
            }
            let parts = parts(needs)
            #expect(parts.allSatisfy { $0.width <= 450.01 && $0.widths.allSatisfy { $0 > 0 } })
            #expect(Set(parts.flatMap(\.columns)) == Set(0..<count))
        }
    }
}

@Suite struct PDFTableTests {
    private let links = LinkResolver(identifiers: [])
    private let geometry = PageGeometry()

    private func record(_ boxes: [TableBox]) -> RecordedPages {
        RecordedPages(
            Flow(boxes.map { Flow.Item($0, spacing: Spacing(after: 10)) }, width: geometry.body.width),
            geometry: geometry)
    }

    private func boxes(_ table: Table) -> [TableBox] {
        TableBox.boxes(TableContent(table, links: links), name: "Table 3", width: geometry.body.width)
    }

    @Test func headingsAreRepeatedOnEveryPage() {
        let record = record(boxes(.numbered(rows: 100)))
        #expect(record.pages.count == 3)
        for (index, page) in record.pages.enumerated() {
            #expect(page.texts.filter { $0 == "count" }.count == 1)
            #expect(page.texts.contains("Table 3, continued") == (index > 0))
        }
        let names = record.pages.flatMap(\.texts).filter { $0.hasPrefix("row ") }
        #expect(names == (0..<100).map { "row \($0)" })
    }

    @Test func numbersAreRightAligned() {
        let canvas = record(boxes(Table(["n"], rows: [[1], [22], [333]]))).pages[0]
        let edges = canvas.items.filter { if case .text = $0.kind { true } else { false } }.map(\.bounds.maxX)
        #expect(edges.allSatisfy { abs($0 - edges[0]) < 2 })
    }

    @Test func aSmallTableIsNotSplit() {
        let flow = Flow(
            [Flow.Item(SolidBox(height: geometry.body.height - 100))]
                + boxes(.numbered(rows: 8)).map { Flow.Item($0) }, width: geometry.body.width)
        let record = RecordedPages(flow, geometry: geometry)
        #expect(record.pages.map { $0.texts.count { $0.hasPrefix("row ") } } == [0, 8])
    }

    @Test func textsDoNotOverlapAndStayOnThePage() {
        let long = "a friend read in the media a claim that badminton is the fastest racket sport"
        let names =
            ["#", "claim_status", "video_id", "video_transcription_text"]
            + (0..<9).map { "video_count_\($0)" }
        let statistics = ["count", "unique", "top", "mean", "std", "min", "25%", "50%", "75%", "max"]
        let table = Table(
            names,
            rows: statistics.map { name in
                [name, name == "top" ? "not verified" : nil, 9_627_454_067.25, name == "top" ? long : nil]
                    + (0..<9).map { 104_729.5 * Double($0) }
            })
        for page in record(boxes(table)).pages {
            let texts = page.items.filter { if case .text = $0.kind { true } else { false } }
            #expect(texts.allSatisfy { geometry.body.contains($0.bounds, tolerance: 1) })
            for (index, one) in texts.enumerated() {
                #expect(!texts[(index + 1)...].contains { $0.bounds.intersects(one.bounds) })
            }
        }
    }

    @Test func lineFeedsInCellsDoNotMoveRows() {
        let record = record(boxes(Table(["a", "b"], rows: [["one\ntwo\r\nthree", "x"], ["four", "y"]])))
        #expect(record.pages[0].texts == ["a", "b", "one two  three", "x", "four", "y"])
    }

    @Test func veryLongCellsAreTruncated() {
        let text = String(repeating: "word ", count: 400)
        let boxes = boxes(Table(["id", "text"], rows: [[1, text]]))
        #expect(boxes.count == 1)
        #expect(boxes[0].height < 120)
    }

    @Test func emptyTablesHaveHeadingsOnly() {
        #expect(boxes(Table(["a"], rows: [])).count == 1)
        #expect(boxes(Table(columns: [], rows: [])).isEmpty)
    }

    @Test func markdownRowsCanBeShort() {
        let content = TableContent(
            head: [[.text("a")], [.text("b")]], alignments: [.leading, .trailing],
            rows: [[[.text("1")]], [[.strong([.text("2")])], [.code("c")]]], links: links)
        let record = record(TableBox.boxes(content, name: "", width: geometry.body.width))
        #expect(record.pages[0].texts.filter { !$0.isEmpty } == ["a", "b", "1", "2", "c"])
    }
}
