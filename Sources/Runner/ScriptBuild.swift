import FoundationEssentials

/// Builds the executable of an analysis, unless it is built from the same code already.
struct ScriptBuild {
    let name: String
    let project: Project
    /// What the executable is to be built from.
    let provenance: Provenance

    /// Builds the executable where it has to be built.
    ///
    /// - Returns: whether anything had to be built.
    /// - Throws: ``BuildError`` if the script does not compile.
    func run() async throws -> Bool {
        let toolchain = project.toolchain
        if toolchain.isPrebuilt || isCurrent { return false }
        try? FileManager.default.removeItem(at: place)
        let result = try await toolchain.run(
            ["build", "--package-path", project.root.path, "--scratch-path", project.scratch.path]
                + toolchain.flags + ["--product", name])
        guard result.isSuccess else {
            let log = result.output + result.messages
            throw BuildError.failed(analysis: name, messages: Self.messages(in: log, root: project.root.path))
        }
        try Replacement.write(
            JSONEncoder().encode(
                Stamp(provenance: provenance.fingerprint.description, executable: executable)),
            to: place)
        return true
    }

    /// What an executable was built from, and which one: a build by other hands leaves another.
    private struct Stamp: Codable, Equatable {
        var provenance: String
        var executable: FileIdentity
    }

    private var place: URL { project.cache.appending(path: "built/\(name)") }

    private var isCurrent: Bool {
        guard let data = try? Data(contentsOf: place), let identity = try? executable else { return false }
        return (try? JSONDecoder().decode(Stamp.self, from: data))
            == Stamp(provenance: provenance.fingerprint.description, executable: identity)
    }

    /// Which file the executable is.
    var executable: FileIdentity {
        get throws {
            guard let identity = FileIdentity(ofFile: project.executable(of: name).path) else {
                throw BuildError.noExecutable(analysis: name)
            }
            return identity
        }
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

/// A script that can't be built.
public enum BuildError: Error, CustomStringConvertible {
    case failed(analysis: String, messages: String)
    case noExecutable(analysis: String)
    case changed(analysis: String)

    /// What the compiler says, or the way out.
    public var description: String {
        switch self {
        case .failed(let analysis, let messages): "\(analysis) does not build:\n\(messages)"
        case .noExecutable(let analysis): "there is no executable of \(analysis), though it was built"
        case .changed(let analysis): "the code of \(analysis) changed while it was built; render again"
        }
    }
}
