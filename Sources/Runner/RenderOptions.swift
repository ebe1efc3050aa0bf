import FoundationEssentials
import Frames

/// The options of a render.
public struct RenderOptions: Sendable {
    /// The folder of all data.
    public var data: URL
    /// The folder that takes the reports.
    public var output: URL
    /// Whether the user's own data is left alone.
    public var sampleOnly: Bool
    /// Parameters set, by name.
    public var parameters: [String: String]
    /// Whether scripts run even if nothing has changed, and compute everything anew.
    public var fresh: Bool
    /// The maximum size of the results that scripts keep, in bytes.
    public var cacheLimit: Int
    /// The engine that queries over files run on.
    public var engine: Engine
    /// The number of seconds after which a script is stopped; `nil` for no limit.
    public var timeLimit: Int?

    /// An engine for queries over files.
    public enum Engine: Equatable, Sendable {
        /// This machine.
        case local
        /// Spark, by the URL of its master: `local[2]`, `spark://host:7077`.
        case spark(master: String)

        /// The name, as a report keeps it.
        var name: String {
            switch self {
            case .local: "local"
            case .spark: "spark"
            }
        }

        /// The master of Spark; `nil` for the local engine.
        var sparkMaster: String? {
            switch self {
            case .local: nil
            case .spark(let master): master
            }
        }

        /// Looks for everything that the engine needs.
        ///
        /// - Throws: an error that says what to install.
        func check() throws {
            if case .spark = self { _ = try SparkInstallation.find() }
        }
    }

    /// The maximum size of the results that scripts keep unless another one is given, in bytes.
    public static let defaultCacheLimit = 4_000_000_000

    /// Options for a render.
    public init(
        data: URL, output: URL, sampleOnly: Bool = false, parameters: [String: String] = [:],
        fresh: Bool = false, cacheLimit: Int = Self.defaultCacheLimit, engine: Engine = .local,
        timeLimit: Int? = nil
    ) {
        self.timeLimit = timeLimit
        self.engine = engine
        self.data = data
        self.output = output
        self.sampleOnly = sampleOnly
        self.parameters = parameters
        self.fresh = fresh
        self.cacheLimit = cacheLimit
    }
}
