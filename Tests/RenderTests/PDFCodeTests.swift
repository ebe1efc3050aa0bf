import Drawing
import Testing

@testable import Render

@Suite struct PDFCodeTests {
    private func lines(_ code: String, limit: Int) -> [String] {
        var result = code
        for place in CodeWrapping.breaks(in: code, limit: limit).reversed() {
            result.insert(
                contentsOf: "\n" + String(repeating: " ", count: place.indent),
                at: result.index(result.startIndex, offsetBy: place.offset))
        }
        return result.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func shortLinesStayAsTheyAre() {
        #expect(CodeWrapping.breaks(in: "let a = 1\n\nlet b = 2", limit: 9).isEmpty)
    }

    @Test func continuationsAreIndented() {
        #expect(lines("call(first, second, third)", limit: 20) == ["call(first, second, ", "    third)"])
        #expect(
            lines("  call(first, second, third)", limit: 20) == ["  call(first, ", "      second, third)"])
    }

    @Test func wordsWithoutABlankAreBrokenAnywhere() {
        #expect(lines(String(repeating: "x", count: 25), limit: 10).map(\.count) == [10, 10, 10, 7])
    }

    @Test(arguments: [12, 17, 30, 55])
    func noLineIsLongerAndNothingIsLost(limit: Int) {
        let code =
            "for row in rows where row.isVerified { total += row.likes * 0.5 }\n        deeplyIndented(call)"
        let result = lines(code, limit: limit)
        #expect(result.allSatisfy { $0.count <= limit })
        #expect(result.joined().filter { $0 != " " } == code.filter { $0 != " " && $0 != "\n" })
    }

    @Test func codeIsDrawnLineByLineInOrder() {
        let code = "let a = 1\n\n// why\nlet text = \"\"\"\n  two\n  \"\"\""
        let canvas = RecordingCanvas()
        CodeBox(code, isSwift: true, width: 400).draw(in: PageContext(canvas: canvas), at: Point(0, 0))
        #expect(canvas.texts.joined(separator: "\n") == code)
        let tops = canvas.items.map(\.bounds.minY)
        #expect(tops == tops.sorted())
    }

    @Test func blankLinesAreDroppedAtABreak() throws {
        let box = CodeBox("a\nb\nc\n\n\nd\ne", isSwift: true, width: 400)
        let parts = try #require(box.split(fitting: 4 * Typography.code.leading, atTop: false))
        #expect(parts.head.height == 3 * Typography.code.leading)
        #expect(parts.rest.height == 2 * Typography.code.leading)
    }

    @Test func twoLinesRemainOnEitherSide() {
        let box = CodeBox("a\nb\nc\nd", isSwift: true, width: 400)
        #expect(box.split(fitting: Typography.code.leading, atTop: false).map(\.head.height) == nil)
    }
}
