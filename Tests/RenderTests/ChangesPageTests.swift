import Foundation
import Record
import TestSupport
import Testing

@testable import Render

@Suite("A page of changes")
struct ChangesPageTests {
    private let page = ChangesPage(
        before: "main (0123456789ab)", after: "output",
        reports: [
            ReportChanges(
                name: "sketch", title: "A | <b>sketch</b>",
                sections: [
                    ReportChanges.Section(
                        "Values", columns: ["Value", "Before", "After", "Change"],
                        rows: [["a|b", "*1*", "<script>alert(1)</script>", ""]],
                        notes: ["1 value differs by less than a billionth."])
                ],
                charts: [
                    ReportChanges.Chart(
                        name: "curve", change: "1 of 4 values differ",
                        before: ReportChanges.Picture(description: "A curve.", svg: Data("<svg/>".utf8)),
                        after: ReportChanges.Picture(description: "A curve.", svg: nil)),
                    ReportChanges.Chart(
                        name: "dots", change: "new", before: nil,
                        after: ReportChanges.Picture(description: "Dots.", svg: nil)),
                ]),
            ReportChanges(name: "gone", title: "Gone", presence: .onlyBefore),
            ReportChanges(name: "same", title: "Same"),
        ], libraryFiles: 1)

    @Test func markdownShowsTextsAsTheyAre() {
        #expect(
            page.markdown == """
                # What changed in the reports

                From `main (0123456789ab)` to `output`.
                The library differs in 1 file.

                | Report | Changes |
                | --- | --- |
                | sketch | values: 1, charts: 2 |
                | gone | gone |
                | same | no change |

                ## A | \\<b>sketch\\</b> (sketch)

                ### Values

                | Value | Before | After | Change |
                | --- | --- | --- | --- |
                | a\\|b | \\*1\\* | \\<script>alert(1)\\</script> |   |

                1 value differs by less than a billionth.

                ### Charts

                | Chart | Change | Before | After |
                | --- | --- | --- | --- |
                | curve | 1 of 4 values differ | the same | A curve. |
                | dots | new | – | Dots. |

                """)
    }

    @Test func htmlLoadsNothingAndShowsBothPictures() throws {
        let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "templates")
        let html = try HTMLReport(templates: templates.path, for: ["changes"]).html(of: page)
        #expect(!html.contains("<script") && !html.contains("<b>sketch"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(html.contains("<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" alt=\"A curve.\">"))
        #expect(html.contains("There is no such chart."))
        #expect(html.contains("<a href=\"#report-1\">sketch</a>") && !html.contains("href=\"#report-3\""))
        #expect(!html.contains(/(?:src|href)="(?!data:|#)/))
    }
}
