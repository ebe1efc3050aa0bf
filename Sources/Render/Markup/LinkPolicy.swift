/// The destinations that links of a report may have, in every format: the web, mail addresses, and places in or beside the
/// report. Scripts and files of the reader's machine are not allowed, whatever the prose contains.
enum LinkPolicy {
    /// Whether a link to a destination is allowed.
    static func allows(_ destination: String) -> Bool {
        let beforeColon = destination.prefix { !":/?#".contains($0) }
        let hasScheme = destination.dropFirst(beforeColon.count).first == ":"
        return !hasScheme || ["http", "https", "mailto"].contains(beforeColon.lowercased())
    }
}
