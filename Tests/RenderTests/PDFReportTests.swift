import Drawing
import Foundation
import Record
import Testing

@testable import Render

@Suite struct PDFReportTests {
    private static let everything = """
        # A title that runs on for so long that it needs a second line of the page
        - Audience: everybody
        - Question: does it *all* fit?

        \(words(lines: 9))

        ## First [section](#second)

        - one
          - nested, \(words(lines: 3))
            1. deep
        - two

        > \(words(lines: 4))

        - Note: \(words(lines: 2))
        - Callout(Über Größe): see [there](#über-größe), <https://example.org/?q='ü'>

        ```swift
        let text = "\(String(repeating: "x", count: 300))"
        ```

        | a | b |
        | --- | ---: |
        | \(words(lines: 3)) | 1 |

        ---

        ### Über Größe

        \(Array(repeating: words(lines: 7), count: 12).joined(separator: "\n\n"))

        ## Second

        Averylongwordwithoutanyplacetobreakit\(String(repeating: "andon", count: 40))
        """

    private static func report(_ origin: DataSummary.Origin = .real) throws -> Report {
        let values = (0..<90).map { index in
            Content.value(
                RecordedValue(
                    key: "model.coefficient.number_\(index).of_many", value: .real(Double(index) / 7),
                    isHeadline: index < 6, label: "Headline \(index)", format: .decimals(2)))
        }
        let table = Table.numbered(rows: 70)
        return try .sample(
            everything, origin: origin, outputs: values + [.table(table, caption: "Many rows")],
            code: (0..<150).map { "let value\($0) = compute(\($0)) // \(words(lines: 1))" }.joined(
                separator: "\n"))
    }

    @Test func nothingLeavesTheBodyOfThePage() throws {
        let body = PageGeometry().body
        let pages = try Self.report().recordedPages.pages
        #expect(pages.count > 8)
        for page in pages {
            #expect(!page.items.isEmpty)
            let outside = page.items.filter { !body.contains($0.bounds, tolerance: 2) }
            #expect(outside.isEmpty)
        }
    }

    @Test func headingsAreNotLeftAlone() throws {
        // Wherever the heading is on a page, text follows it there.
        for lines in 30..<55 {
            let filler = Array(repeating: "word", count: lines).joined(separator: "\\\n")
            let report = try Report.sample("# Title\n\n\(filler)\n\n## Heading\n\n\(words(lines: 6))")
            let record = report.recordedPages
            let page = try #require(record.pages.indices.first { record.text($0).contains("Heading") })
            #expect(record.text(page).contains("The columns hold"))
        }
    }

    @Test func captionsStayWithTheirTables() throws {
        let table = Table.numbered(rows: 40)
        for lines in 30..<50 {
            let filler = Array(repeating: "word", count: lines).joined(separator: "\\\n")
            let record = try Report.sample("# Title\n\n\(filler)", outputs: [.table(table, caption: "Rows")])
                .recordedPages
            let page = try #require(record.pages.indices.first { record.text($0).contains("Table 1") })
            #expect(record.text(page).contains("row 1"))
        }
    }

    @Test func aPreparedDraftGivesTheSameFile() async throws {
        // A long line is broken according to the width of the layout.
        let numbers = (1...80).map(String.init).joined(separator: ", ")
        let source = "/*:\n# Title\n*/\nlet a = [\(numbers)]\n//: More.\nlet b = \"Łódź\" // the same\n"
        let script = try Script(source)
        let report = Report(
            name: "sample", script: script, record: Record(outputs: [], files: [], parameters: [:]),
            data: DataSummary(origin: .real, files: []))
        let draft = PDFDraft()
        // On another thread, because the draft is prepared during the run and finished afterwards.
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                draft.prepare(script)
                done.resume()
            }
        }
        let file = try draft.data(of: report)
        #expect(try draft.data(of: report) == file)
        #expect(try PDFReport.data(of: report) == file)
    }

    @Test func theSameReportGivesTheSameBytes() throws {
        let report = try Self.report()
        let file = try PDFReport.data(of: report)
        #expect(file.starts(with: Data("%PDF-1.5".utf8)))
        #expect(try PDFReport.data(of: report) == file)
    }

    @Test func everyPageWarnsOfSampleData() throws {
        for origin in [DataSummary.Origin.sample, .real] {
            let furniture = PageFurniture(
                report: try Self.report(origin), geometry: PageGeometry(), pageCount: 3)
            for page in 1...3 {
                let canvas = RecordingCanvas()
                furniture.draw(page: page, on: canvas)
                #expect(canvas.texts.contains { $0.hasPrefix("Sample data") } == (origin == .sample))
                #expect(canvas.texts.contains("\(page) / 3"))
            }
        }
    }

    @Test func outlineHoldsHeadingsAndTheBackMatter() throws {
        let titles = PDFOutline(try Self.report()).entries.map(\.title)
        #expect(
            titles.dropFirst() == [
                "First section", "Über Größe", "Second", "Data read", "Parameters", "All recorded values",
                "Appendix: the code",
            ])
    }

    @Test func codeIsInTheAppendixOnly() throws {
        let record = try Self.report().recordedPages
        let first = try #require(record.pages.indices.first { record.text($0).contains("value0 = compute") })
        let appendix = try #require(
            record.pages.indices.first { record.text($0).contains("Appendix: the code") })
        #expect(first >= appendix)
        #expect(record.text(record.pages.count - 1).contains("Woven from analyses/sample/main.swift"))
    }

    @Test func deeplyNestedListsStayOnThePage() throws {
        let list = (0..<30).map { String(repeating: "  ", count: $0) + "- item \($0)" }.joined(
            separator: "\n")
        let pages = try Report.sample("# Title\n\n\(list)").recordedPages.pages
        let body = PageGeometry().body
        #expect(pages.allSatisfy { $0.items.allSatisfy { body.contains($0.bounds, tolerance: 2) } })
    }

    @Test func anEmptyReportHasAPage() throws {
        let report = Report(
            name: "empty", script: try Script(""), record: Record(outputs: [], files: [], parameters: [:]),
            data: DataSummary(origin: .none, files: []))
        let record = report.recordedPages
        #expect(record.pages.count == 1 && record.text(0).contains("Woven from analyses/empty/main.swift"))
        #expect(try PDFReport.data(of: report).starts(with: Data("%PDF-".utf8)))
    }

    @Test func headlinesAreSpreadEvenly() {
        let value = RecordedValue(
            key: "k", value: .integer(1), isHeadline: true, label: "One", format: .automatic)
        for (count, rows) in [(0, 0), (1, 1), (4, 1), (5, 2), (8, 2), (9, 3)] {
            #expect(HeadlineRow.rows(Array(repeating: value, count: count), width: 400).count == rows)
        }
    }
}
