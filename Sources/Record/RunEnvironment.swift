import FoundationEssentials

/// The settings of a run, which the process that starts a script passes to it in an environment variable.
///
/// A script that is started by hand has no such variable: it prints to the terminal and reads data below `data/`.
public struct RunEnvironment: Codable, Sendable, Equatable {
    /// The name of the environment variable, which contains the settings as JSON.
    public static let variable = "WEFT_RUN"

    /// The path of the folder with the analysis' data files.
    public var dataFolder: String
    /// Whether the folder contains generated sample data.
    public var isSample: Bool
    /// The values of `--set` on the command line, by the parameter's name.
    public var parameters: [String: String]
    /// The path of the folder that the script's exports are written to.
    public var exportFolder: String
    /// The path of a file with the settings of the store of results; `nil` if none are kept.
    public var resultSettings: String?
    /// The master of the Spark cluster that queries over files run on; `nil` for the local engine.
    public var sparkMaster: String?
    /// Whether the script reports the queries that it collects.
    public var listsQueries = false
    /// The text at the start of each event, which nobody knows who only prints.
    public var mark: String

    /// The settings of one run.
    public init(
        dataFolder: String, isSample: Bool, parameters: [String: String], exportFolder: String,
        resultSettings: String? = nil, sparkMaster: String? = nil, listsQueries: Bool = false,
        mark: String = String(UInt64.random(in: 0 ... .max), radix: 36)
    ) {
        self.dataFolder = dataFolder
        self.isSample = isSample
        self.parameters = parameters
        self.exportFolder = exportFolder
        self.resultSettings = resultSettings
        self.sparkMaster = sparkMaster
        self.listsQueries = listsQueries
        self.mark = mark
    }
}
