import Numerics

/// A person of the sample.
struct SampleUser: Sendable {
    var isWoman: Bool
    /// The code of the age group.
    var age: Int
    var occupation: Int
    var zipCode: String
    /// The effect of the user on the score of every rating.
    var generosity: Double
    /// The effect of each genre on the score of a film, for this user.
    var tastes: [Double]
    /// The effect of one unit of each trait on the score of a film, for this user.
    var traitTastes: [Double]

    init(isWoman: Bool, ages: WeightedSampler, using random: inout RandomState) {
        self.isWoman = isWoman
        age = MovieLensTruth.ages[ages.draw(using: &random)].code
        occupation = Self.occupation(age: age, using: &random)
        zipCode = Self.zipCode(using: &random)
        generosity = random.normal(standardDeviation: MovieLensTruth.generosity)
        let years = Double(max(18, age) - 18) / 38
        tastes = MovieLensTruth.genres.map { genre in
            genre.women * (isWoman ? 1 : 0) + genre.older * years
                + random.normal(standardDeviation: MovieLensTruth.taste)
        }
        traitTastes = random.normal(
            standardDeviation: MovieLensTruth.traitTaste, count: MovieLensTruth.traitCount)
    }

    /// The score that the user gives a film before noise, in a year.
    func score(of film: SampleFilm, in year: Int) -> Double {
        let taste =
            film.genres.isEmpty ? 0 : film.genres.reduce(0) { $0 + tastes[$1] } / Double(film.genres.count)
        let age = Double(min(max(year - film.year, 0), MovieLensTruth.largestAge))
        let traits = zip(traitTastes, film.traits).reduce(0) { $0 + $1.0 * $1.1 }
        return generosity + film.quality + taste + traits + MovieLensTruth.ageEffect * age
    }

    /// Pupils are young, pensioners old, students mostly between 18 and 34.
    private static func occupation(age: Int, using random: inout RandomState) -> Int {
        let draw = random.random()
        switch age {
        case 1: return draw < 0.7 ? 10 : draw < 0.85 ? 4 : 0
        case 18 where draw < 0.5, 25 where draw < 0.12: return 4
        case 56 where draw < 0.3: return 13
        default:
            let working = [0, 0, 1, 2, 3, 5, 6, 7, 7, 7, 8, 9, 11, 12, 12, 14, 15, 16, 17, 17, 18, 19, 20]
            return working[random.randint(working.indices)]
        }
    }

    /// Five digits, some with four more; one in fifty is of another country.
    private static func zipCode(using random: inout RandomState) -> String {
        let digits = String(100_000 + random.randint(0..<100_000)).dropFirst()
        let draw = random.random()
        if draw < 0.02 { return "V\(digits.prefix(1))N\(digits.suffix(1))P" }
        return draw < 0.05 ? "\(digits)-\(1000 + random.randint(0..<9000))" : String(digits)
    }
}
