/// A pattern of file names, in which each `*` stands for any number of characters and `|` parts alternatives:
/// `Streaming_History_Audio_*.json|endsong_*.json`.
struct FilePattern {
    /// The parts of each alternative between the stars.
    private let alternatives: [[Substring]]

    /// A pattern; without a star it matches one name.
    init(_ pattern: String) {
        alternatives = pattern.split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.split(separator: "*", omittingEmptySubsequences: false) }
    }

    /// Whether a name matches the pattern.
    func matches(_ name: String) -> Bool { alternatives.contains { Self.matches(name, $0) } }

    private static func matches(_ name: String, _ parts: [Substring]) -> Bool {
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
