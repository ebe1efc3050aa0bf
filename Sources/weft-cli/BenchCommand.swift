import ArgumentParser
import FoundationEssentials
import Numerics
import Runner

extension Weft {
    /// Runs benchmarks.
    struct Bench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Measure renders, the ML core beside LightGBM and scikit-learn, or tables beside polars and DuckDB.",
            subcommands: [RenderBench.self, LearnBench.self, TablesBench.self],
            defaultSubcommand: RenderBench.self)
    }
}

extension Weft.Bench {
    /// Measures renders as whole processes.
    struct RenderBench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renders",
            abstract:
                "Measure the time and the memory of fresh renders, and of another command if given.",
            discussion: """
                Each analysis is rendered as a whole process, after one run that is not counted. With --peer the two \
                commands run in turn, so that a machine that slows down affects both, and ratios are those of \
                pairs of runs. For example, against the same notebook run and rendered by nbconvert:

                ./weft bench tiktok-verified --data DIR \\
                    --peer 'jupyter nbconvert --execute --to html --output /tmp/peer.html notebook.ipynb'
                """)

        @OptionGroup var analyses: AnalysisArguments
        @OptionGroup var dataOptions: DataOptions

        @Option(help: ArgumentHelp("The number of runs that are counted.", valueName: "n"))
        var runs: Int = 5

        @Option(
            help: ArgumentHelp("A shell command to measure in turn with each render.", valueName: "command"))
        var peer: String?

        func validate() throws {
            guard runs > 0 else { throw ValidationError("--runs takes a number from 1.") }
        }

        func run() async throws {
            let project = try Project.current()
            let output = FileManager.default.temporaryDirectory.appending(
                path: "weft-bench-\(ProcessInfo.processInfo.processIdentifier)")
            defer { try? FileManager.default.removeItem(at: output) }
            let launcher = project.root.appending(path: "weft").path
            for name in try project.analyses(named: analyses.names) {
                var command = [
                    launcher, "render", name, "--fresh", "--cache-limit", "0", "--quiet", "--output",
                    output.path,
                ]
                if let data = dataOptions.data { command += ["--data", Project.folder(data).path] }
                if dataOptions.sample { command.append("--sample") }
                var ours: [Measurement] = []
                var theirs: [Measurement] = []
                for run in 0...runs {
                    let measurement = try await Measurement(of: command)
                    let other =
                        if let peer { try await Measurement(of: ["sh", "-c", peer]) } else {
                            Measurement?.none
                        }
                    guard run > 0 else { continue }
                    ours.append(measurement)
                    if let other { theirs.append(other) }
                }
                report(name, ours, theirs)
            }
        }

        private func report(_ name: String, _ ours: [Measurement], _ theirs: [Measurement]) {
            print("\(name): \(ours.count) runs, median (minimum … maximum)")
            print("  weft  " + Self.row(ours))
            guard !theirs.isEmpty else { return }
            print("  peer  " + Self.row(theirs))
            let pairs = zip(ours, theirs)
            let time = Spread(pairs.map { $1.seconds / $0.seconds })
            let memory = Spread(pairs.map { $1.megabytes / $0.megabytes })
            print(
                "  peer takes \(time.text(decimals: 1)) times as long, \(memory.text(decimals: 1)) times the memory"
            )
        }

        private static func row(_ runs: [Measurement]) -> String {
            let time = Spread(runs.map(\.seconds)).text(decimals: 3)
            let memory = Spread(runs.map(\.megabytes)).text(decimals: 0)
            return "\(time) s, \(memory) MB in its largest process"
        }
    }
}

/// The time and the memory of a process and its child processes.
struct Measurement: Codable {
    /// The wall time, in seconds.
    var seconds: Double
    /// The peak memory of its largest process, in megabytes (10⁶ bytes).
    var megabytes: Double

    /// Runs a command and measures it.
    ///
    /// - Throws: ``BenchError`` if it fails.
    init(of command: [String]) async throws {
        // The kernel reports the peak over all finished children of a process, so each command runs in a process that
        // has no other child.
        let executable = ProcessInfo.processInfo.arguments[0]
        self = try await JSONCommand.result(of: [executable, "measured-process", "--"] + command)
    }

    init(seconds: Double, megabytes: Double) {
        self.seconds = seconds
        self.megabytes = megabytes
    }
}
