import Base
import FoundationEssentials

/// A build of the executable of an analysis, or of a program that measures what analyses are made of.
struct ScriptBuild {
    let name: String
    let project: Project
    /// The targets among which its own is declared.
    var targets = Toolchain.Targets.ofReports

    /// Builds the executable, unless it was built from the same code already.
    ///
    /// - Parameters:
    ///   - provenance: that of the executable, from the current code.
    ///   - onStep: called with each step of the build.
    /// - Throws: ``BuildError`` if the script does not compile, or its code has changed meanwhile.
    func run(
        from provenance: Provenance, onStep: @escaping @Sendable (BuildStep) -> Void = { _ in }
    ) async throws {
        guard !isCurrent(provenance) else { return }
        try await Self.build(["--product", name], of: targets, in: project, for: name, onStep: onStep)
        // The files were hashed before the compiler read them.
        guard try await self.provenance() == provenance else { throw BuildError.changed(analysis: name) }
        try keep(provenance)
    }

    /// Builds all executables of the project in one go, where several have to be built. SwiftPM then plans only once and
    /// compiles scripts side by side.
    ///
    /// - Throws: ``BuildError`` if any of them does not compile.
    static func runAll(
        _ builds: [ScriptBuild], in project: Project, onStep: @escaping @Sendable (BuildStep) -> Void
    ) async throws {
        var before: [Provenance] = []
        for build in builds { before.append(try await build.provenance()) }
        let names = builds.map(\.name).joined(separator: ", ")
        try await Self.build([], of: .ofReports, in: project, for: names, onStep: onStep)
        for (build, provenance) in zip(builds, before) where try await build.provenance() == provenance {
            try build.keep(provenance)
        }
    }

    private static func build(
        _ arguments: [String], of targets: Toolchain.Targets, in project: Project, for name: String,
        onStep: @escaping @Sendable (BuildStep) -> Void
    ) async throws {
        let result = try await project.toolchain.run(
            ["build", "--package-path", project.root.path, "--scratch-path", project.scratch.path]
                + project.toolchain.flags + arguments,
            targets: targets,
            onLine: { line in if let step = BuildStep(line: line) { onStep(step) } })
        guard result.isSuccess else {
            let messages = messages(in: result.output + result.messages, root: project.root.path)
            throw BuildError.failed(analysis: name, messages: messages)
        }
    }

    /// Returns the provenance of the executable that would be built from the current code.
    func provenance() async throws -> Provenance {
        let code = try await ProjectCode(of: project)
        return try code.executable(of: name, files: code.files(of: name))
    }

    // MARK: The stamp

    /// The provenance and the identity of an executable, which other builds may replace.
    private struct Stamp: Codable, Equatable {
        var provenance: String
        var executable: FileIdentity
    }

    private var place: URL { project.cache.appending(path: "built/\(name)") }

    /// Returns whether the executable has a provenance. Prebuilt executables are assumed to have it.
    func isCurrent(_ provenance: Provenance) -> Bool {
        if project.toolchain.isPrebuilt { return true }
        guard let data = try? Data(contentsOf: place), let identity = try? executable else { return false }
        return (try? JSONDecoder().decode(Stamp.self, from: data))
            == Stamp(provenance: provenance.fingerprint.description, executable: identity)
    }

    private func keep(_ provenance: Provenance) throws {
        let stamp = Stamp(provenance: provenance.fingerprint.description, executable: try executable)
        try Replacement.write(JSONEncoder().encode(stamp), to: place)
    }

    /// The identity of the executable.
    var executable: FileIdentity {
        get throws {
            guard let identity = FileIdentity(ofFile: project.executable(of: name).path) else {
                throw BuildError.noExecutable(analysis: name)
            }
            return identity
        }
    }

    /// The compiler's errors in a log, with paths relative to the project.
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

/// A script that can't be built.
public enum BuildError: Error, CustomStringConvertible {
    /// The build failed, with these messages.
    case failed(analysis: String, messages: String)
    /// The build succeeded, but left no executable.
    case noExecutable(analysis: String)
    /// A file changed while the compiler read it.
    case changed(analysis: String)

    /// The compiler's messages, or the way out.
    public var description: String {
        switch self {
        case .failed(let analysis, let messages): "\(analysis) does not build:\n\(messages)"
        case .noExecutable(let analysis): "there is no executable of \(analysis), though it was built"
        case .changed(let analysis): "the code of \(analysis) changed while it was built; try again"
        }
    }
}
