import ArgumentParser
import FoundationEssentials
import Runner

extension Weft {
    /// Prints the queries of an analysis.
    struct SQL: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sql",
            abstract: "Print the queries over files of an analysis as Spark SQL, with their places.",
            discussion: """
                Runs the script on this machine, as later queries may depend on the tables of earlier ones, and prints \
                each query over files that it collects, with the statements that make tables of the files.
                """)

        @Argument(help: "The analysis.", completion: .shellCommand("ls analyses"))
        var name: String

        @OptionGroup var dataOptions: DataOptions
        @OptionGroup var cacheOptions: CacheOptions

        @Option(
            name: .customLong("set"),
            help: ArgumentHelp("Set a parameter of the analysis; may be repeated.", valueName: "key=value"),
            transform: Setting.init)
        var settings: [Setting] = []

        func run() async throws {
            let project = try Project.current()
            let options = RenderOptions(
                data: try dataOptions.folder(of: project), output: project.root.appending(path: "output"),
                sampleOnly: dataOptions.sample,
                parameters: Dictionary(settings.map { ($0.key, $0.value) }) { _, last in last },
                cacheLimit: cacheOptions.limit.bytes)
            let names = try project.analyses(named: [name])
            let display = StatusDisplay(isQuiet: true)
            for name in names {
                let job = RenderJob(name, project: project, options: options, monitor: display)
                let queries = try await job.queries()
                if queries.isEmpty { StandardError.print("weft: \(name) collects no query over a file") }
                print(queries.joined(separator: "\n\n"))
            }
        }
    }
}
