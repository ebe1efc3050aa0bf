/// The origin of a report's data and the files that were read.
public struct DataSummary: Codable, Sendable, Hashable {
    /// The origin of data.
    public enum Origin: String, Codable, Sendable, Hashable {
        /// The user's own data.
        case real
        /// Data made by a generator of the project.
        case sample
        /// No data.
        case none
    }

    /// A file that was read.
    public struct File: Codable, Sendable, Hashable {
        /// The name below the data folder.
        public var name: String
        /// The number of rows read, where the reader counts them.
        public var rows: Int?
        /// The size in bytes.
        public var bytes: Int
        /// The SHA-256 of the content, in hexadecimal digits.
        public var sha256: String

        /// A file that was read.
        public init(name: String, rows: Int?, bytes: Int, sha256: String) {
            self.name = name
            self.rows = rows
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    /// The origin of the data.
    public var origin: Origin
    /// The files read, in order of reading.
    public var files: [File]

    /// A summary of the data read.
    public init(origin: Origin, files: [File]) {
        self.origin = origin
        self.files = files
    }
}
