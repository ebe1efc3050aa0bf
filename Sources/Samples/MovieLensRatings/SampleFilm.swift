import Numerics

/// A film of the sample.
struct SampleFilm: Sendable {
    var id: Int
    var title: String
    var year: Int
    /// Indices into `MovieLensTruth.genres`.
    var genres: [Int]
    /// The effect of the film on the score of its ratings, but for its genres and its age.
    var quality: Double
    /// Properties beyond genres that users like or dislike, each with a standard deviation of 1.
    var traits: [Double]
}

/// All films, with their popularity.
struct SampleFilms: Sendable {
    private(set) var films: [SampleFilm] = []
    private let popularity: WeightedSampler

    init(count: Int, using random: inout RandomState) {
        var weights: [Double] = []
        var titles = InventedTitles()
        let genres = WeightedSampler(MovieLensTruth.genres.map(\.weight))
        var id = 0
        for _ in 0..<count {
            // Ids have gaps.
            id += random.random() < 0.05 ? 2 : 1
            let age = Int(random.normal(mean: 2, standardDeviation: 1.1).exponential)
            let year = max(1921, 2000 - age)
            let fame = random.normal()
            weights.append((MovieLensTruth.popularitySpread * fame).exponential)
            films.append(
                SampleFilm(
                    id: id, title: titles.next(year: year, using: &random), year: year,
                    genres: Self.genres(genres, using: &random),
                    quality: random.normal(standardDeviation: MovieLensTruth.quality)
                        + MovieLensTruth.popularityEffect * fame,
                    traits: random.normal(count: MovieLensTruth.traitCount)))
        }
        popularity = WeightedSampler(weights)
        plantDefects()
    }

    /// Draws a film in proportion to its popularity.
    func draw(using random: inout RandomState) -> Int { popularity.draw(using: &random) }

    /// One to three genres, each of which films of it have.
    private static func genres(_ sampler: WeightedSampler, using random: inout RandomState) -> [Int] {
        let count = [1, 1, 2, 2, 2, 3][random.randint(0..<6)]
        return Set((0..<count).map { _ in sampler.draw(using: &random) }).sorted()
    }

    /// Plants films under two ids, without a year, and without a genre, spread over the list.
    private mutating func plantDefects() {
        let step = films.count / 10
        for number in 0..<MovieLensTruth.twinCount {
            let (first, second) = (number * step + 1, number * step + 2)
            (films[second].title, films[second].year) = (films[first].title, films[first].year)
            films[second].genres = films[first].genres
        }
        for number in 0..<MovieLensTruth.yearlessCount {
            let film = (number + 5) * step
            films[film].title = String(films[film].title.dropLast(7))
        }
        for number in 0..<MovieLensTruth.genrelessCount { films[(number + 8) * step].genres = [] }
    }
}

/// Invents titles, each once. They include what breaks software in real ones: articles behind the name, years in the name, commas,
/// quotation marks, letters outside of ASCII, a second title in brackets.
struct InventedTitles {
    private var taken: Set<String> = []

    private static let openings = [
        "Amber", "Borrowed", "Clockwork", "Distant", "Eleventh", "Forgotten", "Gilded", "Hollow", "Idle",
        "Jagged",
        "Kindly", "Lantern", "Midnight", "Northern", "Opal", "Paper", "Quiet", "Restless", "Salted", "Tidal",
        "Umber",
        "Velvet", "Wandering", "Xenon", "Yellow", "Zinc", "Crooked", "Second", "Café", "Señor",
    ]
    private static let subjects = [
        "Almanac", "Beekeeper", "Carousel", "Dockyard", "Echo", "Ferryman", "Garden", "Harbour", "Inventor",
        "Juggler",
        "Kitchen", "Lighthouse", "Meridian", "Notary", "Observatory", "Postcard", "Quarry", "Railway",
        "Sextant",
        "Telegram", "Umbrella", "Viaduct", "Weathervane", "Xylophone", "Yard", "Zeppelin", "Crème Brûlée",
        "Orchard",
        "Pilot", "Winter",
    ]

    /// Returns a title with its year, as the release writes it.
    mutating func next(year: Int, using random: inout RandomState) -> String {
        let opening = Self.openings[random.randint(Self.openings.indices)]
        let name = "\(opening) \(Self.subjects[random.randint(Self.subjects.indices)])"
        var title =
            switch random.randint(0..<40) {
            case 0: "\(name) 2099"
            case 1: "\(name): \(1900 + random.randint(0..<99))"
            case 2: "\"\(name)\""
            case 3: "\(name) (El \(opening))"
            case 4..<14: "\(name), The"
            case 14..<17: "\(name), A"
            default: name
            }
        var part = 1
        while !taken.insert(title).inserted {
            part += 1
            title = "\(name) \(part)"
        }
        return "\(title) (\(year))"
    }
}
