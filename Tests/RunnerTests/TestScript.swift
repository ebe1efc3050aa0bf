import Foundation
import Render
import Record

@testable import Runner

/// A script below `Tests/Scripts`, which the build makes an executable of.
struct TestScript: Sendable {
    private let name: String
    private let files: [String]
    private let folder: URL

    init(_ name: String, files: [String]) {
        self.name = name
        self.files = files
        folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Scripts/\(name)")
    }

    /// The script, taken apart.
    func script() throws -> Script {
        Script(try files.map { try ScriptFile(name: $0, source: text(of: $0)) })
    }

    /// The executable, which the build puts beside the bundle of the tests.
    var executable: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: name)
    }

    /// Runs it with some parameters.
    func run(
        _ parameters: [String: String], dataFolder: String? = nil, resultSettings: String? = nil,
        sparkMaster: String? = nil, listsQueries: Bool = false, timeLimit: Int? = nil,
        onEvent: @escaping @Sendable (Event) -> Void = { _ in },
        onPrint: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Record {
        try await ScriptRun(
            name: name, script: script(), executable: executable,
            environment: RunEnvironment(
                dataFolder: dataFolder ?? "data/\(name)", isSample: false, parameters: parameters,
                exportFolder: "exports", resultSettings: resultSettings, sparkMaster: sparkMaster,
                listsQueries: listsQueries),
            timeLimit: timeLimit,
            onEvent: onEvent, onPrint: onPrint
        ).run()
    }

    /// The line of a file that holds a text.
    func line(of text: String, in file: String = "main.swift") throws -> Int {
        let lines = try self.text(of: file).components(separatedBy: "\n")
        return (lines.firstIndex { $0.contains(text) } ?? -2) + 1
    }

    private func text(of file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }
}
