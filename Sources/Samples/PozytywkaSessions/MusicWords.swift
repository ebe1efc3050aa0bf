import Numerics

/// Words that names of users, artists and tracks are made of: Polish ones, made-up ones, and titles in other scripts, as a
/// music service has them.
struct MusicWords: Sendable {
    private let words: [String]
    /// The genres, of which the first are the most frequent.
    let genres: [String]

    static let cities = ["Warszawa", "Kraków", "Gdynia", "Poznań", "Radom", "Szczecin", "Wrocław"]
    private static let givenNames = [
        "Agnieszka", "Bartosz", "Czesław", "Dorota", "Elżbieta", "Grażyna", "Józef", "Łucja", "Małgorzata",
        "Paweł", "Rafał", "Stanisław", "Świętosława", "Wojciech", "Zofia", "Żaneta",
    ]
    private static let streets = [
        "Brzozowa", "Dębowa", "Głogowa", "Jaśminowa", "Klonowa", "Księżycowa", "Łąkowa", "Słoneczna",
        "Wierzbowa", "Źródlana",
    ]
    private static let syllables = [
        "ka", "lo", "mi", "ra", "te", "su", "no", "vi", "pe", "da", "zo", "ly", "bra", "sen", "tor", "min",
        "gal", "ne", "fu", "che",
    ]
    private static let special = [
        "Żółć", "Łąka", "Corazón", "Señor", "Été", "Über", "Αγάπη", "Ночь", "夜", "사랑", "Cafe\u{301}",
        "Nin\u{303}o", "(Remastered)", "- Live", "feat.",
    ]

    /// Makes words and genres.
    init(genreCount: Int, using random: inout RandomState) {
        words = (0..<3_000).map { _ in
            let text = (0..<1 + random.randint(0..<3)).map { _ in
                Self.syllables[random.randint(0..<Self.syllables.count)]
            }.joined()
            return text.prefix(1).uppercased() + text.dropFirst()
        }
        genres = (0..<genreCount).map { [words] number in
            "\(words[number % 61].lowercased()) \(words[100 + number / 61].lowercased())-\(number)"
        }
    }

    /// Makes a name of about as many words as asked for.
    func name(words mean: Double, using random: inout RandomState) -> String {
        let count = 1 + Int(random.exponential(mean: mean - 0.6))
        return (0..<min(count, 9)).map { _ in
            random.random() < 0.08
                ? Self.special[random.randint(0..<Self.special.count)]
                : words[random.randint(0..<words.count)]
        }.joined(separator: " ")
    }

    /// Makes the name of a user.
    func userName(using random: inout RandomState) -> String {
        let given = Self.givenNames[random.randint(0..<Self.givenNames.count)]
        return "\(given) \(words[random.randint(0..<words.count)])"
    }

    /// Makes an address.
    static func street(using random: inout RandomState) -> String {
        let kind = ["ul.", "al.", "pl."][random.randint(0..<3)]
        return "\(kind) \(streets[random.randint(0..<streets.count)]) \(1 + random.randint(0..<99))"
    }
}

extension RandomState {
    /// Draws from an exponential distribution.
    mutating func exponential(mean: Double) -> Double { -mean * (1 - random()).logarithm }

    /// Draws from a gamma distribution whose shape is a whole number.
    mutating func gamma(shape: Int, mean: Double) -> Double {
        (0..<shape).reduce(0) { sum, _ in sum + exponential(mean: mean / Double(shape)) }
    }
}
