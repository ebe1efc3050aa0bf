import Base
import Numerics

/// Sample data for `pozytywka`: users, artists, tracks and three years of events of a made-up music service, and an earlier,
/// smaller delivery of them with more defects in the folder `previous`.
///
/// At scale 1 there are 20,000 users, 27,524 artists, 129,648 tracks and about ten million events; the default is a tenth. The
/// events are written as they happen, user by user, so that memory does not grow with their number.
///
/// The planted truth (`PozytywkaTruth` has the numbers):
///
/// - *Why users buy*: at every session, the log-odds of buying rise with the advertisements per hour of listening, and with the
///   share of plays that the user liked, both of the 28 days before. Nothing else has an effect: not how much is heard, nor what,
///   nor when. About four users of ten buy, for life, and hear no advertisement afterwards. Most go on listening after it.
/// - *Advertisements* differ by user and, more so, from session to session.
/// - *Likes* depend on a user's taste for popular tracks and on the track's popularity, so the popularity of what is heard goes
///   along with buying without being its reason.
/// - *Premium users* are those with a purchase.
/// - *Defects*, as the quality reports of the real deliveries have them (`PozytywkaDefects`): events without a user, a track or a
///   type; users without genres, without a premium flag, or with a stray field `id`; artists with the id -1 or without genres;
///   tracks without id, artist, name or popularity, none of which is played; tracks that could not be analysed, whose tempo is 0,
///   and tracks louder than 0 dB. Hardly any track is in the storage class FAST. Release dates are days, months or years.
///   No purchase lacks its user or its type, but in the earlier delivery, which marks nobody as not premium and has two broken
///   lines.
public struct PozytywkaSessions: SampleGenerator {
    /// The largest scale, a hundred million events.
    static let largestScale = 10.0
    /// A million events.
    static let defaultScale = 0.1
    /// The seed of everything.
    static let seed: UInt32 = 20_191_104
    /// The first day of the service, and the number of days.
    static let firstDay = Timestamp(year: 2019, month: 11, day: 4)
    static let dayCount = 1_240

    /// Creates a generator.
    public init() {}

    /// Writes `users.jsonl`, `artists.jsonl`, `tracks.jsonl`, `track_storage.jsonl` and `sessions.jsonl`, and the first, the
    /// second and the last of them for an earlier delivery below `previous`.
    ///
    /// - Throws: `SampleDataError` for a scale that is not between 0 and 10, or if a file cannot be written.
    public func write(to folder: String, scale: Double?) throws {
        let scale = scale ?? Self.defaultScale
        try SampleDataError.requireScale(scale, upTo: Self.largestScale)
        var random = RandomState(seed: Self.seed)
        let catalogue = MusicCatalogue(scale: scale, using: &random)
        try catalogue.writeArtists(to: folder, .now, using: &random)
        try catalogue.writeTracks(to: folder, .now, using: &random)
        let userCount = max(20, Int((Double(PozytywkaTruth.userCount) * scale).rounded()))
        try Self.writeUsers(userCount, to: folder, catalogue, .now, using: &random)

        let earlier = folder + "/previous"
        try LineFile.makeFolder(earlier)
        try catalogue.writeArtists(to: earlier, .before, using: &random)
        try Self.writeUsers(max(20, userCount / 40), to: earlier, catalogue, .before, using: &random)
    }

    /// Writes the users and their events.
    static func writeUsers(
        _ count: Int, to folder: String, _ catalogue: MusicCatalogue, _ defects: PozytywkaDefects,
        using random: inout RandomState
    ) throws(SampleDataError) {
        let users = try LineFile("users.jsonl", in: folder)
        var events = try EventFile(in: folder, defects, seed: seed + 1)
        var session = 124
        for number in 0..<count {
            var user = ListeningUser(
                id: 101 + number, dayCount: dayCount, playedCount: catalogue.played.count, using: &random)
            for day in user.days {
                try catalogue.writeSession(session, of: &user, on: day, to: &events, using: &random)
                session += 1
            }
            try write(user, to: users, catalogue.words, defects, using: &random)
        }
        try users.close()
        try events.close()
    }

    private static func write(
        _ user: ListeningUser, to file: LineFile, _ words: MusicWords, _ defects: PozytywkaDefects,
        using random: inout RandomState
    ) throws(SampleDataError) {
        file.write("{\"user_id\": ")
        file.write(user.id)
        file.write(", \"name\": ")
        file.write(string: words.userName(using: &random))
        file.write(", \"city\": ")
        file.write(string: MusicWords.cities[random.randint(0..<MusicWords.cities.count)])
        file.write(", \"street\": ")
        file.write(string: MusicWords.street(using: &random))
        file.write(", \"favourite_genres\": ")
        let genres = (0..<3).map { _ in words.genres[random.randint(0..<50)] }
        file.write(strings: random.random() < defects.userField ? nil : genres)
        file.write(", \"premium_user\": ")
        let isUnmarked = random.random() < defects.userField && (!user.hasBought || defects.purchasesToo)
        if isUnmarked {
            file.write("null")
        } else if user.hasBought || !defects.marksOthers {
            file.write("true")
        } else {
            file.write("false")
        }
        if random.random() < defects.userField { file.write(", \"id\": -1") }
        file.write("}")
        try file.endLine()
    }
}
