import Charts
import Drawing
import Foundation
import Record
import Testing

@testable import Render

@Suite("A report says which characters are boxes, and which texts are cut off")
struct FontNoticeTests {
    @Test func theNoticeStandsInAllFormats() throws {
        var report = try Report.sample("# Title\n\nText.", outputs: [])
        #expect(!report.markdown.contains("Fonts.") && report.fontNotice == nil)
        report.fontNotice = "No font has these: Thai (such as ก)."
        #expect(report.markdown.contains("> **Fonts.** No font has these: Thai (such as ก)."))
        let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "templates").path
        let html = try HTMLReport(templates: templates).html(of: report)
        #expect(html.contains("<strong>Fonts.</strong> No font has these: Thai"))
        #expect(report.recordedPages.text(0).contains("No font has these"))
    }

    /// A character of private use beyond the first plane is none that a text of a language has, so nothing is said of it; one of
    /// Egyptian hieroglyphs is in no font of ours.
    @Test func charactersOfChartsAndCodeCount() throws {
        let plain = try Report.sample("# Title\n\nŁódź", outputs: [])
        #expect(plain.missingFonts() == nil)
        guard TextLayout("\u{13080}", TextStyle(size: 10)).missingGlyphCount > 0 else { return }
        let chart = BarChart([("\u{13080}", 1)], valueLabel: "v")
        let report = try Report.sample("# Title", outputs: [.chart(AnyChart(chart), caption: "c")])
        let notice = try #require(report.missingFonts())
        #expect(
            notice.contains("other (such as \u{13080}, U+13080)")
                && notice.contains("apt-get install fonts-noto-core"))
    }

    @Test("The PDF says of a table whose texts are cut off that they are")
    func cutTexts() throws {
        func caption(_ text: String) throws -> String {
            let table = Table(["a", "b"], rows: [[text, "x"]])
            return try Report.sample("# Title", outputs: [.table(table, caption: "Texts")]).recordedPages
                .text(0)
        }
        #expect(try !caption("short").contains("cut off"))
        // Megabytes take no longer than what is shown of them.
        #expect(try caption(String(repeating: "word ", count: 1_600_000)).contains("long texts are cut off"))
    }
}
