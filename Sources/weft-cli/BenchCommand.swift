import ArgumentParser
import Benchmarks
import FoundationEssentials
import Runner

extension Weft {
    /// Measures.
    struct Bench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure renders, or Learn beside the libraries that people use today.",
            subcommands: [RenderBench.self, LearnBench.self], defaultSubcommand: RenderBench.self)
    }
}

extension Weft.Bench {
    /// Measures renders as whole processes.
    struct RenderBench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renders",
            abstract:
                "Measure how long a fresh render takes, and its memory, against another command if given.",
            discussion: """
                Each analysis is rendered afresh as a whole process, after one run that is not counted. With --peer \
                the two commands run in turn, so that a machine that slows down slows down both, and the ratio is \
                taken pair by pair. For example, against the same notebook run and rendered by nbconvert:

                ./weft bench tiktok-verified --data DIR \\
                    --peer 'jupyter nbconvert --execute --to html --output /tmp/peer.html notebook.ipynb'
                """)

        @OptionGroup var analyses: AnalysisArguments
        @OptionGroup var dataOptions: DataOptions

        @Option(help: ArgumentHelp("How many runs are counted.", valueName: "n"))
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
                var command = [launcher, "render", name, "--fresh", "--quiet", "--output", output.path]
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
            print("\(name): \(ours.count) runs, median (least … most)")
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

/// The time and memory of a whole process with all that it started.
struct Measurement: Codable {
    /// Wall time.
    var seconds: Double
    /// The most memory that any one of its processes held, in millions of bytes.
    var megabytes: Double

    /// Runs a command and measures it.
    ///
    /// - Throws: ``BenchError`` if it does not end well.
    init(of command: [String]) async throws {
        // The kernel keeps the peak over all of a process's finished children, so each command gets a process of its
        // own that has no other.
        let executable = ProcessInfo.processInfo.arguments[0]
        self = try await OneLine.of([executable, "measured-process", "--"] + command)
    }

    init(seconds: Double, megabytes: Double) {
        self.seconds = seconds
        self.megabytes = megabytes
    }
}
