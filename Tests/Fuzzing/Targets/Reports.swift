import Base
import Charts
import Foundation
import Record

@testable import Render

extension FuzzTarget {
    /// The record of a run, and what its report is in each format: either the record as JSON, as it is kept, or a script and
    /// what it showed, parted by form feeds.
    static let report = FuzzTarget("report") { input in
        var source = "/*:\n# A *title*\n\n- Audience: all\n*/\nshow(a)\n"
        let record: Record
        var summary = DataSummary(origin: .none, files: [])
        if input.first == UInt8(ascii: "{") {
            guard let kept = try? JSONDecoder().decode(Record.self, from: Data(input)) else { return }
            record = kept
        } else {
            var pieces = String(decoding: input, as: UTF8.self).split(
                separator: "\u{C}", maxSplits: 12, omittingEmptySubsequences: false)[...]
            source = pieces.popFirst().map(String.init) ?? ""
            let contents = pieces.map { Showing($0).content }
            let name = pieces.first.map(String.init) ?? "a.csv"
            summary = DataSummary(
                origin: .sample,
                files: [.init(name: name, rows: 1, bytes: 2, sha256: String(name.prefix(64)))])
            record = Record(
                outputs: contents.enumerated().map { index, content in
                    Output(
                        place: Place(file: "main.swift", line: index), content: content,
                        isSummary: index % 5 == 4)
                }, files: [], parameters: [name: .text(name)])
        }
        guard let script = try? Script(source) else { return }
        let report = Report(name: "sample", script: script, record: record, data: summary)
        let markdown = report.markdown
        try requireInert(markdown: markdown)
        let html = try page.get().html(of: report)
        let body = html.split(separator: "</head>", maxSplits: 1).last.map(String.init) ?? ""
        try requireInert(
            html: body,
            and: ["body", "main", "header", "section", "dl", "dt", "dd", "nav", "footer", "/html", "html"])
        try requireInert(pdf: PDFReport.data(of: report))
        _ = report.results.json
        try require(report.markdown == markdown, "the same report has another page")
    }

    private static let page = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return SharedPage(try HTMLReport(templates: root.appending(path: "templates").path))
    }

    /// The templates, which nobody changes.
    private struct SharedPage: @unchecked Sendable {
        let report: HTMLReport
        init(_ report: HTMLReport) { self.report = report }
        func html(of report: Report) throws -> String { try self.report.html(of: report) }
    }
}

/// What a piece of the input shows: its first character chooses what, the rest are its texts and numbers.
private struct Showing {
    private let text: String
    private let choice: Int
    /// The texts, parted by bars.
    private let words: [String]
    /// The numbers that the texts are, or are made into.
    private let numbers: [Double]

    init(_ piece: Substring) {
        choice = piece.utf8.first.map(Int.init) ?? 0
        text = String(piece.dropFirst())
        words = text.split(separator: "|", omittingEmptySubsequences: false).prefix(24).map(String.init)
        numbers = words.map { Double($0) ?? Double($0.utf8.count) }
    }

    private var first: String { words.first ?? "" }
    private var caption: String { words.last ?? "" }
    private var pairs: [(Double, Double)] { Array(zip(numbers, numbers.reversed())) }

    var content: Content {
        switch choice % 16 {
        case 0: .text("\(first)")
        case 1: .text(Prose(stringLiteral: text))
        case 2:
            .claim(Claim(name: first, holds: words.count % 2 == 0, sentence: Prose(stringLiteral: caption)))
        case 3:
            .reference(
                Reference(
                    title: first, author: caption, url: words.dropFirst().first,
                    note: words.dropFirst(2).first))
        case 4:
            .value(
                RecordedValue(
                    key: first, value: numbers.first.map(Value.real) ?? .text(first), isHeadline: true,
                    label: caption,
                    format: .decimals(2)))
        case 5: .export(first, caption: caption)
        case 6: .table(Table(columns: words.map { Table.Column($0) }, rows: rows), caption: caption)
        case 7:
            .measurements(
                Table(columns: words.prefix(3).map { Table.Column($0) }, rows: rows), caption: caption)
        case 8:
            .value(
                RecordedValue(
                    key: first, value: .text(text), isHeadline: true, label: caption, format: .automatic))
        case 9:
            .chart(
                AnyChart(
                    LineChart(
                        series: [.init(name: first, x: numbers, y: numbers.reversed())], xLabel: caption,
                        yLabel: first)),
                caption: caption)
        case 10:
            .chart(
                AnyChart(
                    LineChart(
                        categories: words, series: [("", numbers)], xLabel: first, yLabel: caption)),
                caption: caption)
        case 11: .text("**\(first)** \(numbers.first ?? 0, .percent) and \(words.count) \(caption)")
        default:
            .chart(
                AnyChart(BarChart(zip(words, numbers).map { ($0, $1) }, valueLabel: caption, title: first)),
                caption: caption)
        }
    }

    private var rows: [[Value?]] {
        [words.map { .text($0) }, numbers.map { .real($0) }, words.map { _ in nil }, [.list(words)]]
    }
}
