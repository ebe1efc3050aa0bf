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

        func run() async throws {
            let program = BenchmarkProgram(of: try Project.current())
            let display = StatusDisplay(isQuiet: false)
            display.started(program.name)
            try await display.animate {
                try await program.build { display.stage($0, of: program.name) }
            }
            try program.replaceProcess(arguments: ["learn"] + arguments)
        }
    }
}
