import ArgumentParser
import Benchmarks
import FoundationEssentials
import Runner

extension Weft.Bench {
    /// Measures Learn against the libraries that people use today.
    struct LearnBench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "learn",
            abstract: "Measure Learn beside LightGBM and scikit-learn.",
            discussion: """
                Each work is done by Learn and by its peer in turn, each run a process of its own with two threads; \
                what is measured is the call alone, with its data in memory. Prints Markdown. Exits with 1 where a \
                result is worse than the peer's.

                The peers need Python with what benchmarks/requirements.txt names, such as in bench-work/venv:

                python3 -m venv bench-work/venv
                bench-work/venv/bin/pip install -r benchmarks/requirements.txt
                """)

        @Argument(help: "The workloads; all of them if none is named.")
        var workloads: [Workload] = []

        @Option(
            help: ArgumentHelp(
                "A folder of matrices to measure on, instead of data that is made in bench-work/learn.",
                valueName: "dir"))
        var matrix: String?

        @Option(
            help: ArgumentHelp(
                "The Python that has the peers. (default: bench-work/venv/bin/python if it is there, else python3)",
                valueName: "path"))
        var python: String?

        @Option(help: ArgumentHelp("How many runs are counted.", valueName: "n"))
        var runs: Int = 5

        @Option(help: ArgumentHelp("At most so many rows to learn from.", valueName: "n"))
        var rows: Int?

        @Flag(help: "Also measure how times grow from a tenth of the rows to all.")
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
            var isPeerThere = peers.has(workload.peer)
            for run in 1...runs {
                StandardError.print("\(workload.rawValue): run \(run) of \(runs)")
                ours.append(try await Self.run(workload, folder, rows: rows))
                guard isPeerThere else { continue }
                do {
                    theirs.append(try await peers.run(workload, folder, rows: rows))
                } catch {
                    isPeerThere = false
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

        private static func run(_ workload: Workload, _ folder: MatrixFolder, rows: Int?) async throws -> Outcome {
            try await OneLine.of(
                Machine.twoCores + [ProcessInfo.processInfo.arguments[0], "learn-workload"]
                    + workload.arguments(on: folder, rows: rows))
        }

        /// Where the data of each work is; what is not there is made.
        private func folders(for workloads: [Workload], of project: Project) throws -> (Workload) -> MatrixFolder {
            let made = MatrixFolder(
                project.root.appending(path: "bench-work/learn", directoryHint: .isDirectory))
            let given = matrix.map { MatrixFolder(Project.folder($0)) }
            let ratings = given ?? made
            let plays = given.flatMap { $0.hasPlays ? $0 : nil } ?? made
            let generator = MatrixGenerator()
            if workloads.contains(where: { !$0.isOfPlays }) {
                if given == nil, !generator.hasWrittenRatings(to: made) {
                    StandardError.print("making the data in bench-work/learn (once)")
                    try generator.writeRatings(to: made)
                }
                try ratings.requireRatings()
            }
            if workloads.contains(where: \.isOfPlays), !plays.hasPlays { try generator.writePlays(to: made) }
            return { $0.isOfPlays ? plays : ratings }
        }
    }
}

extension Workload {
    /// How the work is asked for, here and of the peers.
    func arguments(on folder: MatrixFolder, rows: Int?) -> [String] {
        [rawValue, "--matrix", folder.url.path] + (rows.map { ["--rows", "\($0)"] } ?? [])
    }
}
