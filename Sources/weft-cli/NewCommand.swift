import ArgumentParser
import FoundationEssentials
import Runner

extension Weft {
    /// Creates an analysis.
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start a new analysis from the template.")

        @Argument(help: "Its name: lower-case letters, digits and hyphens.")
        var name: String

        func run() async throws {
            let project = try Project.current()
            try await NewAnalysis(name: name, project: project).create()
            print("analyses/\(name)/main.swift is ready; render it with ./weft render \(name)")
        }
    }
}
