import Foundation
import TestSupport
import Testing

@Suite("The built tool keeps the results of scripts", .serialized)
struct KeptResultsToolTests {
    private let project: ProjectCopy

    init() throws {
        project = try ProjectCopy()
    }

    private func render(_ options: String..., to output: String = "output") async throws -> String {
        let result = try await project.run(
            ["render", "spotify", "--sample", "--output", project.url.appending(path: output).path]
                + options)
        #expect(result.status == 0, "\(result.messages)")
        return result.messages
    }

    private var results: URL { project.url.appending(path: ".build/weft/results") }

    private func resultCount() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: results.path).count
    }

    /// Changes the code of the script, so that it has to run.
    private func edit(_ name: String) throws {
        try project.folder.write("func \(name)() {}\n", to: "analyses/spotify/More.swift")
    }

    @Test(
        "A run after an edit reads what an earlier one has computed, and its report is the same to the last byte"
    )
    func resultsAreRead() async throws {
        #expect(try await !render().contains("from earlier runs"))
        let kept = try resultCount()
        #expect(kept > 0)
        try edit("more")
        #expect(try await render(to: "again").contains("from earlier runs"))
        // Computed anew, and kept all the same.
        #expect(try await !render("--fresh", to: "fresh").contains("from earlier runs"))
        #expect(try resultCount() >= kept)
        let fresh = try project.files(below: "fresh/spotify")
        let again = try project.files(below: "again/spotify")
        for name in fresh.keys
        where !name.hasPrefix(".weft") && !name.hasSuffix(".pdf") && !name.hasSuffix(".html") {
            #expect(again[name] == fresh[name], "\(name)")
        }
        #expect(fresh["results.json"] != nil && fresh["report.md"] != nil)
    }

    @Test("Damaged results are computed anew")
    func damagedResults() async throws {
        _ = try await render()
        for name in try FileManager.default.contentsOfDirectory(atPath: results.path) {
            try Data("not a result".utf8).write(to: results.appending(path: name))
        }
        try edit("more")
        #expect(try await !render(to: "again").contains("from earlier runs"))
        let first = try project.files(below: "output/spotify")["results.json"]
        #expect(try project.files(below: "again/spotify")["results.json"] == first)
    }

    @Test func theLimitIsKept() async throws {
        _ = try await render("--cache-limit", "0")
        #expect(!FileManager.default.fileExists(atPath: results.path))
        try edit("more")
        _ = try await render("--cache-limit", "4KB")
        let sizes = try FileManager.default.contentsOfDirectory(atPath: results.path).map {
            try Data(contentsOf: results.appending(path: $0)).count
        }
        #expect(sizes.reduce(0, +) <= 4000)
        let wrong = try await project.run("render", "spotify", "--cache-limit", "much")
        #expect(wrong.status == 64)
        #expect(wrong.messages.contains("--cache-limit takes a size such as 4GB or 500MB, not \"much\"."))
    }
}
