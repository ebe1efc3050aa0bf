/// A data file that a script read.
public struct DataFile: Codable, Sendable, Hashable {
    /// The file's path below the analysis' data folder.
    public var name: String
    /// The number of rows read; `nil` if the reader does not count rows.
    public var rows: Int?

    /// A file that was read.
    public init(name: String, rows: Int?) {
        self.name = name
        self.rows = rows
    }
}
