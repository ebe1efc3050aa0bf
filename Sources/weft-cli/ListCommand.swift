import ArgumentParser
import FoundationEssentials
import Record
import Render
import Runner

extension Weft {
    /// Lists the analyses.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the analyses: name, title, data found or sample, fresh or stale and why.")

        @OptionGroup var dataOptions: DataOptions

        @Option(help: ArgumentHelp("The folder of the reports. (default: output)", valueName: "dir"))
        var output: String?

        func run() async throws {
            let project = try Project.current()
            let options = RenderOptions(
                data: try dataOptions.folder(of: project),
                output: output.map { Project.folder($0) } ?? project.root.appending(path: "output"),
                sampleOnly: dataOptions.sample)
            var failed = false
            var rows: [[String]] = []
            for name in project.analyses {
                do {
                    let job = RenderJob(name, project: project, options: options, monitor: SilentMonitor())
                    let status = try await job.status()
                    let data =
                        switch status.origin {
                        case .real: "real data"
                        case .generated: "generated data"
                        case .undeclared: "data found"
                        case .sample: "sample data"
                        case .none: "no data"
                        }
                    let state = status.staleness.prefix(3).joined(separator: ", ")
                    rows.append([name, status.title, data, state.isEmpty ? "fresh" : "stale: \(state)"])
                } catch {
                    failed = true
                    StandardError.print("\(name): \(error)")
                }
            }
            for row in rows {
                let cells = row.indices.map { column in
                    let width = rows.map { $0[column].count }.max() ?? 0
                    let padding = column < row.count - 1 ? width - row[column].count : 0
                    return row[column] + String(repeating: " ", count: padding)
                }
                print(cells.joined(separator: "  "))
            }
            if failed { throw ExitCode.failure }
        }
    }
}
