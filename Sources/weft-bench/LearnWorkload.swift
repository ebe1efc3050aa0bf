import ArgumentParser
import Benchmarks
import FoundationEssentials
import Runner

/// Runs one workload of ``LearnBench`` once and prints the outcome as JSON.
struct LearnWorkload: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "learn-workload", shouldDisplay: false)

    @Argument var workload: Workload
    @Option var matrix: String
    @Option var rows: Int?

    func run() throws {
        let outcome = try workload.run(on: MatrixFolder(Project.folder(matrix)), rows: rows)
        print(String(decoding: try JSONEncoder().encode(outcome), as: UTF8.self))
    }
}

extension Workload: ExpressibleByArgument {}
