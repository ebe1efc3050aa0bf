import FoundationEssentials

/// What the process that starts a script tells it, carried in environment variables. Started by hand, a script
/// has none of it: it prints to the terminal and looks for its data below `data/`.
public struct RunEnvironment: Codable, Sendable, Equatable {
    /// The variable that holds the environment as JSON.
    public static let variable = "WEFT_RUN"

    /// The folder of the analysis' data files.
    public var dataFolder: String
    /// Whether that folder holds sample data.
    public var isSample: Bool
    /// The parameters given on the command line.
    public var parameters: [String: String]
    /// The folder that takes the files a script exports.
    public var exportFolder: String

    /// An environment for one run.
    public init(dataFolder: String, isSample: Bool, parameters: [String: String], exportFolder: String) {
        self.dataFolder = dataFolder
        self.isSample = isSample
        self.parameters = parameters
        self.exportFolder = exportFolder
    }
}
