import FoundationEssentials
import Subprocess
import SystemPackage

/// The settings of builds, which the launcher passes in the environment: the `swift` to call, flags and folders.
public struct Toolchain: Sendable {
    /// The `swift` to call: a path, or a name that is looked up in PATH.
    let swift: String
    /// The flags of every `swift build`.
    let flags: [String]
    /// The folder that SwiftPM builds into; `nil` for the default.
    let scratch: URL?
    /// Whether the analyses are already built and must not be built again, as SwiftPM may be waiting for this process.
    let isPrebuilt: Bool
    private let knownVersion: String?

    /// Reads the settings from an environment. Without them, builds are like those of `swift build -c release`.
    public init(environment: [String: String]) {
        swift = environment["WEFT_SWIFT"] ?? "swift"
        knownVersion = environment["WEFT_SWIFT_VERSION"]
        flags = (environment["WEFT_BUILD_FLAGS"] ?? "-c release").split(separator: " ").map(String.init)
        scratch = environment["WEFT_SCRATCH"].map { URL(filePath: $0, directoryHint: .isDirectory) }
        isPrebuilt = environment["WEFT_PREBUILT"] != nil
    }

    /// Returns the version of Swift, which the launcher usually passes on.
    func version() async throws -> String {
        if let knownVersion { return knownVersion }
        let result = try await run(["--version"])
        return result.output
    }

    /// The result of a call of `swift`.
    struct Result: Sendable {
        var isSuccess: Bool
        var output: String
        var messages: String
    }

    /// The targets that `Package.swift` declares to a call of `swift`.
    enum Targets {
        /// The tool, the analyses and what they are made of.
        case ofReports
        /// Those of tests and benchmarks too.
        case all
    }

    /// Calls `swift`.
    ///
    /// - Parameters:
    ///   - targets: the targets that it sees.
    ///   - onLine: called with each line of its standard output.
    func run(
        _ arguments: [String], targets: Targets = .all,
        onLine: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Result {
        let only: String? = targets == .ofReports ? "1" : nil
        let result = try await Subprocess.run(
            swift.contains("/") ? .path(.init(swift)) : .name(swift), arguments: .init(arguments),
            environment: .inherit.updating(["WEFT_ONLY_REPORTS": only]), input: .none, output: .sequence,
            error: .sequence
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
