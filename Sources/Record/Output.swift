/// Something that a script showed or recorded, with its place in the code.
public struct Output: Codable, Sendable, Equatable {
    /// The place of the call in the script.
    public var place: Place
    /// The thing shown.
    public var content: Content
    /// Whether it belongs to the summary at the top of the report.
    public var isSummary: Bool

    /// An output at a place.
    public init(place: Place, content: Content, isSummary: Bool = false) {
        self.place = place
        self.content = content
        self.isSummary = isSummary
    }
}
