import Benchmarks
import FoundationEssentials
import Runner

/// The Python with LightGBM and scikit-learn.
struct PeerLibraries {
    /// The versions of the installed libraries and of Python, by name.
    let versions: [String: String]
    private let python: String
    private let script: String
    /// The reason why Python did not run; nil if it did.
    private let failure: String?

    /// Queries the versions of a Python: the given one, or that of `bench-work/venv`, or the one on PATH.
    init(python: String?, project: Project) async {
        let local = project.root.appending(path: "bench-work/venv/bin/python").path
        self.python = python ?? (FileManager.default.fileExists(atPath: local) ? local : "python3")
        script = project.root.appending(path: "benchmarks/learn_peers.py").path
        do {
            versions = try await JSONCommand.result(of: [self.python, script, "versions"])
            failure = nil
        } catch {
            versions = [:]
            failure = Self.lastLine(of: error)
        }
    }

    /// Whether a library is installed.
    func has(_ peer: Peer) -> Bool { versions[peer.rawValue] != nil }

    /// Returns a sentence for each library that some workloads lack.
    func problems(for workloads: [Workload]) -> [String] {
        if let failure { return ["There are no peers: \(failure)"] }
        return Peer.allCases.filter { peer in !has(peer) && workloads.contains { $0.peer == peer } }.map {
            peer in
            "\(peer.rawValue) is not installed for \(python); see benchmarks/requirements.txt."
        }
    }

    /// Runs a workload with its peer once.
    func run(_ workload: Workload, _ folder: MatrixFolder, rows: Int?) async throws -> Outcome {
        try await JSONCommand.result(
            of:
                Machine.twoCores + [python, script] + workload.arguments(on: folder, rows: rows))
    }

    /// Returns the last line of an error, which is the informative one of Python's messages.
    static func lastLine(of error: any Error) -> String {
        String("\(error)".split(whereSeparator: \.isNewline).last ?? "")
    }
}
