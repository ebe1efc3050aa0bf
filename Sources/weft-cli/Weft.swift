import ArgumentParser

/// The command line tool.
@main
struct Weft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weft",
        abstract: "Turns plain Swift scripts into reports.",
        discussion: """
            An analysis is a Swift script below analyses/. Its comments are the prose, its code is run, and what \
            the code shows is woven in between: as one HTML file, a PDF and a Markdown page below output/.

            ./weft test [ARGUMENTS] checks the format of all code and runs all tests.
            """,
        subcommands: [
            Render.self, List.self, Check.self, New.self, Sample.self, SQL.self, Bench.self,
            MeasuredProcess.self,
        ])
}
