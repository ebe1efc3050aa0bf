/// A pattern of file names, in which each `*` stands for any number of characters: `Streaming_History_Audio_*.json`.
struct FilePattern {
    /// The parts of the pattern between the stars.
    private let parts: [Substring]

    /// A pattern; without a star it matches one name.
    init(_ pattern: String) {
        parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    }

    /// Whether a name matches the pattern.
    func matches(_ name: String) -> Bool {
        guard let first = parts.first, let last = parts.last, parts.count > 1 else {
            return name == parts.first ?? ""
        }
        guard name.hasPrefix(first), name.count >= first.count + last.count, name.hasSuffix(last) else {
            return false
        }
        // Each part is matched as early as possible, which leaves the most for the others.
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.firstRange(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
