import ArgumentParser
import Runner

extension Weft.Bench {
    /// Measures the ML core, by a program of its own.
    struct LearnBench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "learn",
            abstract: "Measure the ML core beside LightGBM and scikit-learn.",
            discussion: "./weft bench learn --help lists the workloads and the options.")

        @Argument(parsing: .captureForPassthrough)
        var arguments: [String] = []

        func run() async throws { try await BenchmarkProgram.run(["learn"] + arguments) }
    }

    /// Measures tables, by the same program.
    struct TablesBench: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "tables",
            abstract: "Measure tables beside polars and DuckDB.",
            discussion: "./weft bench tables --help lists the questions and the options.")

        @Argument(parsing: .captureForPassthrough)
        var arguments: [String] = []

        func run() async throws { try await BenchmarkProgram.run(["tables"] + arguments) }
    }
}

extension BenchmarkProgram {
    /// Builds the program and becomes it.
    fileprivate static func run(_ arguments: [String]) async throws {
        let program = BenchmarkProgram(of: try Project.current())
        let display = StatusDisplay(isQuiet: false)
        display.started(program.name)
        try await display.animate {
            try await program.build { display.stage($0, of: program.name) }
        }
        try program.replaceProcess(arguments: arguments)
    }
}
