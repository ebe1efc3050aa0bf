import Numerics

/// A film.
struct Film: Sendable {
    var title: String
    /// The year of release.
    var year: Int
    /// Whether the files lack the year.
    var isYearUnknown = false
    /// The effect of the film on the scores of its ratings.
    var quality: Double

    /// The years of release.
    static let years = 1896...2005
}

/// All films.
struct FilmCatalogue: Sendable {
    /// The films; the number of a film is its index plus one.
    private(set) var films: [Film] = []
    private let popularity: WeightedSampler

    /// Generates films. Quality, popularity and age are independent.
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
        var unknown = SelectionSampler(fraction: AudienceTruth.unknownYearFraction, of: count)
        for number in films.indices { films[number].isYearUnknown = unknown.selectsNext(using: &random) }
        popularity = WeightedSampler(weights)
        standardizeQuality(weights)
    }

    /// Draws a film that was released by a year, in proportion to popularity.
    func draw(releasedBy year: Int, using random: inout RandomState) -> Int {
        while true {
            let film = popularity.draw(using: &random)
            if films[film].year <= year { return film }
        }
    }

    /// Standardizes the qualities, weighted by popularity: their mean becomes 0, their standard deviation the planted one, and
    /// their correlation with the year of release 0. Otherwise a few popular films would by chance shift all ratings or
    /// hide the effect of age.
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
