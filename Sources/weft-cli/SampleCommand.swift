import ArgumentParser
import FoundationEssentials
import Runner
import Samples

extension Weft {
    /// Writes sample data.
    struct Sample: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write an analysis' sample data.")

        @Argument(help: "The analysis.")
        var name: String

        @Option(help: "The amount of data, relative to the real data.")
        var scale: Double?

        @Option(help: ArgumentHelp("The folder for the files. (default: data/NAME)", valueName: "dir"))
        var to: String?

        func validate() throws {
            if let scale, !(scale > 0 && scale.isFinite) {
                throw ValidationError("--scale takes a number above 0.")
            }
        }

        func run() throws {
            let project = try Project.current()
            guard let generator = SampleData.generator(for: name) else {
                throw SampleError.noGenerator(name, known: SampleData.names)
            }
            let folder = to.map { Project.folder($0) } ?? project.root.appending(path: "data/\(name)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try generator.write(to: folder.path, scale: scale)
            for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
                print(file)
            }
        }
    }
}

/// An error of the command.
enum SampleError: Error, CustomStringConvertible {
    /// An analysis has no sample data.
    case noGenerator(String, known: [String])

    var description: String {
        switch self {
        case .noGenerator(let name, let known):
            "there is no sample data for \"\(name)\"; there is for \(known.joined(separator: ", "))"
        }
    }
}
