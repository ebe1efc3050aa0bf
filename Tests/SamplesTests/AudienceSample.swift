@testable import Samples

/// The sample data of `audience-decode` in memory, with its planted truth.
struct AudienceSample {
    let audience: Audience
    /// The tables of each split.
    let tables: [AudienceTables]

    init(scale: Double) throws {
        let audience = try AudienceRatings.audience(scale: scale)
        self.audience = audience
        tables = try DataSplit.allCases.map { try AudienceTables($0, of: audience) }
    }

    /// A valid rating of a file, with indices in place of numbers.
    struct Rating {
        var viewer: Int
        var film: Int
        var stars: Double
        var day: Int

        var isHigh: Bool { stars >= 4 }
    }

    /// Returns the valid rows of a split.
    func validRatings(_ split: DataSplit) throws -> [Rating] {
        let table = tables[split.rawValue].viewerRatings
        let viewers = Dictionary(
            uniqueKeysWithValues: audience.viewers.indices.map { (Int(audience.viewers[$0].id), $0) })
        let days = Dictionary(uniqueKeysWithValues: RatingDays.texts.enumerated().map { ($1, $0) })
        let ids = try table["customer_id"].integers(replacingMissing: -1)
        let films = try table["movie_id"].integers(replacingMissing: -1)
        let stars = try table["rating"].doubles
        let dates = try table["date"].texts
        let marks = try table["anomalous_date"].integers(replacingMissing: -1)
        return ids.indices.compactMap { row in
            guard 1...5 ~= stars[row], marks[row] == 0, let viewer = viewers[ids[row]],
                let day = dates[row].flatMap({ days[$0] })
            else { return nil }
            return Rating(viewer: viewer, film: films[row] - 1, stars: stars[row], day: day)
        }
    }

    /// Returns the expected score of a rating.
    func expectedScore(_ rating: Rating) -> Double {
        audience.expectedScore(
            viewer: rating.viewer, film: rating.film, year: RatingDays.years[rating.day])
    }

    /// Returns the age of the film at the rating, in years, up to the age at which its effect is constant.
    func age(_ rating: Rating) -> Double {
        Double(
            min(
                RatingDays.years[rating.day] - audience.catalogue.films[rating.film].year,
                AudienceTruth.largestAge))
    }
}
