/// The constants of the planted truth that `PozytywkaSessions` describes.
enum PozytywkaTruth {
    // MARK: Sizes at scale 1

    static let userCount = 20_000
    static let artistCount = 27_524
    static let trackCount = 129_648
    /// The share of the tracks that anybody ever plays.
    static let playedShare = 10_708.0 / 129_648
    /// The average number of sessions of a user, and of plays of a session.
    static let sessionsPerUser = 12.4
    static let playsPerSession = 22.5

    // MARK: The reason to buy

    /// The number of days before a session that decide whether the user buys in it.
    static let memory = 28
    /// The effect on the log-odds of buying of one standard deviation of advertisements per hour of listening.
    static let advertisementEffect = 1.1
    /// The effect on the log-odds of buying of one standard deviation of the share of plays that are liked.
    static let likeEffect = 0.9
    /// The log-odds of buying in a session where both are average.
    static let baseline = -3.5
    /// The average and the standard deviation, over sessions, of advertisements per hour of listening in the days before.
    static let advertisementsPerHour = (mean: 5.9, deviation: 3.2)
    /// The average and the standard deviation, over sessions, of the share of plays that are liked in the days before.
    static let likedShare = (mean: 0.28, deviation: 0.1)
    /// The share of purchases that follow an advertisement at once.
    static let purchasesAfterAdvertisement = 0.7

    // MARK: What is heard and liked

    /// The share of plays that are of the few tracks which a user comes back to, and the number of these.
    static let returningShare = 0.2
    static let returningTracks = 15
    /// The log-odds of liking a play of average popularity, and its change by a standard deviation of popularity for a user of
    /// average taste, and for one whose taste is a standard deviation above.
    static let liking = (baseline: -1.09, byPopularity: 0.25, byTaste: 0.35)
    /// The log-odds of skipping a play of average popularity, and its change by a standard deviation of popularity.
    static let skipping = (baseline: -0.885, byPopularity: -0.2)
    /// The log-odds of an advertisement after a play, and its changes by a standard deviation of a user's and of a session's
    /// exposure.
    static let advertising = (baseline: -0.72, byUser: 0.45, bySession: 0.75)

    /// The probability of log-odds.
    static func probability(logOdds: Double) -> Double { 1 / (1 + (-logOdds).exponential) }
}

/// The shares of rows that have a defect of the real deliveries.
struct PozytywkaDefects: Sendable {
    /// Events without a user, a track or a type. Those of purchases keep theirs unless `purchasesToo` is set.
    var eventField = 0.004
    var purchasesToo = false
    /// Users without genres, without a premium flag, and with a stray field `id`.
    var userField = 0.01
    /// Whether users who did not buy are marked as such; otherwise all are marked as premium.
    var marksOthers = true
    /// Artists with the id -1, and without genres.
    var artistField = 0.02
    /// Tracks, among those that nobody plays, without id, artist, name or popularity.
    var trackField = 0.003
    /// The number of broken lines among the events.
    var brokenLines = 0

    /// Those of the delivery itself.
    static let now = PozytywkaDefects()
    /// Those of an earlier one.
    static let before = PozytywkaDefects(
        eventField: 0.05, purchasesToo: true, userField: 0.04, marksOthers: false, artistField: 0.05,
        brokenLines: 2)
}
