import Foundation
import Testing

@Suite("The documentation names what is there")
struct DocsTests {
    private let house = House()

    private func pages() throws -> [String] {
        let docs = try FileManager.default.contentsOfDirectory(
            atPath: house.root.appending(path: "docs").path)
        return docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" } + ["README.md"]
    }

    @Test func everyPathExists() throws {
        let path = #/`((?:Sources|Tests|templates|docs|benchmarks)/[\w./+-]*)`/#
        for page in try pages() {
            for match in try house.text(page).matches(of: path) {
                let place = house.root.appending(path: String(match.output.1)).path
                #expect(FileManager.default.fileExists(atPath: place), "\(page): \(match.output.1)")
            }
        }
    }

    /// The last cell of a row names tests: `Suite.test` or a whole `Suite`, or, after a test, another of the same suite.
    @Test func everyTestOfTheTableOfFaultsExists() throws {
        let folder = house.root.appending(path: "Tests")
        var sources: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        where path.hasSuffix("Tests.swift") {
            let text = try house.text("Tests/\(path)")
            for suite in text.matches(of: #/(?:struct|class|actor) (\w+Tests)\b/#) {
                sources[String(suite.output.1), default: ""] += text
            }
        }
        var count = 0
        for line in try house.text("docs/reliability.md").split(separator: "\n") where line.hasPrefix("| ") {
            let cell = line.split(separator: "|", omittingEmptySubsequences: false).dropLast().last ?? ""
            guard cell.contains("Tests") else { continue }
            var suite = ""
            for match in cell.matches(of: #/`(?:(\w+Tests)\.?)?(\w*)`/#) {
                if let name = match.output.1 { suite = String(name) }
                let source = sources[suite] ?? ""
                #expect(!source.isEmpty, "there is no suite \(suite): \(line)")
                let test = match.output.2
                #expect(test.isEmpty || source.contains("func \(test)("), "\(suite) has no \(test): \(line)")
                count += 1
            }
        }
        #expect(count > 80)
    }

    @Test func everyLinkToAPageLeadsSomewhere() throws {
        let link = #/\]\((?!http)([\w./-]+\.md)?(#[\w-]+)?\)/#
        for page in try pages() {
            let folder = house.root.appending(path: page).deletingLastPathComponent()
            let text = try house.text(page)
            for match in text.matches(of: link) {
                let target =
                    match.output.1.map { folder.appending(path: String($0)) }
                    ?? house.root.appending(path: page)
                let content = try? String(contentsOf: target, encoding: .utf8)
                #expect(content != nil, "\(page): \(match.output.0)")
                if let anchor = match.output.2?.dropFirst() {
                    #expect(Self.anchors(in: content ?? "").contains(String(anchor)), "\(page): #\(anchor)")
                }
            }
        }
    }

    /// The anchors that a code host gives to the headings of a page.
    private static func anchors(in text: String) -> Set<String> {
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
        return Set(
            headings.map { heading in
                let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
                return String(
                    words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }.map {
                        $0 == " " ? "-" : $0
                    })
            })
    }
}
