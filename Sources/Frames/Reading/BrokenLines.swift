/// The treatment of lines of JSON Lines that cannot be read: those that are not a JSON object, hold a field twice, or hold a
/// value that the type of its field does not take.
public enum BrokenLines: Codable, Hashable, Sendable {
    /// The first one is an error.
    case refused
    /// They are left out, unless they are more than a share of the lines that are not blank. Then they are an error.
    case skipped(upTo: Double)
}

/// A line of a file that cannot be read.
public struct BrokenLine: Codable, Hashable, Sendable {
    /// The name of the file.
    public let file: String
    /// The number of the line, from 1.
    public let number: Int
    /// The reason why it cannot be read.
    public let problem: String
}

/// The lines of a file of JSON Lines, counted by what they hold.
public struct LineReport: Codable, Hashable, Sendable {
    /// The number of lines that hold a row.
    public internal(set) var rowCount = 0
    /// The number of lines with nothing but white space.
    public internal(set) var blankCount = 0
    /// The lines that cannot be read.
    public internal(set) var broken: [BrokenLine] = []
    /// The number of rows that have a field other than those that were asked for.
    public internal(set) var unexpectedCount = 0
    /// The names of these fields, sorted.
    public internal(set) var unexpectedFields: [String] = []

    /// Creates the report of no file.
    public init() {}

    /// The share of the lines that are not blank which cannot be read; 0 without lines.
    public var brokenShare: Double {
        broken.isEmpty ? 0 : Double(broken.count) / Double(rowCount + broken.count)
    }

    /// Adds the lines of another file.
    public mutating func add(_ other: LineReport) {
        rowCount += other.rowCount
        blankCount += other.blankCount
        broken += other.broken
        unexpectedCount += other.unexpectedCount
        unexpectedFields = Set(unexpectedFields + other.unexpectedFields).sorted()
    }
}
