import Base
import Numerics

extension MusicCatalogue {
    /// Writes a session of a user: plays one after the other, each with the events that belong to it.
    func writeSession(
        _ session: Int, of user: inout ListeningUser, on day: Int, to events: inout EventFile,
        using random: inout RandomState
    ) throws(SampleDataError) {
        typealias Truth = PozytywkaTruth
        let count = min(100, 1 + Int(random.gamma(shape: 3, mean: Truth.playsPerSession - 0.5)))
        let campaign = random.normal()
        let exposure = Truth.advertising.byUser * user.exposure + Truth.advertising.bySession * campaign
        let advertising = Truth.probability(logOdds: Truth.advertising.baseline + exposure)
        // The play after which the user buys: past the middle of the session for most.
        var purchase: Int?
        if let logOdds = user.logOddsOfBuying(on: day),
            random.random() < Truth.probability(logOdds: logOdds)
        {
            purchase = min(count - 1, Int(Double(count) * max(random.random(), random.random())))
        }
        let start = PozytywkaSessions.firstDay?.microseconds ?? 0
        var time = start / 1000 + day * 86_400_000 + random.randint(0..<72_000) * 1000
        var heard = ListeningUser.Heard(day: day)
        for play in 0..<count {
            let place = user.draw(played.count, using: &random)
            let index = Int(played[place])
            let track = tracks[index]
            let score = popularityScores[index]
            try events.write(.play, at: time, user: user.id, track: track.id, session: session)
            var length = Int(track.duration)
            let isSkipped =
                random.random()
                < Truth.probability(logOdds: Truth.skipping.baseline + Truth.skipping.byPopularity * score)
            if isSkipped {
                length = max(800, Int(Double(length) * (random.random() + random.random()) / 2))
            }
            let likes = Truth.liking.byPopularity + Truth.liking.byTaste * user.taste
            if random.random() < Truth.probability(logOdds: Truth.liking.baseline + likes * score) {
                let liked = time + Int(Double(length) * (0.15 + 0.8 * random.random()))
                try events.write(.like, at: liked, user: user.id, track: track.id, session: session)
                heard.likes += 1
            }
            time += length
            heard.plays += 1
            heard.milliseconds += length
            if isSkipped {
                try events.write(.skip, at: time, user: user.id, track: track.id, session: session)
            }
            let isPurchase = play == purchase
            let hearsAdvertisement =
                random.random() < (isPurchase ? Truth.purchasesAfterAdvertisement : advertising)
            if hearsAdvertisement, !user.hasBought {
                try events.write(.advertisement, at: time, user: user.id, track: nil, session: session)
                heard.advertisements += 1
                time += (5 + random.randint(0..<26)) * 1000
            }
            if isPurchase {
                try events.write(.purchase, at: time, user: user.id, track: nil, session: session)
                user.hasBought = true
                time += (5 + random.randint(0..<55)) * 1000
            }
        }
        user.remember(heard)
    }
}
