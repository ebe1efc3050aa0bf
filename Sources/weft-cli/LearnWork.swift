import ArgumentParser
import Benchmarks
import FoundationEssentials
import Runner

/// Does one work of ``LearnBench`` once and prints what it took.
struct LearnWork: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "learn-work", shouldDisplay: false)

    @Argument var work: Work
    @Option var matrix: String
    @Option var rows: Int?

    func run() throws {
        let outcome = try work.run(on: MatrixFolder(Project.folder(matrix)), rows: rows)
        print(String(decoding: try JSONEncoder().encode(outcome), as: UTF8.self))
    }
}

extension Work: ExpressibleByArgument {}
