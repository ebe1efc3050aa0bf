import Foundation
import Frames
import TestSupport
import Testing

@testable import Samples

/// A sample of a thousand users, written once for all tests.
private let sample = Result {
    let folder = TemporaryFolder()
    try PozytywkaSessions().write(to: folder.url.path, scale: 0.05)
    return folder
}

@Suite("Sessions of a music service") struct PozytywkaSessionsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try sample.get() }

    private func read(_ name: String, _ fields: [JSONReader.Field]) throws -> DataFrame {
        try JSONReader(fields, unreadable: .missing).read(folder.path(name))
    }

    private func sessions(_ prefix: String = "") throws -> DataFrame {
        try JSONReader(
            [
                .init("timestamp", .date), .init("user_id", .integer), .init("track_id", .text),
                .init("event_type", .text), .init("session_id", .integer),
            ], brokenLines: .skipped(upTo: 0.01)
        ).read(folder.path("\(prefix)sessions.jsonl"))
    }

    @Test func hasTheSizesOfTheRealService() throws {
        let users = try read("users.jsonl", [.init("user_id", .integer), .init("premium_user", .boolean)])
        #expect(users.rowCount == 1_000)
        #expect(try read("artists.jsonl", [.init("id", .text)]).rowCount == 1_376)
        #expect(try read("tracks.jsonl", [.init("id", .text)]).rowCount == 6_482)
        #expect(try read("track_storage.jsonl", [.init("track_id", .text)]).rowCount == 6_482)
        let events = try sessions()
        // Scale 1 has 10.2 million events.
        #expect(400_000...620_000 ~= events.rowCount)
        let dates = try events["timestamp"].dates.compactMap(\.self)
        #expect(try #require(dates.min()).year == 2019 && #require(dates.max()).year == 2023)
        let share = try users.mean(of: col("premium_user").orElse(false))
        #expect(0.35...0.48 ~= share)
    }

    @Test func premiumUsersAreThoseWhoBought() throws {
        let users = try read("users.jsonl", [.init("user_id", .integer), .init("premium_user", .boolean)])
        let events = try sessions()
        let bought = try events.filter(col("event_type") == "BUY_PREMIUM")
        #expect(try bought["user_id"].uniqueCount == bought.rowCount)
        let premium = try users.filter(col("premium_user"))
        #expect(premium.rowCount == bought.rowCount)
        #expect(try premium.joined(bought, on: "user_id", kind: .anti).rowCount == 0)
        let after = try events.joined(
            bought.selecting(["user_id": "user_id", "bought": "timestamp"]), on: "user_id")
        let isLater = col("timestamp") > col("bought")
        #expect(try after.count(where: isLater && col("event_type") == "ADVERTISEMENT") == 0)
        #expect(try after.count(where: isLater && col("event_type") == "PLAY") > 10_000)
    }

    @Test func sessionsAreInOrderAndOfOneUser() throws {
        let events = try sessions().with(["before": col("timestamp").lag().over("session_id")])
        #expect(try events.count(where: col("timestamp") < col("before")) == 0)
        let users = try events.grouped(by: "session_id").aggregated(["users": .uniqueCount("user_id")])
        #expect(try users.count(where: col("users") > 1) == 0)
    }

    @Test func hasTheDefectsOfTheRealDeliveries() throws {
        let events = try sessions()
        for name in ["user_id", "track_id", "event_type"] {
            let share = try events.mean(of: col(name).isMissing)
            #expect(0.003...0.005 ~= share, "\(name)")
        }
        let users = try read(
            "users.jsonl",
            [
                .init("favourite_genres", .list(of: .text)), .init("premium_user", .boolean),
                .init("id", .integer),
            ])
        #expect(try users["favourite_genres"].missingCount > 0 && users["premium_user"].missingCount > 0)
        #expect(try users.count(where: col("id") == -1) > 0)
        let artists = try read("artists.jsonl", [.init("id", .text), .init("genres", .list(of: .text))])
        #expect(try artists.count(where: col("id") == "-1") > 0 && artists["genres"].missingCount > 0)
        let tracks = try read(
            "tracks.jsonl",
            [
                .init("id", .text), .init("release_date", .text), .init("tempo", .real),
                .init("loudness", .real), .init("energy", .real), .init("popularity", .integer),
            ])
        #expect(try tracks["id"].missingCount > 0 && tracks.count(where: col("tempo") == 0) > 0)
        #expect(try tracks.count(where: col("loudness") > 0) > 0)
        #expect(try tracks.count(where: !col("energy").isBetween(0, 1)) == 0)
        #expect(try tracks.value(.mode("popularity"))?.integer == 0)
        #expect(Set(try tracks["release_date"].texts.map { $0?.count }) == [4, 7, 10])
    }

    @Test func everythingThatIsPlayedExists() throws {
        let tracks = try read("tracks.jsonl", [.init("id", .text), .init("id_artist", .text)])
        let played = try sessions().filter(col("track_id") != "").distinct(by: "track_id")
        #expect(try played.joined(tracks, on: ["track_id": "id"], kind: .anti).rowCount == 0)
    }

    @Test func anEarlierDeliveryIsWorse() throws {
        let earlier = try sessions("previous/")
        #expect(try earlier.mean(of: col("user_id").isMissing) > 0.03)
        let reader = JSONReader([.init("timestamp", .text)])
        #expect(try reader.lines(folder.path("previous/sessions.jsonl")).broken.count == 2)
        #expect(try reader.lines(folder.path("sessions.jsonl")).broken.isEmpty)
        let users = try read("previous/users.jsonl", [.init("premium_user", .boolean)])
        #expect(try users.count(where: !col("premium_user")) == 0)
    }

    @Test func aFolderThatIsNotThereIsAnError() {
        #expect(throws: SampleDataError.unwritable(file: "artists.jsonl")) {
            try PozytywkaSessions().write(to: "/no/such/folder", scale: 0.01)
        }
    }

    /// Months before that of the purchase: those with many advertisements an hour, or many likes a play, are followed by a
    /// purchase more often; skips make no difference.
    @Test func advertisementsAndLikesMakeUsersBuy() throws {
        let tracks = try read("tracks.jsonl", [.init("id", .text), .init("duration_ms", .integer)])
        let events = try sessions().droppingMissing("user_id", "event_type")
        let isOf = { (type: String) in col("event_type") == lit(type) }
        let bought = try events.filter(isOf("BUY_PREMIUM")).selecting([
            "user_id": "user_id", "bought": "timestamp",
        ])
        let months = try events.joined(bought, on: "user_id", kind: .left)
            .filter(col("bought").isMissing || col("timestamp") < col("bought").floor(.month))
            .joined(tracks, on: ["track_id": "id"], kind: .left)
            .grouped(by: col("user_id"), col("timestamp").floor(.month).as("month"))
            .aggregated([
                "bought": .max("bought"), "plays": .count(where: isOf("PLAY")),
                "hours": .sum(when(isOf("PLAY"), then: col("duration_ms"))) / 3_600_000,
                "ads": .count(where: isOf("ADVERTISEMENT")), "likes": .count(where: isOf("LIKE")),
                "skips": .count(where: isOf("SKIP")),
            ])
            .filter(col("plays") > 5)
            .with([
                "buys": (col("bought") < col("month").adding(2, .month)).orElse(false),
                "ad rate": col("ads") / col("hours"), "like rate": col("likes") / col("plays"),
                "skip rate": col("skips") / col("plays"),
            ])
        /// The share of purchases in the upper third divided by that in the lower.
        func effect(of name: String) throws -> Double {
            let (low, high) = try (months[name].quantile(1.0 / 3), months[name].quantile(2.0 / 3))
            return try months.filter(col(name) >= high).mean(of: col("buys"))
                / months.filter(col(name) <= low).mean(of: col("buys"))
        }
        #expect(try effect(of: "ad rate") > 1.6)
        #expect(try effect(of: "like rate") > 1.3)
        #expect(try 0.6...1.4 ~= effect(of: "skip rate"))
    }
}
