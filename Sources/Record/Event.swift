import Base

/// A message of a running script to the process that started it, one JSON object per line of standard output.
public enum Event: Codable, Sendable {
    /// The script showed or recorded something.
    case output(Output)
    /// The script read a data file.
    case data(DataFile, place: Place)
    /// The script read a parameter.
    case parameter(name: String, value: Value, place: Place)
    /// A long step is in progress: its name and, if known, the completed fraction, 0…1. The place is `nil` for progress
    /// reported from within a fit, which does not know its caller; it belongs to the cell that is running.
    case progress(step: String, fraction: Double?, place: Place?)
    /// Results were read that an earlier run has kept, or were computed and kept: their numbers so far.
    case results(read: Int, computed: Int)
    /// A table came from an engine other than the local one, by its name.
    case engine(String)
    /// The script collected a query over files: the query in SQL, or the reason why there is none.
    case query(sql: String, verb: String, place: Place)
    /// The script came to the end of its last line. Nothing follows.
    case end
    /// The script ended with an uncaught error. The places are the frames of the call stack in the script's files, from
    /// the innermost to the statement of top-level code, as far as they are known.
    case failure(message: String, places: [Place])

    /// The place in the script that the event comes from; `nil` if it is not known.
    public var place: Place? {
        switch self {
        case .output(let output): output.place
        case .data(_, let place), .parameter(_, _, let place): place
        case .progress(_, _, let place): place
        case .query(_, _, let place): place
        case .results, .engine, .end, .failure: nil
        }
    }
}
