import ArgumentParser
import FoundationEssentials
import Runner

/// The options that select the data.
struct DataOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that holds a folder of data for each analysis.", valueName: "dir"))
    var data: String?

    @Flag(help: "Use sample data, even where there is real data.")
    var sample = false

    /// Returns the folder of all data: the given one, or `data` in the project.
    ///
    /// - Throws: ``MissingFolder`` if a folder is given that does not exist.
    func folder(of project: Project) throws -> URL {
        try dataFolder(data, of: project)
    }
}

/// Returns the folder of all data: the given one, or `data` in the project.
///
/// - Throws: ``MissingFolder`` if a folder is given that does not exist.
func dataFolder(_ path: String?, of project: Project) throws -> URL {
    guard let path else { return project.root.appending(path: "data") }
    let folder = Project.folder(path)
    var isFolder = false
    guard !path.isEmpty, FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder
    else { throw MissingFolder(path: path) }
    return folder
}

/// A folder given on the command line that does not exist.
struct MissingFolder: Error, CustomStringConvertible {
    let path: String

    var description: String {
        "there is no folder \"\(path)\" (--data); for sample data leave --data out or take --sample"
    }
}

/// The option that bounds the time of a script.
struct TimeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Stop a script that runs longer than this, which fails.", valueName: "seconds"))
    var timeLimit: Int?

    func validate() throws {
        if let timeLimit, timeLimit < 1 {
            throw ValidationError("--time-limit takes a number of seconds from 1.")
        }
    }
}

/// The arguments that select analyses.
struct AnalysisArguments: ParsableArguments {
    @Argument(
        help: "The analyses; all of them if none is named.",
        completion: .shellCommand("ls analyses"))
    var names: [String] = []
}

/// The options of the engine that queries run on.
struct EngineOptions: ParsableArguments {
    /// The name of an engine.
    enum Name: String, ExpressibleByArgument, CaseIterable {
        case local, spark
    }

    @Option(
        help: ArgumentHelp(
            "Where queries over files run: on this machine, or as Spark SQL (docs/spark.md).",
            valueName: "local|spark"))
    var engine: Name?

    @Option(
        help: ArgumentHelp(
            "The Spark cluster: local[2] for two cores of this machine, spark://host:7077. (default: local[*])",
            valueName: "url"))
    var master: String?

    func validate() throws {
        if let master, engine != .spark {
            throw ValidationError("--master \(master) is for --engine spark.")
        }
        if master?.isEmpty == true { throw ValidationError("--master takes a URL, such as local[2].") }
    }
}

extension EngineOptions {
    /// The engine.
    var renderEngine: RenderOptions.Engine {
        engine == .spark ? .spark(master: master ?? "local[*]") : .local
    }
}

/// The options of what is kept between runs.
struct CacheOptions: ParsableArguments {
    @Option(
        name: .customLong("cache-limit"),
        help: ArgumentHelp(
            "The maximum size of the results that scripts keep, such as 500MB; 0 for none. (default: 4GB)",
            valueName: "size"),
        transform: ByteCount.init)
    var limit = ByteCount(bytes: RenderOptions.defaultCacheLimit)
}

/// A number of bytes, written as on the command line: 4GB, 500 MB, 2.5GiB, 1000000.
struct ByteCount: Equatable {
    let bytes: Int

    private static let units = [
        ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("kib", 0x1p10), ("mib", 0x1p20),
        ("gib", 0x1p30),
        ("tib", 0x1p40), ("b", 1),
    ]

    init(bytes: Int) { self.bytes = bytes }

    init(_ text: String) throws {
        let lowercased = text.lowercased()
        let unit = Self.units.first { lowercased.hasSuffix($0.0) } ?? ("", 1)
        let number = lowercased.dropLast(unit.0.count).filter { $0 != " " }
        guard let value = Double(number), value >= 0, value * unit.1 < 0x1p62 else {
            throw ValidationError("--cache-limit takes a size such as 4GB or 500MB, not \"\(text)\".")
        }
        bytes = Int(value * unit.1)
    }
}
