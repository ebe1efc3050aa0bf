import Foundation
import TestSupport

/// The built command line tool, run as users run it.
enum Tool {
    /// The project that these tests belong to.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// Where the build puts executables: beside the bundle of the tests.
    private static let program = Program(
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "weft-cli"))

    /// Runs a command of the tool, in a project.
    static func run(_ arguments: String..., root: URL = Tool.root) async throws -> Program.Result {
        try await run(all: arguments, root: root)
    }

    /// Runs a command of the tool, in a project.
    static func run(all arguments: [String], root: URL = Tool.root) async throws -> Program.Result {
        try await program.run(arguments, setting: ["WEFT_ROOT": root.path])
    }
}
