/// Makes unique names from captions and headings: lower-case words joined by hyphens.
struct UniqueNames {
    private var used: Set<String> = []

    /// Returns a new name for a text, with the suffix `-2`, `-3` … if the name has been used before.
    mutating func name(for text: String) -> String {
        let base = Self.slug(text)
        var name = base
        var count = 1
        while !used.insert(name).inserted {
            count += 1
            name = "\(base)-\(count)"
        }
        return name
    }

    /// Returns the words of a text in lower case, joined by hyphens: `Likes, before capping` becomes
    /// `likes-before-capping`.
    static func slug(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        return words.isEmpty ? "section" : words.joined(separator: "-")
    }
}
