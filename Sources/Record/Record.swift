import Base

/// The record of one run of a script: everything needed to write its report without running it again.
public struct Record: Codable, Sendable, Equatable {
    /// The current version of the format. Records of other versions are not read.
    public static let currentVersion = 3

    /// The version of the format.
    public var version = Record.currentVersion
    /// Everything shown or recorded, in order. The lines of places are code line indices.
    public var outputs: [Output]
    /// The data files that the script read, in order of reading.
    public var files: [DataFile]
    /// The values of the parameters that the script read, by name.
    public var parameters: [String: Value]
    /// The engine that made tables, beside the local one; `nil` if there was none.
    public var engine: String?

    /// A record of a run.
    public init(
        outputs: [Output], files: [DataFile], parameters: [String: Value], engine: String? = nil
    ) {
        self.engine = engine
        self.outputs = outputs
        self.files = files
        self.parameters = parameters
    }
}
