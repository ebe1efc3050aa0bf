import ArgumentParser
import FoundationEssentials
import Render
import Runner

extension Weft {
    /// Compares reports.
    struct Diff: AsyncParsableCommand {
        /// The form of what is written.
        enum Format: String, ExpressibleByArgument, CaseIterable {
            case markdown, html
        }

        static let configuration = CommandConfiguration(
            abstract: "Compare reports: two output folders, or two revisions of git.",
            discussion: """
                Says what changed in the answers, claims, values, tables and charts of each report, and in the data, the \
                parameters and the code that they are made from. A side is a folder if there is one of this name, otherwise a \
                revision, whose committed reports are read. HTML shows both pictures of each chart that differs.
                """)

        @Argument(help: "The reports before: an output folder, the folder of one report, or a revision.")
        var old: String

        @Argument(help: "The reports after. (default: the output folder of the project)")
        var new: String?

        @Option(
            name: .customLong("only"),
            help: ArgumentHelp("Compare this report only; may be repeated.", valueName: "name"))
        var names: [String] = []

        @Option(help: "The format. (default: html where --to names an .html file, otherwise markdown)")
        var format: Format?

        @Option(
            name: .customLong("to"),
            help: ArgumentHelp(
                "The file to write; - is standard output, which is the default.", valueName: "file"))
        var file: String?

        @Flag(help: "Exit with 1 if something differs.")
        var exitCode = false

        func run() async throws {
            let project = try Project.current()
            let before = try await ReportSet(old, of: project)
            let after = try await ReportSet(
                new ?? project.root.appending(path: "output").path, as: new ?? "output", of: project)
            let page = try await after.changes(from: before, of: names, in: project)
            let text =
                switch format ?? (file?.lowercased().hasSuffix(".html") == true ? .html : .markdown) {
                case .markdown: page.markdown
                case .html: try HTMLReport(templates: project.templates.path, for: ["changes"]).html(of: page)
                }
            if let file, file != "-" {
                try write(text, to: file)
            } else {
                print(text, terminator: "")
            }
            if exitCode, !page.isEmpty { throw ExitCode.failure }
        }

        private func write(_ text: String, to file: String) throws {
            do {
                // What is there already may be a link or a device, and stays one.
                try Data(text.utf8).write(to: URL(filePath: file))
            } catch {
                throw UnwritableFile(path: file)
            }
        }
    }
}

/// A file given on the command line that can't be written.
struct UnwritableFile: Error, CustomStringConvertible {
    let path: String

    var description: String { "\"\(path)\" (--to) can't be written: is its folder there, and writable?" }
}
