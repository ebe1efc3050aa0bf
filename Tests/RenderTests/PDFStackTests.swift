import Drawing
import Testing

@testable import Render

@Suite struct PDFStackTests {
    private func item(
        _ height: Double, before: Double = 0, after: Double = 0, keeps: Bool = false
    ) -> Stack.Item {
        Stack.Item(box: SolidBox(height: height), before: before, after: after, keepsWithNext: keeps)
    }

    private func pages(_ items: [Stack.Item]) -> [[Double]] {
        Pager.pages(of: Stack(items, width: 100), height: 100).map { page in
            (page as? Stack)?.items.map(\.box.height) ?? []
        }
    }

    @Test func theGreaterSpaceCounts() {
        let stack = Stack([item(10, after: 5), item(10, before: 8), item(10, before: 2)], width: 100)
        #expect(stack.offsets == [0, 18, 30])
        #expect(stack.height == 40)
    }

    @Test func insetsAddToTheHeight() {
        let stack = Stack([item(10)], width: 100, insets: Insets(top: 3, bottom: 4))
        #expect(stack.height == 17)
        #expect(stack.offsets == [3])
    }

    @Test func whatDoesNotFitMovesOn() {
        #expect(pages([item(60), item(40), item(1)]) == [[60, 40], [1]])
        #expect(pages([item(60), item(41)]) == [[60], [41]])
    }

    @Test func spaceIsNotKeptAtTheTopOfAPage() {
        let parts = Pager.pages(of: Stack([item(100), item(100, before: 30)], width: 100), height: 100)
        #expect(parts.map(\.height) == [100, 100])
    }

    @Test func headingsMoveWithWhatFollows() {
        #expect(pages([item(50), item(10, keeps: true), item(60)]) == [[50], [10, 60]])
        #expect(
            pages([item(50), item(10, keeps: true), item(10, keeps: true), item(60)]) == [
                [50], [10, 10, 60],
            ])
    }

    @Test func whatCannotStayTogetherIsBroken() {
        #expect(pages([item(60, keeps: true), item(60)]) == [[60], [60]])
    }

    @Test func aBoxHigherThanAPageHasAPageOfItsOwn() {
        #expect(pages([item(10), item(150), item(10)]) == [[10], [150], [10]])
    }

    @Test func nestedStacksAreBrokenWithTheirInsets() throws {
        let inner = Stack(
            [item(30), item(30), item(30)], width: 80, insets: Insets(top: 5, bottom: 5),
            decoration: .panel(.white))
        let parts = Pager.pages(of: Stack([item(30), Stack.Item(box: inner)], width: 100), height: 100)
        #expect(parts.map(\.height) == [100, 40])
    }

    @Test func aMarkerIsDrawnOnce() {
        let marker = TextLayout("1.", TextStyle(size: 9))
        let list = Stack([item(60), item(60)], width: 100, decoration: .marker(marker, x: 0))
        let texts = Pager.pages(of: Stack([Stack.Item(box: list)], width: 100), height: 100).map { page in
            let canvas = RecordingCanvas()
            page.draw(on: Sheet(canvas: canvas), at: Point(0, 0))
            return canvas.texts
        }
        #expect(texts == [["1."], []])
    }
}
