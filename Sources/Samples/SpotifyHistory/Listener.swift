import Base
import Numerics

/// A play of the sample data.
struct SamplePlay: Sendable {
    var track: Int
    /// The time at which it ended.
    var end: Timestamp
    var milliseconds: Int
    var platform: String
    var reasonStart: String?
    var reasonEnd: String?
    var isShuffled: Bool
    /// Whether it is marked as skipped.
    var isMarked: Bool
}

/// The behaviour of the listener.
struct Listener {
    /// The decrease of the log-odds of skipping from the first day to the last.
    static let patience = 1.6
    /// The increase of the log-odds of skipping after a skip.
    static let mood = 2.0
    /// The increase of the log-odds of skipping when shuffling.
    static let shuffling = 0.3
    /// The fraction of days with plays.
    static let activeFraction = 0.66
    /// The weight of each of the last seven active days, relative to the seven before.
    static let fading = 0.4

    /// The first day of the history.
    static let firstDay = Timestamp(year: 2017, month: 1, day: 2) ?? Timestamp(microseconds: 0)
    /// The number of days of the history.
    static let dayCount = 2_550

    /// The relative number of sessions that begin at each hour.
    private static let hours: [Double] = [
        6, 5, 4, 3, 2, 1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 7, 7, 7, 8, 7,
    ]
    /// The platforms and the fraction of sessions on each.
    private static let platforms: [(name: String, fraction: Double)] = [
        ("android", 0.9), ("cast to device", 0.03), ("iOS", 0.03), ("windows", 0.02), ("mac", 0.012),
        ("web player", 0.008),
    ]

    private let library: Library
    private var random: RandomState

    init(library: Library, random: RandomState) {
        self.library = library
        self.random = random
    }

    /// Generates a history in chronological order.
    mutating func plays(count: Int) -> [SamplePlay] {
        let repeated = Int((Double(count) * SpotifyHistory.repeatedFraction).rounded())
        var plays: [SamplePlay] = []
        plays.reserveCapacity(count)
        for (day, planned) in days(plays: count - repeated) {
            plays += self.plays(ofDay: day, count: planned)
        }
        var repetitions = SelectionSampler(fraction: Double(repeated) / Double(plays.count), of: plays.count)
        // A session that continues after midnight may overlap with the first one of the next day.
        return plays.enumerated().sorted { ($0.element.end, $0.offset) < ($1.element.end, $1.offset) }
            .flatMap { _, play in repetitions.selectsNext(using: &random) ? [play, play] : [play] }
    }

    /// Draws the active days and the number of plays on each, which add up to the given number.
    private mutating func days(plays: Int) -> [(day: Int, plays: Int)] {
        var active = SelectionSampler(fraction: Self.activeFraction, of: Self.dayCount)
        // The first and the last day are active, so that the length of the history does not depend on the scale.
        let days = (0..<Self.dayCount).filter {
            active.selectsNext(using: &random) || $0 == 0 || $0 == Self.dayCount - 1
        }
        var weights = days.map { _ in random.normal(standardDeviation: 0.75).exponential }
        for index in weights.indices.suffix(7) { weights[index] = Self.fading }
        for index in weights.indices.suffix(14).dropLast(7) { weights[index] = 1 }
        let total = weights.reduce(0, +)
        var sum = 0.0
        var planned = 0
        return zip(days, weights).compactMap { day, weight in
            sum += weight
            let next = Int((sum / total * Double(plays)).rounded())
            defer { planned = next }
            return next > planned ? (day, next - planned) : nil
        }
    }

    /// Generates the plays of a day, in one to eight sessions.
    private mutating func plays(ofDay day: Int, count: Int) -> [SamplePlay] {
        let sessions = min(count, 1 + random.randint(0..<8))
        let starts = (0..<sessions).map { _ in
            draw(Self.hours) * 3_600 + random.randint(0..<3_600)
        }.sorted()
        var plays: [SamplePlay] = []
        var clock = 0.0
        for (index, start) in starts.enumerated() {
            let size = count * (index + 1) / sessions - count * index / sessions
            clock = max(clock, Double(start))
            plays += session(day: day, clock: &clock, count: size)
        }
        return plays
    }

    /// Generates the plays of a session: without pauses and on one platform.
    private mutating func session(day: Int, clock: inout Double, count: Int) -> [SamplePlay] {
        let platform = Self.platforms[draw(Self.platforms.map(\.fraction))].name
        let isShuffled = random.random() < 0.75
        let patience = Self.patience * (Double(day) / Double(Self.dayCount) - 0.5)
        var last: SamplePlay?
        var hasSkipped = false
        return (0..<count).map { _ in
            let track = library.draw(using: &random)
            let logOdds =
                library.tracks[track].kind.skipLogOdds - patience + (hasSkipped ? Self.mood : 0)
                + (isShuffled ? Self.shuffling : 0)
            let isSkipped = random.random() < 1 / (1 + (-logOdds).exponential)
            var play = SamplePlay(
                track: track, end: Self.firstDay, milliseconds: duration(of: track, isSkipped: isSkipped),
                platform: platform, reasonStart: reasonToStart(after: last), reasonEnd: nil,
                isShuffled: isShuffled, isMarked: isSkipped && random.random() < 0.15)
            play.reasonEnd = reasonToEnd(play, isSkipped: isSkipped)
            clock += Double(play.milliseconds) / 1000 + Double(random.randint(1..<4))
            play.end = Timestamp(
                microseconds: Self.firstDay.microseconds + (day * 86_400 + Int(clock)) * 1_000_000)
            last = play
            hasSkipped = isSkipped
            if random.random() < 0.001 { play.reasonStart = nil }
            if random.random() < 0.001 { play.reasonEnd = nil }
            return play
        }
    }

    /// Draws the duration of a play in milliseconds: a few seconds for a skip, sometimes zero, at most a quarter of the track.
    private mutating func duration(of track: Int, isSkipped: Bool) -> Int {
        let length = Double(library.tracks[track].length)
        if isSkipped {
            let fraction = random.random()
            return random.random() < 0.05 ? 0 : Int(length * 0.25 * fraction * fraction)
        }
        return random.random() < 0.9 ? Int(length) : Int(length * random.uniform(0.35, 1))
    }

    private mutating func reasonToStart(after last: SamplePlay?) -> String {
        guard let last else { return ["clickrow", "clickrow", "appload", "playbtn"][random.randint(0..<4)] }
        let draw = random.random()
        if draw < 0.05 { return "clickrow" }
        if draw < 0.06 { return "backbtn" }
        return last.reasonEnd == "fwdbtn" ? "fwdbtn" : "trackdone"
    }

    private mutating func reasonToEnd(_ play: SamplePlay, isSkipped: Bool) -> String {
        let draw = random.random()
        if isSkipped { return draw < 0.92 ? "fwdbtn" : draw < 0.96 ? "backbtn" : "endplay" }
        guard play.milliseconds < library.tracks[play.track].length else { return "trackdone" }
        return draw < 0.5 ? "endplay" : draw < 0.8 ? "fwdbtn" : "logout"
    }

    /// Draws an index in proportion to weights.
    private mutating func draw(_ weights: [Double]) -> Int {
        var rest = random.random() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.count - 1
    }
}
