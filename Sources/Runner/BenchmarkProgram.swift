import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The program that measures the libraries of scripts. The tool does not link them, so that a change of a library leaves it
/// as it is; this program is built when it is asked for.
public struct BenchmarkProgram: Sendable {
    /// The name of its target and executable.
    public let name = "weft-bench"
    private let project: Project

    /// The program of a project.
    public init(of project: Project) {
        self.project = project
    }

    /// Builds the program, unless it was built from the same code already.
    ///
    /// - Parameter onStage: called with each step of the build.
    /// - Throws: ``BuildError`` if it does not compile, or its code changed meanwhile.
    public func build(onStage: @escaping @Sendable (RenderStage) -> Void) async throws {
        let build = ScriptBuild(name: name, project: project, targets: .all)
        try await build.run(from: build.provenance()) { onStage(.building($0)) }
    }

    /// Replaces this process by the program, which so has its terminal and its signals.
    ///
    /// - Throws: ``BuildError`` if the program can't be started.
    public func replaceProcess(arguments: [String]) throws -> Never {
        let path = project.executable(of: name).path
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        // The threads that tasks run on block most signals, and a program inherits that.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        execv(path, &words)
        throw BuildError.noExecutable(analysis: name)
    }
}
