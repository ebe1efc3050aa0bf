import Drawing
import Testing

@testable import Render

@Suite struct PDFFlowTests {
    private func item(
        _ height: Double, before: Double = 0, after: Double = 0, keeps: Bool = false
    ) -> Flow.Item {
        Flow.Item(
            SolidBox(height: height), spacing: Spacing(before: before, after: after), keepsWithNext: keeps)
    }

    private func pages(_ items: [Flow.Item]) -> [[Double]] {
        Paginator.pages(of: Flow(items, width: 100), height: 100).map { page in
            (page as? Flow)?.items.map(\.box.height) ?? []
        }
    }

    @Test func theLargerSpaceApplies() {
        let flow = Flow([item(10, after: 5), item(10, before: 8), item(10, before: 2)], width: 100)
        #expect(flow.offsets == [0, 18, 30])
        #expect(flow.height == 40)
    }

    @Test func insetsAddToTheHeight() {
        let flow = Flow([item(10)], width: 100, insets: Insets(top: 3, bottom: 4))
        #expect(flow.height == 17)
        #expect(flow.offsets == [3])
    }

    @Test func itemsThatDoNotFitMoveOn() {
        #expect(pages([item(60), item(40), item(1)]) == [[60, 40], [1]])
        #expect(pages([item(60), item(41)]) == [[60], [41]])
    }

    @Test func noSpaceAtTheTopOfAPage() {
        let parts = Paginator.pages(of: Flow([item(100), item(100, before: 30)], width: 100), height: 100)
        #expect(parts.map(\.height) == [100, 100])
    }

    @Test func headingsMoveWithTheNextItem() {
        #expect(pages([item(50), item(10, keeps: true), item(60)]) == [[50], [10, 60]])
        #expect(
            pages([item(50), item(10, keeps: true), item(10, keeps: true), item(60)]) == [
                [50], [10, 10, 60],
            ])
    }

    @Test func itemsHigherThanAPageAreSeparated() {
        #expect(pages([item(60, keeps: true), item(60)]) == [[60], [60]])
    }

    @Test func aBoxHigherThanAPageHasAPageOfItsOwn() {
        #expect(pages([item(10), item(150), item(10)]) == [[10], [150], [10]])
    }

    @Test func nestedFlowsAreSplitWithTheirInsets() throws {
        let inner = Flow(
            [item(30), item(30), item(30)], width: 80, insets: Insets(top: 5, bottom: 5),
            decoration: .panel(.white))
        let parts = Paginator.pages(of: Flow([item(30), Flow.Item(inner)], width: 100), height: 100)
        #expect(parts.map(\.height) == [100, 40])
    }

    @Test func aMarkerIsDrawnOnce() {
        let marker = TextLayout("1.", TextStyle(size: 9))
        let list = Flow([item(60), item(60)], width: 100, decoration: .marker(marker, x: 0))
        let texts = Paginator.pages(of: Flow([Flow.Item(list)], width: 100), height: 100).map { page in
            let canvas = RecordingCanvas()
            page.draw(in: PageContext(canvas: canvas), at: Point(0, 0))
            return canvas.texts
        }
        #expect(texts == [["1."], []])
    }
}
