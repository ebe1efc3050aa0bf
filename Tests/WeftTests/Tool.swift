import Foundation
import TestSupport

/// The built command line tool, run as users run it.
enum Tool {
    /// The project that these tests belong to.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// Where the build puts executables: beside the bundle of the tests.
    static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    /// The tool's executable.
    static let place = products.appending(path: "weft-cli")

    /// Runs a command of the tool, in a project.
    static func run(_ arguments: String..., root: URL = Tool.root) async throws -> Program.Result {
        try await run(all: arguments, root: root)
    }

    /// Runs a command of the tool, in a project.
    static func run(all arguments: [String], root: URL = Tool.root) async throws -> Program.Result {
        var variables = ["WEFT_ROOT": root.path]
        // What another project keeps is none of this one's.
        if root != Tool.root { variables["WEFT_SCRATCH"] = root.appending(path: ".build").path }
        return try await Program(place).run(arguments, setting: variables)
    }
}
