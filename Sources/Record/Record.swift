import Base

/// What one run of a script left behind: all that is needed to write its report without running it again.
public struct Record: Codable, Sendable, Equatable {
    /// The version of this format; a record of another version is not read.
    public static let currentVersion = 2

    /// The format's version.
    public var version = Record.currentVersion
    /// Everything shown, in order. Lines of places are ordinals of code lines.
    public var outputs: [Output]
    /// The data files that the script read, in order of reading.
    public var files: [DataFile]
    /// The parameters that the script asked for, with the values they had.
    public var parameters: [String: Value]

    /// A record of a run.
    public init(outputs: [Output], files: [DataFile], parameters: [String: Value]) {
        self.outputs = outputs
        self.files = files
        self.parameters = parameters
    }
}

/// A data file that a script read.
public struct DataFile: Codable, Sendable, Hashable {
    /// The file's name below the analysis' data folder.
    public var name: String
    /// How many rows of data were read from it, where the reader counts rows.
    public var rows: Int?

    /// A file that was read.
    public init(name: String, rows: Int?) {
        self.name = name
        self.rows = rows
    }
}
