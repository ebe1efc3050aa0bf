import ArgumentParser
import FoundationEssentials
import Runner

extension Weft {
    /// Renders reports.
    struct Render: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Render reports: HTML, PDF, Markdown and results.json.",
            discussion: """
                A script is run only if its code, the library, its parameters or its data have changed. A change of \
                prose alone rewrites the report from the record of the last run.
                """)

        @OptionGroup var analyses: AnalysisArguments
        @OptionGroup var dataOptions: DataOptions
        @OptionGroup var cacheOptions: CacheOptions

        @Option(help: ArgumentHelp("The folder for the reports. (default: output)", valueName: "dir"))
        var output: String?

        @Option(
            name: .customLong("set"),
            help: ArgumentHelp("Set a parameter of the analyses; may be repeated.", valueName: "key=value"),
            transform: Setting.init)
        var settings: [Setting] = []

        @OptionGroup var engineOptions: EngineOptions
        @OptionGroup var timeOptions: TimeOptions

        @Option(help: ArgumentHelp("The number of analyses to render at a time.", valueName: "n"))
        var jobs: Int = 1

        @Flag(help: "Run the scripts even if nothing has changed, and compute everything anew.")
        var fresh = false

        @Flag(help: "Print nothing but errors.")
        var quiet = false

        func validate() throws {
            guard jobs > 0 else { throw ValidationError("--jobs takes a number from 1.") }
        }

        func run() async throws {
            let project = try Project.current()
            let options = RenderOptions(
                data: try dataOptions.folder(of: project),
                output: output.map { Project.folder($0) } ?? project.root.appending(path: "output"),
                sampleOnly: dataOptions.sample,
                parameters: Dictionary(settings.map { ($0.key, $0.value) }) { _, last in last }, fresh: fresh,
                cacheLimit: cacheOptions.limit.bytes, engine: engineOptions.renderEngine,
                timeLimit: timeOptions.timeLimit)
            let batch = RenderBatch(
                names: try project.analyses(named: analyses.names), project: project, options: options,
                display: StatusDisplay(isQuiet: quiet))
            guard try await batch.run(jobs: jobs) else { throw ExitCode.failure }
        }
    }
}

/// A parameter set on the command line.
struct Setting {
    let key: String
    let value: String

    init(_ text: String) throws {
        guard let separator = text.firstIndex(of: "="), separator > text.startIndex else {
            throw ValidationError("--set takes KEY=VALUE, not \"\(text)\".")
        }
        key = String(text[..<separator])
        value = String(text[text.index(after: separator)...])
    }
}
