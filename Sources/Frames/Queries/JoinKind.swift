/// The rows that a join keeps.
public enum JoinKind: String, Codable, Hashable, Sendable {
    /// The rows of the left frame that have a match.
    case inner
    /// All rows of the left frame; in those without a match, the columns of the right frame are missing.
    case left
    /// All rows of the left frame, and then those of the right frame that have no match.
    case outer
    /// The rows of the left frame that have a match, once each and without the columns of the right frame.
    case semi
    /// The rows of the left frame that have no match.
    case anti
}
