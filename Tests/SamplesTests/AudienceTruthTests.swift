import Base
import Datasets
import Frames
import Learn
import Numerics
import Testing

@testable import Samples

private let sample = Result { try AudienceSample(scale: AudienceRatings.defaultScale) }

/// The planted truth is found in the sample data at the default scale.
@Suite struct AudienceTruthTests {
    private let sample: AudienceSample
    private let ratings: [AudienceSample.Rating]

    init() throws {
        sample = try SamplesTests.sample.get()
        ratings = try sample.validRatings(.train)
    }

    @Test(arguments: DataSplit.allCases)
    func ratingsAreMostlyHigh(_ split: DataSplit) throws {
        let ratings = try sample.validRatings(split)
        let fraction = Double(ratings.count(where: \.isHigh)) / Double(ratings.count)
        #expect((0.56...0.59).contains(fraction))
    }

    /// No model can do better than this without the rating itself.
    @Test(arguments: DataSplit.allCases)
    func expectedScoresReachTheLimit(_ split: DataSplit) throws {
        let ratings = try sample.validRatings(split)
        let area = try Metrics.rocAUC(
            Labels(ratings.map(\.isHigh)), scores: ratings.map(sample.expectedScore))
        #expect((0.79...0.81).contains(area))
    }

    @Test func meansOfManyRatingsShowQualityAndGenerosity() throws {
        let films = try correlation(of: \.film, least: 100) { sample.audience.catalogue.films[$0].quality }
        let viewers = try correlation(of: \.viewer, least: 100) { sample.audience.viewers[$0].generosity }
        #expect(films > 0.95)
        #expect(viewers > 0.9)
    }

    /// As quality does not depend on age, the raw rates by age show the effect of age.
    @Test func qualityDoesNotDependOnAgeOrPopularity() throws {
        let films = sample.audience.catalogue.films
        let quality = ratings.map { films[$0.film].quality }
        let years = ratings.map { Double(films[$0.film].year) }
        #expect(abs(Descriptive.pearsonCorrelation(quality, years)) < 0.05)
        let movies = sample.tables[0].movieStatistics
        let qualities = try movies["movie_id"].integers.map { films[($0 ?? 1) - 1].quality }
        let counts = try movies.with(["quality": col(qualities)])
        #expect(try abs(spearman(counts, "total_ratings", "quality")) < 0.1)
    }

    @Test func activityDoesNotDependOnGenerosity() throws {
        let generosity = Dictionary(
            uniqueKeysWithValues: sample.audience.viewers.map { (Int($0.id), $0.generosity) })
        let users = sample.tables[0].userStatistics
        let generosities = try users["customer_id"].integers.map { generosity[$0 ?? 0] }
        let table = try users.with(["generosity": col(Column("generosity", generosities))])
        #expect(try abs(spearman(table, "total_ratings", "generosity")) < 0.03)
        #expect(try abs(spearman(table, "activity_days", "generosity")) < 0.03)
    }

    // MARK: Effects

    /// A year of age has the planted effect relative to the rest of the score; weekend and months have none.
    @Test func ageHasItsEffectAndTheCalendarNone() throws {
        let rest = ratings.map { sample.expectedScore($0) - AudienceTruth.ageEffect * sample.age($0) }
        let dates = try ratings.map { try #require(Timestamp(RatingDays.texts[$0.day])) }
        let x = try Matrix([
            "rest": rest, "age": ratings.map(sample.age), "weekend": dates.map { $0.weekday >= 5 ? 1 : 0 },
            "summer": dates.map { 6...8 ~= $0.month ? 1 : 0 },
            "december": dates.map { $0.month == 12 ? 1 : 0 },
        ])
        let model = try LogisticRegression().fit(x, Labels(ratings.map(\.isHigh)))
        let unit = try model.coefficient("rest")
        // The standard errors are about 0.0004 and, for the calendar, 0.013.
        #expect(try abs(model.coefficient("age") / unit - AudienceTruth.ageEffect) < 0.002)
        for name in ["weekend", "summer", "december"] {
            #expect(try abs(model.coefficient(name) / unit) < 0.05)
        }
    }

    @Test(arguments: DataSplit.allCases)
    func oldFilmsAreRatedHigher(_ split: DataSplit) throws {
        let ratings = try sample.validRatings(split)
        let old = ratings.filter { sample.age($0) >= 20 }.map(\.stars)
        let new = ratings.filter { sample.age($0) < 10 }.map(\.stars)
        #expect(Descriptive.mean(old) > Descriptive.mean(new) + 0.1)
    }

    // MARK: The leak

    /// A viewer's mean predicts more with the rating in it than without, the more so the fewer ratings there are.
    @Test(arguments: DataSplit.allCases)
    func theFewerRatingsTheLargerTheLeak(_ split: DataSplit) throws {
        let viewers = Dictionary(grouping: try sample.validRatings(split), by: \.viewer).values
        let few = try gain(viewers.filter { 2...3 ~= $0.count })
        let some = try gain(viewers.filter { 8...15 ~= $0.count })
        let many = try gain(viewers.filter { $0.count >= 40 })
        #expect(few > 0.2)
        #expect(few > some + 0.1 && some > many + 0.03 && many > 0)
    }

    @Test func theMeanOfASingleRatingIsThatRating() throws {
        let ratings = try sample.validRatings(.validation)
        let single = Dictionary(grouping: ratings, by: \.viewer).values.filter { $0.count == 1 }
        let users = sample.tables[DataSplit.validation.rawValue].userStatistics
        #expect((0.45...0.6).contains(Double(single.count) / Double(users.rowCount)))
        let rows = try zip(users["total_ratings"].doubles, users["std_rating"].doubles)
        #expect(rows.allSatisfy { ($0 == 1) == $1.isNaN })
    }

    // MARK: Helpers

    /// Returns the decrease of the area under the ROC curve of the viewers' means if they leave out the rating itself.
    private func gain(_ viewers: [[AudienceSample.Rating]]) throws -> Double {
        var (isHigh, means, others): ([Bool], [Double], [Double]) = ([], [], [])
        for viewer in viewers.sorted(by: { $0[0].viewer < $1[0].viewer }) {
            let sum = viewer.reduce(0) { $0 + $1.stars }
            for rating in viewer {
                isHigh.append(rating.isHigh)
                means.append(sum / Double(viewer.count))
                others.append((sum - rating.stars) / Double(viewer.count - 1))
            }
        }
        let labels = Labels(isHigh)
        return try Metrics.rocAUC(labels, scores: means) - Metrics.rocAUC(labels, scores: others)
    }

    /// Returns the correlation of means of at least `least` ratings with the planted truth.
    private func correlation(
        of key: KeyPath<AudienceSample.Rating, Int>, least: Int, with truth: (Int) -> Double
    ) throws -> Double {
        let groups = Dictionary(grouping: ratings, by: { $0[keyPath: key] }).filter {
            $0.value.count >= least
        }
        try #require(groups.count > 50)
        let keys = groups.keys.sorted()
        return Descriptive.pearsonCorrelation(
            keys.map { key in Descriptive.mean((groups[key] ?? []).map(\.stars)) }, keys.map(truth))
    }

    private func spearman(_ table: DataFrame, _ first: String, _ second: String) throws -> Double {
        try Descriptive.spearmanCorrelation(table[first].doubles, table[second].doubles)
    }
}
