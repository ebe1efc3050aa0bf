import ArgumentParser
import Base
import Benchmarks
import FoundationEssentials
import Numerics
import Runner

/// Measures tables beside polars and DuckDB.
struct TablesBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Measure tables beside polars and DuckDB.",
        discussion: """
            The questions of grouping and joining of the public db-benchmark, and reading files. Each is answered by \
            Weft, polars and DuckDB in turn, each run in a process of its own with two threads. The tables are \
            generated once in bench-work/tables. Prints Markdown. Exits with 1 if answers differ.

            The peers need Python with the packages of benchmarks/requirements.txt, as for `./weft bench learn`.
            """)

    @Argument(help: "The questions; all of them if none is named.")
    var questions: [TableQuestion] = []

    @Option(help: ArgumentHelp("The number of rows of the large tables.", valueName: "n"))
    var rows: Int = 10_000_000

    @Option(help: ArgumentHelp("The number of runs that are counted.", valueName: "n"))
    var runs: Int = 3

    @Option(
        help: ArgumentHelp(
            "The Python with the peers. (default: bench-work/venv/bin/python if it exists, otherwise python3)",
            valueName: "path"))
    var python: String?

    func validate() throws {
        guard runs > 0 else { throw ValidationError("--runs takes a number from 1.") }
        guard rows >= 1000 else { throw ValidationError("--rows takes a number from 1000.") }
    }

    func run() async throws {
        let project = try Project.current()
        let questions = questions.isEmpty ? TableQuestion.allCases : questions
        let tables = TableGenerator(rows: rows, below: project.root.appending(path: "bench-work/tables"))
        StandardError.print("generating missing tables in \(tables.folder.path)")
        try tables.writeMissing(
            TableFile.allCases.filter { file in questions.contains { $0.files.contains(file) } })

        let local = project.root.appending(path: "bench-work/venv/bin/python").path
        let python = python ?? (FileManager.default.fileExists(atPath: local) ? local : "python3")
        let script = project.root.appending(path: "benchmarks/table_peers.py").path
        let versions: [String: String] =
            (try? await JSONCommand.result(of: [python, script, "versions"])) ?? [:]
        let peers = ["polars", "duckdb"].filter { versions[$0] != nil }

        var report = TablesReport(
            machine: Machine.summary, versions: versions, rows: rows, runs: runs, peers: peers)
        for question in questions {
            var answers: [String: [TableAnswer]] = [:]
            for run in 1...runs {
                StandardError.print("\(question.rawValue): run \(run) of \(runs)")
                let ours =
                    Machine.twoCores + [
                        ProcessInfo.processInfo.arguments[0], "table-question", question.rawValue, "--rows",
                        "\(rows)",
                    ]
                answers["weft", default: []].append(try await JSONCommand.result(of: ours))
                for peer in peers {
                    let theirs =
                        Machine.twoCores + [python, script, peer, question.rawValue, tables.folder.path]
                    answers[peer, default: []].append(try await JSONCommand.result(of: theirs))
                }
            }
            report.add(question, answers)
        }
        print(report.markdown, terminator: "")
        if !report.isGood { throw ExitCode.failure }
    }
}

/// Answers one question of ``TablesBench`` once and prints the outcome as JSON.
struct TableQuestionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "table-question", shouldDisplay: false)

    @Argument var question: TableQuestion
    @Option var rows: Int

    func run() throws {
        let project = try Project.current()
        let tables = TableGenerator(rows: rows, below: project.root.appending(path: "bench-work/tables"))
        let answer = try question.run(on: tables)
        print(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self))
    }
}

extension TableQuestion: ExpressibleByArgument {}
