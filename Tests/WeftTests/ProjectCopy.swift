import Foundation
import TestSupport

/// A copy of this project whose files a test may change, with builds and records of its own. Its executables are those
/// that were built with the tests, and stay that.
final class ProjectCopy: Sendable {
    let folder = TemporaryFolder()

    /// Copies what a render of `tiktok-verified` looks at.
    init() throws {
        let files = FileManager.default
        let present = try files.contentsOfDirectory(atPath: Tool.root.path)
        for name in ["Package.swift", "Package.resolved", "Sources", "Tests", "analyses", "templates"]
        where present.contains(name) {
            try files.copyItem(at: Tool.root.appending(path: name), to: url.appending(path: name))
        }
        try files.createDirectory(at: url.appending(path: ".build"), withIntermediateDirectories: true)
        try files.createSymbolicLink(
            at: url.appending(path: ".build/release"), withDestinationURL: Tool.products)
    }

    /// Where it is.
    var url: URL { folder.url }

    /// The variables that the launcher would set.
    private var variables: [String: String] {
        ["WEFT_ROOT": url.path, "WEFT_SCRATCH": url.appending(path: ".build").path, "WEFT_PREBUILT": "1"]
    }

    /// Runs a command of the tool.
    func run(_ arguments: String...) async throws -> Program.Result {
        try await run(arguments)
    }

    /// Runs a command of the tool.
    func run(_ arguments: [String]) async throws -> Program.Result {
        try await Program(Tool.place).run(arguments, setting: variables)
    }

    /// Runs a command of the tool and kills it, if it still runs, when commands of the shell have come to their end. They
    /// find its number in `$pid`.
    func run(_ arguments: [String], killedAfter commands: String) async throws -> Program.Result {
        // A process that has ended leaves its number to others.
        let script = """
            cd "$0"; "$@" & pid=$!
            \(commands)
            read -r _ _ _ parent _ < /proc/$pid/stat; [[ ${parent:-} == "$$" ]] && kill -9 $pid
            wait $pid
            """
        return try await Program(URL(filePath: "/bin/bash")).run(
            ["-c", script, url.path, Tool.place.path] + arguments, setting: variables)
    }

    /// Replaces a text in a file.
    func edit(_ file: String, _ old: String, _ new: String) throws {
        let place = url.appending(path: file)
        let text = try String(contentsOf: place, encoding: .utf8)
        precondition(text.contains(old), "\(file) has no \(old)")
        try text.replacing(old, with: new).write(to: place, atomically: true, encoding: .utf8)
    }

    /// The files below a folder, by name.
    func files(below name: String) throws -> [String: Data] {
        let place = url.appending(path: name)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: place.path)
        // What can't be read is a folder.
        let files = paths.compactMap { path in
            (try? Data(contentsOf: place.appending(path: path))).map { (path, $0) }
        }
        return Dictionary(uniqueKeysWithValues: files)
    }

    /// The folders that work under way has left below a folder.
    func leftovers(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.appending(path: name).path).filter {
            $0.hasPrefix(".") && $0.contains(".new-")
        }
    }
}
