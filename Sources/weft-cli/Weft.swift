import ArgumentParser
import Runner

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
            Render.self, List.self, Check.self, Diff.self, New.self, Sample.self, SQL.self, Bench.self,
            MeasuredProcess.self,
        ])

    /// Runs the command. Bytes of arguments that are not UTF-8 are replaced by Swift, so that another file would be meant than
    /// the one that is named.
    static func main() async {
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = CommandLine.unsafeArgv[index], String(validatingCString: argument) == nil
            else { continue }
            StandardError.print("argument \(index) is not UTF-8: \(String(cString: argument))")
            Self.exit(withError: ExitCode(64))
        }
        await main(nil)
    }
}
