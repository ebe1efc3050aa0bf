import Foundation

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

    /// Runs a program that is installed, or gives `nil` where it is not.
    static func runInstalled(_ name: String, _ arguments: String...) throws -> Result? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let places = folders.map { URL(filePath: "\($0)/\(name)") }
        guard let place = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
        else {
            return nil
        }
        return try run(place, arguments, environment: ProcessInfo.processInfo.environment)
    }

    private static func run(_ executable: URL, _ arguments: [String], environment: [String: String]) throws
        -> Result
    {
        let folder = TemporaryFolder()
        // Files, because a pipe that nobody reads fills up and stops the program.
        let outputs = ["output", "messages"].map { folder.url.appending(path: $0) }
        for place in outputs { FileManager.default.createFile(atPath: place.path, contents: nil) }
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

/// A folder for one test, gone when the test is.
final class TemporaryFolder: Sendable {
    let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appending(
            path: "weft-tests-\(UUID())", directoryHint: .isDirectory)
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file.
    func write(_ text: String, to name: String) throws {
        let place = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: place, atomically: true, encoding: .utf8)
    }

    /// All files below the folder with their contents.
    func contents() throws -> [String: Data] {
        var result: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: url.path) {
            let place = url.appending(path: path)
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
            if !isFolder.boolValue { result[path] = try Data(contentsOf: place) }
        }
        return result
    }
}
