import Base
import Foundation
import Record
import TestSupport
import Testing

@testable import Render

@Suite("Claims, summaries and sources in all formats")
struct ClaimTests {
    private let templates = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "templates").path

    private func claim(_ sentence: Prose, holds: Bool = true, name: String = "") -> Content {
        .claim(Claim(name: name, holds: holds, sentence: sentence))
    }

    private func report(_ outputs: [(content: Content, isSummary: Bool)], source: Reference? = nil) throws
        -> Report
    {
        let script = try Script("/*:\n# Title\n\n- Question: Who?\n*/\nlet a = 1\n")
        return Report(
            name: "sample", script: script,
            record: Record(
                outputs: outputs.map {
                    Output(
                        place: Place(file: "main.swift", line: 0), content: $0.content,
                        isSummary: $0.isSummary)
                }, files: [], parameters: [:]),
            data: DataSummary(origin: source == nil ? .real : .generated, source: source, files: []))
    }

    @Test func aTrueClaimIsASentence() throws {
        let name = "_x_"
        let report = try report([(claim("Right in \(0.62603671, .percent) of \(name)."), false)])
        #expect(report.markdown.contains("\nRight in 62.6% of \\_x\\_.\n"))
        let html = try HTMLReport(templates: templates).html(of: report)
        #expect(html.contains("<p>Right in <data value=\"0.62603671\">62.6%</data> of _x_.</p>"))
        #expect(html.contains("1 checked against the data, all hold"))
        #expect(report.markdown.contains("Claims: 1 checked against the data, all hold."))
        #expect(report.results.claims == ["right-in-of": .init(holds: true, text: "Right in 62.6% of _x_.")])
        #expect(report.refutation == nil)
    }

    @Test func aFalseClaimIsStruckOutAndNamedAtTheTop() throws {
        let report = try report([
            (claim("1. **First**, \(5).", holds: false, name: "order"), false), (claim("Second."), false),
        ])
        #expect(report.markdown.contains("1. ~~**First**, 5.~~ **Does not hold.**"))
        let notice = "1 of 2 claims does not hold on these data: they are struck out."
        #expect(report.markdown.contains("> **Refuted.** \(notice)"))
        let html = try HTMLReport(templates: templates).html(of: report)
        #expect(
            html.contains(
                "<li><s><strong>First</strong>, <data value=\"5\">5</data>.</s> <strong>Does not hold.</strong></li>"
            ))
        #expect(html.contains("<strong>Refuted.</strong> \(notice)"))
        #expect(report.recordedPages.text(0).contains(notice))
        #expect(report.results.claims["order"] == .init(holds: false, text: "First, 5."))
        #expect(report.results.claims["second"]?.holds == true)
    }

    @Test func theSummaryStandsFirst() throws {
        let report = try report([
            (.text("Body."), false), (claim("The answer is \(42)."), true), (.text("And more."), true),
        ])
        #expect(
            report.markdown.hasPrefix("# Title\n\nThe answer is 42.\n\nAnd more.\n\n- **Question:** Who?\n"))
        #expect(report.results.summary == ["The answer is 42.", "And more."])
        #expect(IndexEntry(report).summary == report.results.summary)
        let html = try HTMLReport(templates: templates).html(of: report)
        let places = [
            "name=\"description\" content=\"The answer is 42. And more.\"", "<h1>", "class=\"summary\"",
            "class=\"masthead\"", "Body.",
        ]
        .compactMap { html.firstRange(of: $0)?.lowerBound }
        #expect(places.count == 5 && places == places.sorted())
        let page = report.recordedPages.text(0)
        let order = ["Title", "The answer is 42.", "Who?", "Body."].compactMap {
            page.firstRange(of: $0)?.lowerBound
        }
        #expect(order.count == 4 && order == order.sorted())
    }

    @Test func worksAndTheOriginOfDataAreInTheMasthead() throws {
        let work = Reference(
            title: "A [notebook]", author: "Somebody", url: "https://example.org/a", accessed: "2026-03-01")
        let hostile = Reference(title: "Bad", url: "javascript:alert(1)")
        let data = Reference(title: "Plays", licence: "CC0", note: "made up")
        let report = try report([(.reference(work), false), (.reference(hostile), false)], source: data)
        #expect(
            report.markdown.contains(
                "- **Source:** [A \\[notebook\\]](<https://example.org/a>); by Somebody; accessed 2026-03-01\n"
                    + "- **Source:** Bad\n- **Data:** Generated: Plays; licence: CC0; made up\n"))
        let html = try HTMLReport(templates: templates).html(of: report)
        #expect(html.contains("<a href=\"https://example.org/a\">A [notebook]</a>; by Somebody"))
        #expect(!html.contains("javascript:"))
        #expect(report.results.sources == [work, hostile] && report.results.data.source == data)
        #expect(IndexEntry(report).origin == "generated data")
    }

    @Test func numbersInMarkupKeepTheirPlaces() throws {
        let prose: Prose =
            "| a | b |\n| --- | --- |\n| \(1.5) | **\(2)** |\n\n`\(3)` [\(4)](https://x.y/\(5)) \(6)"
        let report = try report([(.text(prose), false)])
        let html = try HTMLReport(templates: templates).html(of: report)
        #expect(
            html.contains(
                "<td><data value=\"1.5\">1.5</data></td><td><strong><data value=\"2\">2</data></strong></td>")
        )
        #expect(
            html.contains(
                "<code>3</code> <a href=\"https://x.y/5\"><data value=\"4\">4</data></a> <data value=\"6\">6</data>"
            ))
        #expect(
            report.markdown.contains("| 1.5 | **2** |")
                && report.markdown.contains("`3` [4](https://x.y/5) 6"))
    }

    @Test func resultsAreReadAsTheyWereWritten() throws {
        let report = try report(
            [
                (claim("A."), true), (claim("B.", holds: false), false),
                (.reference(Reference(title: "T")), false),
            ],
            source: Reference(title: "D"))
        let results = try Results(json: .init(report.results.json.utf8))
        #expect(results == report.results)
        var other = results
        other.claims["b"]?.holds = true
        #expect(other.differences(from: results).map(\.description) == ["claims.b.holds: no is now yes"])
    }
}
