/// A work that a report retraces, or whose data it uses.
public struct Reference: Codable, Hashable, Sendable {
    /// The title.
    public var title: String
    /// The author or the publisher.
    public var author: String?
    /// The address.
    public var url: String?
    /// The licence, or what is known of it.
    public var licence: String?
    /// The day on which it was read, as `2026-03-01`.
    public var accessed: String?
    /// A remark for readers.
    public var note: String?

    /// A work with what is known of it.
    public init(
        title: String, author: String? = nil, url: String? = nil, licence: String? = nil,
        accessed: String? = nil, note: String? = nil
    ) {
        self.title = title
        self.author = author
        self.url = url
        self.licence = licence
        self.accessed = accessed
        self.note = note
    }
}
