/// A sentence of a report that must be true of the data.
public struct Claim: Codable, Hashable, Sendable {
    /// The name of the claim in `results.json`; one made of its words if it is empty.
    public var name: String
    /// Whether the sentence is true.
    public var holds: Bool
    /// The sentence.
    public var sentence: Prose

    /// A sentence and whether it is true.
    public init(name: String, holds: Bool, sentence: Prose) {
        self.name = name
        self.holds = holds
        self.sentence = sentence
    }
}
