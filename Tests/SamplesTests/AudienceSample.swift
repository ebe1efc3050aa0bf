@testable import Samples

/// The sample data of `audience-decode` in memory, with the truth beside it.
struct AudienceSample {
    let audience: Audience
    /// By file.
    let tables: [AudienceTables]

    init(scale: Double) throws {
        let audience = try AudienceRatings.audience(scale: scale)
        self.audience = audience
        tables = try AudiencePart.allCases.map { try AudienceTables($0, of: audience) }
    }

    /// A valid rating, as the file has it, with positions for numbers.
    struct Rating {
        var viewer: Int
        var film: Int
        var stars: Double
        var day: Int

        var isHigh: Bool { stars >= 4 }
    }

    /// The valid rows of a file.
    func validRatings(_ part: AudiencePart) throws -> [Rating] {
        let table = tables[part.rawValue].viewerRatings
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

    /// The score to expect of a rating.
    func expectedScore(_ rating: Rating) -> Double {
        audience.expectedScore(
            viewer: rating.viewer, film: rating.film, year: RatingDays.years[rating.day])
    }

    /// The age of a rating's film, in years, as far as it has an effect.
    func age(_ rating: Rating) -> Double {
        Double(
            min(
                RatingDays.years[rating.day] - audience.catalogue.films[rating.film].year,
                AudienceTruth.largestAge))
    }
}
