import ArgumentParser

/// The program behind those commands of `./weft bench` that measure what scripts link.
@main
struct WeftBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weft bench",
        abstract: "Measures what analyses are made of.",
        subcommands: [LearnBench.self, TablesBench.self, LearnWorkload.self, TableQuestionCommand.self])
}
