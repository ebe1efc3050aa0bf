/// Turns captions and headings into names: lower case, words joined by hyphens, each name once.
struct UniqueNames {
    private var used: Set<String> = []

    /// A name for a text, with `-2`, `-3` … where it has been given before.
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

    /// `Likes, before capping` becomes `likes-before-capping`.
    static func slug(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        return words.isEmpty ? "section" : words.joined(separator: "-")
    }
}
