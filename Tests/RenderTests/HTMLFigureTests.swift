import Foundation
import Charts
import Testing
import Record

@testable import Render

@Suite("Figures in the HTML page")
struct HTMLFigureTests {
    private let chart = AnyChart(BoxPlot([1, 2, 3], valueLabel: "Likes"))

    private func report() throws -> Report {
        let script = try Script("//: # Boxes\nimport Weft\nshow(a)\n")
        let record = Record(
            outputs: [
                Output(
                    place: Place(file: "main.swift", line: 1),
                    content: .chart(chart, caption: "Likes & views"))
            ], files: [],
            parameters: [:])
        return Report(
            name: "boxes", script: script, record: record, data: DataSummary(origin: .none, files: []))
    }

    private func writer() throws -> HTMLReport {
        let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try HTMLReport(templates: project.appending(path: "templates").path)
    }

    private func image(_ figure: FigureSVG) -> String {
        "<img src=\"data:image/svg+xml;base64,\(Data(figure.inline.utf8).base64EncodedString())\" "
    }

    @Test func aFigureIsItsPictureWithItsDescription() throws {
        let page = try writer().html(of: report())
        #expect(page.contains(image(try FigureSVG(chart, title: "Likes & views"))))
        #expect(page.contains("alt=\"\(chart.description)\" width=\"640\" height=\"132\">"))
        #expect(page.contains("<b>Figure 1</b> Likes &amp; views</figcaption>"))
    }

    @Test func aFigureIsNotDrawnTwice() throws {
        let other = try FigureSVG(AnyChart(BoxPlot([4, 5, 9], valueLabel: "Views")), title: "")
        let report = try report()
        let page = try writer().html(of: report, drawn: [report.figures[0].name: other])
        #expect(page.contains(image(other)))
        #expect(!page.contains(image(try FigureSVG(chart, title: "Likes & views"))))
    }
}
