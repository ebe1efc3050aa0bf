import Base

/// What a running script tells the process that started it: one JSON object a line on its standard output.
public enum Event: Codable, Sendable {
    /// Something was shown.
    case output(Output)
    /// A data file was read.
    case data(DataFile, place: Place)
    /// A parameter was asked for.
    case parameter(name: String, value: Value, place: Place)
    /// A long step is under way: what it is, and how far it has come (0…1) where that is known. A fit that tells how far
    /// it has come does not know the place that called it; it is the one being run.
    case progress(step: String, fraction: Double?, place: Place?)
    /// An error left the script's code. The places are those of the script's files that were being run, from the
    /// function that called what threw it to the statement of top-level code, as far as they are known.
    case failure(message: String, places: [Place])

    /// The place that the event comes from, where there is one.
    public var place: Place? {
        switch self {
        case .output(let output): output.place
        case .data(_, let place), .parameter(_, _, let place): place
        case .progress(_, _, let place): place
        case .failure: nil
        }
    }
}
