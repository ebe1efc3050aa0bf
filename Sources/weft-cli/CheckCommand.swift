import ArgumentParser
import FoundationEssentials
import Runner

extension Weft {
    /// Compares the committed reports with fresh ones.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Render into a temporary folder, compare with the output folder, and check claims.",
            discussion: """
                Compares results.json, report.md and the figures. Reports are committed from sample data, so that is \
                what is rendered unless --data is given. Exits with 1 if there are differences or claims that do not hold.
                """)

        @OptionGroup var analyses: AnalysisArguments
        @OptionGroup var cacheOptions: CacheOptions
        @OptionGroup var timeOptions: TimeOptions

        @Option(
            help: ArgumentHelp(
                "Render from the data in this folder instead of sample data.", valueName: "dir"))
        var data: String?

        @Option(help: ArgumentHelp("The folder to compare with. (default: output)", valueName: "dir"))
        var output: String?

        func run() async throws {
            let project = try Project.current()
            let committed = output.map { Project.folder($0) } ?? project.root.appending(path: "output")
            let work = try WorkFolder(in: FileManager.default.temporaryDirectory, for: "weft-check")
            defer { work.remove() }
            let fresh = work.url
            let names = try project.analyses(named: analyses.names)
            let options = RenderOptions(
                data: try dataFolder(data, of: project), output: fresh,
                sampleOnly: data == nil, fresh: true, cacheLimit: cacheOptions.limit.bytes,
                timeLimit: timeOptions.timeLimit)
            let batch = RenderBatch(
                names: names, project: project, options: options, display: StatusDisplay(isQuiet: true))
            guard try await batch.run(jobs: 1) else { throw ExitCode.failure }
            var isEqual = true
            for name in names {
                let differences = try ReportComparison(
                    committed: committed.appending(path: name), fresh: fresh.appending(path: name)
                ).differences()
                print("\(name): \(differences.isEmpty ? "as committed" : "differs")")
                for difference in differences { print("  \(difference)") }
                let refuted = refutedClaims(in: fresh.appending(path: name))
                for claim in refuted { print("  a claim does not hold: \(claim)") }
                isEqual = isEqual && differences.isEmpty && refuted.isEmpty
            }
            if !isEqual { throw ExitCode.failure }
        }
    }
}
