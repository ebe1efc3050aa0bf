import Foundation
import TestSupport
import Testing

/// The built command line tool, run as users run it.
struct Tool {
    /// The project that these tests belong to.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// Where the build puts executables: beside the bundle of the tests.
    private static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "weft-cli")

    /// What a command left.
    struct Result {
        var status: Int32
        var output: String
        var messages: String
    }

    /// Runs a command of the tool, in a project.
    static func run(_ arguments: String..., root: URL = Tool.root) throws -> Result {
        try run(all: arguments, root: root)
    }

    /// Runs a command of the tool, in a project.
    static func run(all arguments: [String], root: URL = Tool.root) throws -> Result {
        var environment = ProcessInfo.processInfo.environment
        environment["WEFT_ROOT"] = root.path
        return try run(executable, arguments, environment: environment)
    }

    /// Whether a program that is not the project's own is installed; `./weft test` sees to those that tests use.
    static func isInstalled(_ name: String) -> Bool { place(of: name) != nil }

    /// Runs a program that is installed.
    static func runInstalled(_ name: String, _ arguments: String...) throws -> Result {
        let program = try #require(Self.place(of: name), "\(name) is not installed")
        return try run(program, arguments, environment: ProcessInfo.processInfo.environment)
    }

    private static func place(of name: String) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(filePath: "\($0)/\(name)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    private static func run(_ executable: URL, _ arguments: [String], environment: [String: String]) throws
        -> Result
    {
        let folder = TemporaryFolder()
        // Files, because a pipe that nobody reads fills up and stops the program.
        let outputs = ["output", "messages"].map { folder.url.appending(path: $0) }
        for place in outputs { try Data().write(to: place) }
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: outputs[0])
        process.standardError = try FileHandle(forWritingTo: outputs[1])
        try process.run()
        process.waitUntilExit()
        let texts = try outputs.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Result(status: process.terminationStatus, output: texts[0], messages: texts[1])
    }
}
