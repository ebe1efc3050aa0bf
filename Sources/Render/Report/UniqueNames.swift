/// Makes unique names from captions and headings: lower-case words joined by hyphens.
struct UniqueNames {
    private var used: Set<String>

    /// The longest name, in bytes: a file of that name, with a suffix and an extension, can be made anywhere.
    private static let longest = 200

    /// Names that differ from some that are taken.
    init(taken: Set<String> = []) {
        used = taken
    }

    /// Returns a new name for a text, with the suffix `-2`, `-3` … if the name has been used before.
    mutating func name(for text: String) -> String {
        let base = Self.slug(text).prefix(bytes: Self.longest)
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

extension String {
    /// The beginning of the text that takes a number of bytes at most.
    fileprivate func prefix(bytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var count = 0
        return String(
            prefix { character in
                count += character.utf8.count
                return count <= limit
            })
    }
}
