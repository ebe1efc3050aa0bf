import Numerics

/// A user of the service, whose sessions follow each other.
struct ListeningUser {
    let id: Int
    /// The liking of popular tracks, in standard deviations.
    let taste: Double
    /// The exposure to advertisements, in standard deviations.
    let exposure: Double
    /// The places, among the tracks that are played, of those that the user comes back to.
    let returning: [Int]
    /// The days of the sessions, from the first day of the service on.
    let days: [Int]
    var hasBought = false
    /// The sessions of the last days.
    private var recent: [Heard] = []

    /// The plays of a session and what went with them, counted.
    struct Heard {
        var day: Int
        var plays = 0
        var likes = 0
        var advertisements = 0
        var milliseconds = 0
    }

    /// Makes a user, whose sessions are on different days.
    init(id: Int, dayCount: Int, playedCount: Int, using random: inout RandomState) {
        self.id = id
        let taste = random.normal()
        self.taste = taste
        exposure = random.normal()
        returning = (0..<PozytywkaTruth.returningTracks).map { _ in
            Self.draw(taste: taste, playedCount, using: &random)
        }
        let count = 1 + Int(random.gamma(shape: 3, mean: PozytywkaTruth.sessionsPerUser - 0.5))
        let span = min(dayCount, max(60 + Int(random.gamma(shape: 2, mean: 300)), 2 * count))
        let first = random.randint(0..<dayCount - span + 1)
        days = Set((0..<count).map { _ in first + random.randint(0..<span) }).sorted()
    }

    /// Draws a track: its place among those that are played, which are sorted by popularity.
    func draw(_ playedCount: Int, using random: inout RandomState) -> Int {
        if random.random() < PozytywkaTruth.returningShare {
            return returning[random.randint(0..<returning.count)]
        }
        return Self.draw(taste: taste, playedCount, using: &random)
    }

    private static func draw(taste: Double, _ count: Int, using random: inout RandomState) -> Int {
        // The power of a uniform number: above 1 for those who prefer what is less known.
        let power = (-0.55 * taste).exponential
        return min(count - 1, Int(Double(count) * ((1 - random.random()).logarithm * power).exponential))
    }

    /// Returns the log-odds that the user buys in a session; `nil` for one who has bought, or has heard nothing lately.
    mutating func logOddsOfBuying(on day: Int) -> Double? {
        recent.removeAll { $0.day < day - PozytywkaTruth.memory }
        guard !hasBought, !recent.isEmpty else { return nil }
        let plays = recent.reduce(0) { $0 + $1.plays }
        let hours = Double(recent.reduce(0) { $0 + $1.milliseconds }) / 3_600_000
        guard plays > 0, hours > 0 else { return nil }
        let advertisements = Double(recent.reduce(0) { $0 + $1.advertisements }) / hours
        let liked = Double(recent.reduce(0) { $0 + $1.likes }) / Double(plays)
        let (a, l) = (PozytywkaTruth.advertisementsPerHour, PozytywkaTruth.likedShare)
        return PozytywkaTruth.baseline
            + PozytywkaTruth.advertisementEffect * max(-3, min(3, (advertisements - a.mean) / a.deviation))
            + PozytywkaTruth.likeEffect * max(-3, min(3, (liked - l.mean) / l.deviation))
    }

    /// Remembers what was heard in a session.
    mutating func remember(_ session: Heard) { recent.append(session) }
}
