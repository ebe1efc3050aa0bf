import Foundation
import TestSupport
import Testing

/// `./weft bench learn` with a fake peer.
@Suite("Measuring beside peers")
struct LearnBenchTests {
    /// Creates a folder with data for the metrics, and with a fake Python that reports an outcome.
    private static func folder(peerAUC: Double) throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        try folder.write(#"{"columns": [], "columns31": [], "train": 0, "validation": 6}"#, to: "shape.json")
        try folder.write("\0\u{1}\0\u{1}\0\u{1}", to: "validation.u8")
        let python = try folder.write(
            """
            #!/bin/sh
            if [ "$2" = versions ]
            then echo '{"scikit-learn": "0.1"}'
            else echo '{"rows": 6, "columns": 1, "seconds": 10, "megabytes": 1000, "quality": \(peerAUC)}'
            fi
            """, to: "python")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: python.path)
        return folder
    }

    private static func run(_ workload: String, in folder: TemporaryFolder, python: String) async throws
        -> Program.Result
    {
        try await Tool.run(
            "bench", "learn", workload, "--runs", "2", "--matrix", folder.url.path, "--python",
            folder.url.appending(path: python).path)
    }

    @Test func bothOutcomesAreInTheTable() async throws {
        let result = try await Self.run("metrics", in: Self.folder(peerAUC: 0.5), python: "python")
        #expect(result.status == 0, "\(result.messages)")
        #expect(
            result.output.contains(
                "| **metrics**: scores and a ROC curve | scikit-learn's metrics | 6 × 1 |"))
        #expect(result.output.contains("| 10.00 s | 0.00 (≤ 0.3) |"))
        #expect(
            result.output.contains("Medians of 2 runs in turn") && result.output.contains("scikit-learn 0.1.")
        )
    }

    @Test func aWorseResultFails() async throws {
        let result = try await Self.run("metrics", in: Self.folder(peerAUC: 1.5), python: "python")
        #expect(result.status == 1)
        #expect(result.output.contains("below its peer's 1.5000"))
    }

    @Test func withoutPythonThereIsNoPeer() async throws {
        let result = try await Self.run("metrics", in: Self.folder(peerAUC: 1), python: "nothing")
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.output.contains("\n- There are no peers: "))
    }

    @Test func withoutDataThereIsAnError() async throws {
        let empty = TemporaryFolder()
        let result = try await Self.run("metrics", in: empty, python: "nothing")
        #expect(result.status == 1)
        #expect(result.messages.contains("has no valid shape.json"))
    }
}
