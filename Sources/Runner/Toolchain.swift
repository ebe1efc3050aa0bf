import FoundationEssentials
import Subprocess
import SystemPackage

/// How a project is built: by which `swift`, with which flags, into which folder. The launcher says so in the environment.
public struct Toolchain: Sendable {
    /// The `swift` to call: a path, or a name that is looked up in PATH.
    let swift: String
    /// The flags of every `swift build`.
    let flags: [String]
    /// The folder that SwiftPM builds into, where it is not the usual one.
    let scratch: URL?
    /// Whether the analyses are built already, by someone who holds the lock of the build folder perhaps.
    let isPrebuilt: Bool
    private let knownVersion: String?

    /// The toolchain that the variables of an environment describe; without them, that of a plain `swift build`.
    public init(environment: [String: String]) {
        swift = environment["WEFT_SWIFT"] ?? "swift"
        knownVersion = environment["WEFT_SWIFT_VERSION"]
        flags = (environment["WEFT_BUILD_FLAGS"] ?? "-c release").split(separator: " ").map(String.init)
        scratch = environment["WEFT_SCRATCH"].map { URL(filePath: $0, directoryHint: .isDirectory) }
        isPrebuilt = environment["WEFT_PREBUILT"] != nil
    }

    /// What the toolchain says of its version. The launcher has asked it already.
    func version() async throws -> String {
        if let knownVersion { return knownVersion }
        let result = try await run(["--version"])
        // Standard error has the version of the driver, which says less.
        return result.output
    }

    /// What a call of `swift` left.
    struct Result: Sendable {
        var isSuccess: Bool
        var output: String
        var messages: String
    }

    /// Calls `swift`.
    ///
    /// - Parameter onLine: called with each line of its output as it comes.
    func run(
        _ arguments: [String], onLine: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Result {
        let result = try await Subprocess.run(
            swift.contains("/") ? .path(.init(swift)) : .name(swift), arguments: .init(arguments),
            input: .none, output: .sequence, error: .sequence
        ) { execution in
            async let messages = Self.text(of: execution.standardError) { _ in }
            let output = try await Self.text(of: execution.standardOutput, onLine)
            return (output, try await messages)
        }
        return Result(
            isSuccess: result.terminationStatus.isSuccess, output: result.closureResult.0,
            messages: result.closureResult.1)
    }

    private static func text(
        of output: SubprocessOutputSequence, _ onLine: (String) -> Void
    ) async throws -> String {
        var text = ""
        for try await line in output.strings(bufferingPolicy: .unbounded) {
            onLine(line)
            text += line + "\n"
        }
        return text
    }
}
