import Foundation
import TestSupport
import Testing

@testable import Runner

@Suite("What is linked into what, as SwiftPM has it")
struct PackageGraphTests {
    /// What `swift package describe` says of this project.
    private struct Description: Decodable {
        struct Target: Decodable {
            var name: String
            var path: String
            var target_dependencies: [String]?
            var product_dependencies: [String]?
        }
        struct Product: Decodable {
            var name: String
        }
        var targets: [Target]
        var products: [Product]
    }

    private func project() throws -> Project { try Project(root: SmallProject.source) }

    @Test("The graph of this project is the one that SwiftPM builds by")
    func agreesWithSwiftPM() async throws {
        let project = try project()
        let graph = try await project.packageGraph()
        let described = try await project.toolchain.run([
            "package", "--package-path", project.root.path, "--scratch-path", project.scratch.path,
            "--ignore-lock", "describe", "--type", "json",
        ])
        try #require(described.isSuccess, "\(described.messages)")
        let description = try JSONDecoder().decode(Description.self, from: Data(described.output.utf8))
        #expect(Set(graph.targets.keys) == Set(description.targets.map(\.name)))
        for target in description.targets {
            let found = try #require(graph.targets[target.name])
            #expect(found.folder == target.path, "\(target.name)")
            #expect(Set(found.dependencies) == Set(target.target_dependencies ?? []), "\(target.name)")
            #expect(found.usesPackages == (target.product_dependencies?.isEmpty == false), "\(target.name)")
        }
        // Programs that are declared as targets alone are products of the same name.
        let products = Set(description.products.map(\.name)).subtracting(graph.targets.keys)
        #expect(products == Set(graph.products).subtracting(graph.targets.keys))
    }

    @Test("What this project links: a script what it imports, the tool no libraries of scripts alone")
    func followsDependencies() async throws {
        let project = try project()
        let graph = try await project.packageGraph()
        for name in project.analyses {
            let linked = try graph.linked(into: name).map(\.name)
            #expect(linked.contains("Weft") && linked.contains(name) && linked == linked.sorted())
            for other in project.analyses + ["weft-cli", "Render"] where other != name {
                #expect(!linked.contains(other), "\(name) links \(other)")
            }
        }
        let tool = try graph.linked(into: "weft-cli").map(\.name)
        #expect(tool.contains("Render") && !tool.contains { $0.hasSuffix("Tests") })
        #expect(!tool.contains("Learn") && !tool.contains("Notebook"))
        #expect(throws: ProjectError.self) { try graph.linked(into: "nothing") }
    }

    @Test func endsInSpiteOfACircle() throws {
        let dump = #"""
            {"targets": [
                {"name": "a", "type": "regular", "dependencies": [{"target": ["b", null]}]},
                {"name": "b", "type": "regular", "dependencies": [
                    {"byName": ["a", null]}, {"byName": ["Other", null]}, {"product": ["b", "other", null, null]}
                ]},
                {"name": "c", "type": "test", "path": "Checks", "dependencies": []}
            ]}
            """#
        let graph = try PackageGraph(dump: Data(dump.utf8))
        #expect(try graph.linked(into: "a").map(\.name) == ["a", "b"])
        #expect(graph.targets["a"]?.usesPackages == false && graph.targets["b"]?.usesPackages == true)
        #expect(graph.targets["a"]?.folder == "Sources/a" && graph.targets["c"]?.folder == "Checks")
    }

    @Test func swiftIsAskedOnceForEachManifestAndToolchain() async throws {
        let small = try SmallProject()
        for _ in 1...2 { _ = try await small.opened().packageGraph() }
        #expect(small.calls["dump"] == 1)
        try small.declare { $0.removeLast() }
        #expect(try await small.opened().packageGraph().targets["sketch"] == nil)
        _ = try await small.opened(.init(version: "Swift 6.4")).packageGraph()
        #expect(small.calls["dump"] == 3)
    }

    @Test func aManifestThatIsNotUnderstoodIsAnError() async throws {
        let small = try SmallProject()
        try small.program("swift", "echo 'error: no such thing' >&2; exit 1")
        await #expect { try await small.opened().packageGraph() } throws: { error in
            "\(error)" == "Package.swift can't be read:\nerror: no such thing"
        }
    }
}
