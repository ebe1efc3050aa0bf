import Foundation
import Subprocess
import SystemPackage

/// A program that a test runs to its end.
public struct Program: Sendable {
    /// What a program left.
    public struct Result: Sendable {
        /// How it ended: the exit code; of a signal that ended it the number and 128, as in a shell.
        public var status: Int32
        /// What it wrote to standard output.
        public var output: String
        /// What it wrote to standard error.
        public var messages: String
    }

    private let place: URL

    /// The program in a file.
    public init(_ place: URL) {
        self.place = place
    }

    /// An installed program of some name, if there is one. `./weft test` sees to those that tests use.
    public init?(named name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let places = folders.map { URL(filePath: "\($0)/\(name)") }
        guard let place = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
        else { return nil }
        self.place = place
    }

    /// Runs the program with some arguments.
    ///
    /// - Parameter variables: what is changed in the environment.
    public func run(_ arguments: [String], setting variables: [String: String] = [:]) async throws -> Result {
        let folder = TemporaryFolder()
        // Files, because a child that a program leaves behind would keep a pipe open.
        let places = ["output", "messages"].map { folder.url.appending(path: $0) }
        let files = try places.map {
            try FileDescriptor.open($0.path, .writeOnly, options: .create, permissions: .ownerReadWrite)
        }
        let changes = variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) }
        let result = try await Subprocess.run(
            .path(FilePath(place.path)), arguments: Arguments(arguments),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: changes)),
            output: .fileDescriptor(files[0], closeAfterSpawningProcess: true),
            error: .fileDescriptor(files[1], closeAfterSpawningProcess: true))
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let signal): 128 + signal
            }
        let texts = try places.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Result(status: status, output: texts[0], messages: texts[1])
    }
}
