import ArgumentParser
import Benchmarks
import FoundationEssentials
import Runner

extension WeftBench {
    /// Measures the ML core beside LightGBM and scikit-learn.
    struct LearnBench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "learn",
            abstract: "Measure the ML core beside LightGBM and scikit-learn.",
            discussion: """
                Each workload is run by Weft and by its peer in turn, each run in a process of its own with two \
                threads; only the call is measured, with its data in memory. Prints Markdown. Exits with 1 if a \
                result is worse than the peer's.

                The peers need Python with the packages of benchmarks/requirements.txt, for example in \
                bench-work/venv:

                python3 -m venv bench-work/venv
                bench-work/venv/bin/pip install -r benchmarks/requirements.txt
                """)

        @Argument(help: "The workloads; all of them if none is named.")
        var workloads: [Workload] = []

        @Option(
            help: ArgumentHelp(
                "A folder of matrices to measure on, instead of the data that is generated in bench-work/learn.",
                valueName: "dir"))
        var matrix: String?

        @Option(
            help: ArgumentHelp(
                "The Python with the peers. (default: bench-work/venv/bin/python if it exists, otherwise python3)",
                valueName: "path"))
        var python: String?

        @Option(help: ArgumentHelp("The number of runs that are counted.", valueName: "n"))
        var runs: Int = 5

        @Option(help: ArgumentHelp("The maximum number of training rows.", valueName: "n"))
        var rows: Int?

        @Flag(help: "Also measure the growth of times from a tenth of the rows to all.")
        var growth = false

        func validate() throws {
            guard runs > 0 else { throw ValidationError("--runs takes a number from 1.") }
            if let rows, rows < 1000 { throw ValidationError("--rows takes a number from 1000.") }
        }

        func run() async throws {
            let project = try Project.current()
            let workloads = workloads.isEmpty ? Workload.allCases : workloads
            let folders = try folders(for: workloads, of: project)
            let peers = await PeerLibraries(python: python, project: project)
            var report = LearnReport(
                [], machine: Machine.summary, versions: peers.versions, notes: peers.problems(for: workloads))
            for workload in workloads {
                report.comparisons.append(
                    try await compare(workload, folders(workload), peers, notes: &report.notes))
            }
            for workload in workloads where growth && workload.isMeasuredForGrowth {
                report.growth.append(try await grow(workload, folders(workload)))
            }
            print(report.markdown, terminator: "")
            if !report.isGood { throw ExitCode.failure }
        }

        private func compare(
            _ workload: Workload, _ folder: MatrixFolder, _ peers: PeerLibraries, notes: inout [String]
        ) async throws -> Comparison {
            var ours: [Outcome] = []
            var theirs: [Outcome] = []
            var isPeerAvailable = peers.has(workload.peer)
            for run in 1...runs {
                StandardError.print("\(workload.rawValue): run \(run) of \(runs)")
                ours.append(try await Self.run(workload, folder, rows: rows))
                guard isPeerAvailable else { continue }
                do {
                    theirs.append(try await peers.run(workload, folder, rows: rows))
                } catch {
                    isPeerAvailable = false
                    theirs = []
                    notes.append("\(workload.rawValue) has no peer: \(PeerLibraries.lastLine(of: error))")
                }
            }
            return Comparison(workload, ours: ours, theirs: theirs)
        }

        private func grow(_ workload: Workload, _ folder: MatrixFolder) async throws -> Growth {
            var few: [Outcome] = []
            var all: [Outcome] = []
            for run in 1...runs {
                StandardError.print("\(workload.rawValue), growth: run \(run) of \(runs)")
                let outcome = try await Self.run(workload, folder, rows: rows)
                all.append(outcome)
                few.append(try await Self.run(workload, folder, rows: outcome.rows / 10))
            }
            return Growth(workload, few: few, all: all)
        }

        private static func run(_ workload: Workload, _ folder: MatrixFolder, rows: Int?) async throws
            -> Outcome
        {
            try await JSONCommand.result(
                of:
                    Machine.twoCores + [ProcessInfo.processInfo.arguments[0], "learn-workload"]
                    + workload.arguments(on: folder, rows: rows))
        }

        /// Returns the folder of the data of each workload; data that is missing is generated.
        private func folders(for workloads: [Workload], of project: Project) throws -> (Workload) ->
            MatrixFolder
        {
            let generated = MatrixFolder(
                project.root.appending(path: "bench-work/learn", directoryHint: .isDirectory))
            let given = matrix.map { MatrixFolder(Project.folder($0)) }
            let ratings = given ?? generated
            let plays = given.flatMap { $0.hasPlays ? $0 : nil } ?? generated
            let generator = MatrixGenerator()
            if workloads.contains(where: { !$0.isOfPlays }) {
                if given == nil, !generator.hasWrittenRatings(to: generated) {
                    StandardError.print("generating the data in bench-work/learn (once)")
                    try generator.writeRatings(to: generated)
                }
                try ratings.requireRatings()
            }
            if workloads.contains(where: \.isOfPlays), !plays.hasPlays {
                try generator.writePlays(to: generated)
            }
            return { $0.isOfPlays ? plays : ratings }
        }
    }
}

extension Workload {
    /// Returns the arguments that select the workload, for Weft and for the peers.
    func arguments(on folder: MatrixFolder, rows: Int?) -> [String] {
        [rawValue, "--matrix", folder.url.path] + (rows.map { ["--rows", "\($0)"] } ?? [])
    }
}
