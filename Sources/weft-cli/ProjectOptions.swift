import ArgumentParser
import FoundationEssentials
import Runner

/// The options that select the data.
struct DataOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that holds a folder of data for each analysis.", valueName: "dir"))
    var data: String?

    @Flag(help: "Use sample data, even where there is real data.")
    var sample = false

    /// Returns the folder of all data: the given one, or `data` in the project.
    func folder(of project: Project) -> URL {
        data.map { Project.folder($0) } ?? project.root.appending(path: "data")
    }
}

/// The arguments that select analyses.
struct AnalysisArguments: ParsableArguments {
    @Argument(
        help: "The analyses; all of them if none is named.",
        completion: .shellCommand("ls analyses"))
    var names: [String] = []
}
