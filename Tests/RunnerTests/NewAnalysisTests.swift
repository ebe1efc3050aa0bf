import Foundation
import Testing

@testable import Runner

@Suite("A new analysis is started")
struct NewAnalysisTests {
    private let project: SmallProject

    init() throws {
        project = try SmallProject()
    }

    private func create(_ name: String) async throws {
        try await NewAnalysis(name: name, project: try project.opened()).create()
    }

    @Test func isRegistered() async throws {
        try await create("churn-risk")
        #expect(try project.opened().analyses == ["sketch", "churn-risk"])
        let script = project.url.appending(path: "analyses/churn-risk/main.swift")
        #expect(try String(contentsOf: script, encoding: .utf8).contains("# churn-risk"))
    }

    @Test(
        "Names that can't be used or are taken leave all as it was",
        arguments: [
            ("Churn", "can't name an analysis"), ("churn-", "can't name an analysis"), ("1st", "can't name"),
            ("churn_risk", "can't name"), ("", "can't name"), ("chürn", "can't name"),
            ("sketch", "there is already an analysis \"sketch\""),
            ("base", "Package.swift already has a target or product \"Base\""), ("frames", "\"Frames\""),
            ("weft", "\"Weft\""), ("weft-cli", "\"weft-cli\""), ("aside", "\"Aside\""),
            ("basetests", "\"BaseTests\""),
            ("taken", "there is already an analysis \"taken\""),
        ])
    func isRefused(name: String, message: String) async throws {
        try project.folder.write("", to: "analyses/taken/notes.md")
        // What SwiftPM is asked for is kept.
        _ = try await project.opened().packageGraph()
        let before = try project.folder.contents()
        await #expect { try await create(name) } throws: { "\($0)".contains(message) }
        #expect(try project.folder.contents() == before)
    }

    @Test("Every target and product of this project is taken")
    func namesOfThisProjectAreTaken() async throws {
        let this = try Project(root: SmallProject.source)
        let graph = try await this.packageGraph()
        for name in Set(graph.targets.keys).union(graph.products) where !this.analyses.contains(name) {
            let spelling = name.lowercased()
            await #expect(throws: ProjectError.self, "\(name)") {
                try await NewAnalysis(name: spelling, project: this).checkName()
            }
        }
    }
}
