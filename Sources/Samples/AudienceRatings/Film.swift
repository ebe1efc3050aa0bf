import Numerics

/// A film that may be rated.
struct Film: Sendable {
    var title: String
    /// Of the release.
    var year: Int
    /// Whether the files lack the year.
    var isYearUnknown = false
    /// How much higher than others it is rated.
    var quality: Double

    /// The years of release.
    static let years = 1896...2005
}

/// All films.
struct FilmCatalogue: Sendable {
    /// A film's number is its position and one.
    private(set) var films: [Film] = []
    private let popularity: CumulativeShares

    /// Films at random. Popularity tells nothing of quality, nor does age.
    init(count: Int, using random: inout RandomState) {
        var weights: [Double] = []
        for _ in 0..<count {
            let age = random.normal(mean: 2).exponential
            films.append(
                Film(
                    title: FilmTitles.title(using: &random),
                    year: max(Film.years.upperBound - Int(age), Film.years.lowerBound),
                    quality: random.normal()))
            weights.append(random.normal(standardDeviation: AudienceTruth.popularitySpread).exponential)
        }
        var unknown = Quota(share: AudienceTruth.unknownYearShare, of: count)
        for number in films.indices { films[number].isYearUnknown = unknown.picksNext(using: &random) }
        popularity = CumulativeShares(weights)
        standardizeQuality(weights)
    }

    /// A film that is out by the year, the popular ones more often than the others.
    func pick(by year: Int, using random: inout RandomState) -> Int {
        while true {
            let film = popularity.pick(using: &random)
            if films[film].year <= year { return film }
        }
    }

    /// Makes the mean of the qualities 0, their standard deviation the planted one, and their correlation with the year
    /// of release 0, each film as heavy as it is popular. Otherwise the luck of a few films that everybody rates would
    /// shift all ratings, or drown the effect of age.
    private mutating func standardizeQuality(_ weights: [Double]) {
        let total = weights.reduce(0, +)
        func mean(_ value: (Film) -> Double) -> Double {
            zip(films, weights).reduce(0) { $0 + value($1.0) * $1.1 } / total
        }
        let year = mean { Double($0.year) }
        let slope =
            mean { $0.quality * (Double($0.year) - year) }
            / mean { (Double($0.year) - year) * (Double($0.year) - year) }
        for number in films.indices { films[number].quality -= slope * (Double(films[number].year) - year) }
        let quality = mean(\.quality)
        let variance = mean { ($0.quality - quality) * ($0.quality - quality) }
        let factor = AudienceTruth.quality / variance.squareRoot()
        for number in films.indices { films[number].quality = (films[number].quality - quality) * factor }
    }
}
