import FoundationEssentials
import Subprocess
import SystemPackage

/// Builds the executable of an analysis, unless it is built from the same script and library already.
struct ScriptBuild {
    let name: String
    let project: Project
    let library: Fingerprint

    /// - Parameter source: the script's whole text, prose included: places that a run reports are lines of it.
    /// - Returns: whether anything had to be built.
    @discardableResult
    func run(source: String) async throws -> Bool {
        let environment = ProcessInfo.processInfo.environment
        // Whoever built all of the package says so, and holds the lock of its build folder perhaps.
        guard environment["WEFT_PREBUILT"] == nil else { return false }
        let stamp = project.cache.appending(path: "built/\(name)")
        let fingerprint = Fingerprint([library.description, source]).description
        if (try? String(contentsOf: stamp, encoding: .utf8)) == fingerprint,
            FileManager.default.isExecutableFile(atPath: project.executable(of: name).path)
        {
            return false
        }
        try? FileManager.default.removeItem(at: stamp)
        // The launcher says with which toolchain and how it built this very program.
        let swift = environment["WEFT_SWIFT"] ?? "swift"
        let flags = (environment["WEFT_BUILD_FLAGS"] ?? "-c release").split(separator: " ").map(String.init)
        let result = try await Subprocess.run(
            swift.contains("/") ? .path(.init(swift)) : .name(swift),
            arguments: .init(
                ["build", "--package-path", project.root.path, "--scratch-path", project.scratch.path]
                    + flags + ["--product", name]),
            output: .string(limit: 1 << 24), error: .string(limit: 1 << 24))
        guard result.terminationStatus.isSuccess else {
            let log = result.standardOutput + result.standardError
            throw BuildError.failed(analysis: name, messages: Self.messages(in: log, root: project.root.path))
        }
        try Replacement.write(Data(fingerprint.utf8), to: stamp)
        return true
    }

    /// The compiler's own words, with paths from the project's folder on.
    static func messages(in log: String, root: String) -> String {
        let lines = log.split(whereSeparator: \.isNewline)
        let errors = lines.filter { $0.contains(": error:") || $0.hasPrefix("error:") }
        // The build system repeats each diagnostic once for each step that stumbles over it.
        var seen: Set<Substring> = []
        let unique = errors.filter { seen.insert($0).inserted }
        return (unique.isEmpty ? lines.suffix(20).map { $0 } : unique).joined(separator: "\n")
            .replacing("\(root)/", with: "")
    }
}

/// A script that does not compile.
public enum BuildError: Error, CustomStringConvertible {
    case failed(analysis: String, messages: String)

    /// What the compiler says.
    public var description: String {
        switch self {
        case .failed(let analysis, let messages): "\(analysis) does not build:\n\(messages)"
        }
    }
}
