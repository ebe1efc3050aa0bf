import Foundation
import TestSupport

/// A project with one analysis: a script of `Tests/Scripts`, which the build has made an executable of.
final class ScriptProject: Sendable {
    private let folder = TemporaryFolder()

    /// Where it is.
    var url: URL { folder.url }

    /// Makes a project of a script.
    init(_ name: String) throws {
        let manifest = """
            // swift-tools-version: 6.1
            import PackageDescription
            let analyses = [
                "\(name)",
            ]
            let package = Package(
                name: "\(name)-project",
                targets: [.executableTarget(name: "weft-cli")]
                    + analyses.map { .executableTarget(name: $0, path: "analyses/\\($0)") })

            """
        try folder.write(manifest, to: "Package.swift")
        try folder.write("", to: "Sources/weft-cli/main.swift")
        for (from, to) in [
            (Tool.root.appending(path: "Tests/Scripts/\(name)"), "analyses/\(name)"),
            (Tool.root.appending(path: "templates"), "templates"),
            (Tool.products.appending(path: name), ".build/release/\(name)"),
        ] {
            let place = url.appending(path: to)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: from, to: place)
        }
    }
}
