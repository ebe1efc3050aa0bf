import Base

/// What can be wrong with a recorded chart.
public enum ChartError: Error, Hashable, CustomStringConvertible {
    /// The record names a kind of chart that this version does not know.
    case unknownKind(String, known: [String])

    /// One line that says what is wrong and which kind may have been meant.
    public var description: String {
        switch self {
        case .unknownKind(let kind, let known):
            "there is no chart of the kind \"\(kind)\""
                + hint(for: kind, among: known, calling: "the kinds are")
        }
    }
}
