import Base

/// What a running script tells the process that started it: one JSON object a line on its standard output.
public enum Event: Codable, Sendable {
    /// Something was shown.
    case output(Output)
    /// A data file was read.
    case data(DataFile, line: Int)
    /// A parameter was asked for.
    case parameter(name: String, value: Value, line: Int)
    /// A long step is under way: what it is, and how far it has come (0…1) where that is known. A fit that tells how far
    /// it has come does not know the line that called it; it is the one being run.
    case progress(step: String, fraction: Double?, line: Int?)
    /// An error left the script's code. The line is that of the statement in the script, where it is known.
    case failure(message: String, line: Int?)

    /// The line of the script that the event comes from, where it is known.
    public var line: Int? {
        switch self {
        case .output(let output): output.line
        case .data(_, let line), .parameter(_, _, let line): line
        case .progress(_, _, let line), .failure(_, let line): line
        }
    }
}
