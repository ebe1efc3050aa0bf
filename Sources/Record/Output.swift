/// Something that a script showed or recorded, with its place in the code.
public struct Output: Codable, Sendable, Equatable {
    /// The place of the call in the script.
    public var place: Place
    /// The thing shown.
    public var content: Content

    /// An output at a place.
    public init(place: Place, content: Content) {
        self.place = place
        self.content = content
    }
}
