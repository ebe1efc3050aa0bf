import Benchmarks
import FoundationEssentials
import Runner

/// The Python that has LightGBM and scikit-learn.
struct PeerLibraries {
    /// The versions of the libraries that are there, by their names, and of Python.
    let versions: [String: String]
    private let python: String
    private let script: String
    /// Why there is no Python.
    private let failure: String?

    /// Asks a Python, or else that of `bench-work/venv`, or else the one on PATH, for what it has.
    init(python: String?, project: Project) async {
        let local = project.root.appending(path: "bench-work/venv/bin/python").path
        self.python = python ?? (FileManager.default.fileExists(atPath: local) ? local : "python3")
        script = project.root.appending(path: "benchmarks/learn_peers.py").path
        do {
            versions = try await OneLine.of([self.python, script, "versions"])
            failure = nil
        } catch {
            versions = [:]
            failure = Self.lastLine(of: error)
        }
    }

    /// Whether a library is there.
    func has(_ peer: Peer) -> Bool { versions[peer.rawValue] != nil }

    /// What is missing for some workloads, a sentence each.
    func problems(for workloads: [Workload]) -> [String] {
        if let failure { return ["There are no peers: \(failure)"] }
        return Peer.allCases.filter { peer in !has(peer) && workloads.contains { $0.peer == peer } }.map { peer in
            "\(peer.rawValue) is not installed for \(python); see benchmarks/requirements.txt."
        }
    }

    /// Has the peer do a work once.
    func run(_ workload: Workload, _ folder: MatrixFolder, rows: Int?) async throws -> Outcome {
        try await OneLine.of(
            Machine.twoCores + [python, script] + workload.arguments(on: folder, rows: rows))
    }

    /// What an error comes down to: the last line of what Python says is the one that tells.
    static func lastLine(of error: any Error) -> String {
        String("\(error)".split(whereSeparator: \.isNewline).last ?? "")
    }
}
