import Datasets
import Frames
import Learn
import Testing

@testable import Samples

/// The planted truth is found in the videos.
@Suite struct TikTokTruthTests {
    private let videos: DataFrame
    private let complete: DataFrame

    init() throws {
        videos = try fullSample.get()
        complete = videos.droppingMissing()
    }

    @Test func sixPercentAreVerified() throws {
        let verified = try videos["verified_status"].texts.count { $0 == "verified" }
        #expect((0.062...0.064).contains(Double(verified) / Double(videos.rowCount)))
    }

    @Test(arguments: VideoGroup.all) func groupsHaveTheirFractions(_ group: VideoGroup) throws {
        let members = try rows(of: group)
        #expect(members.rowCount == group.size)
        #expect(
            try abs(fraction(of: "verified", in: members["verified_status"]) - group.verifiedFraction) < 0.002
        )
        // Five standard errors of the smallest group would be 0.06, of the others 0.02.
        let tolerance = group.size < 1_000 ? 0.06 : 0.02
        #expect(try abs(fraction(of: "banned", in: members["author_ban_status"]) - group.banned) < tolerance)
        #expect(
            try abs(fraction(of: "under review", in: members["author_ban_status"]) - group.underReview)
                < tolerance)
    }

    @Test func durationsAreEvenlyDistributed() throws {
        let counts = try videos["video_duration_sec"].valueCounts()
        #expect(
            try Set(counts["video_duration_sec"].integers) == Set(VideoGroup.durations.map(Optional.init)))
        // 346 of each are expected, with a standard deviation of 18.4.
        #expect(try counts["count"].integers(replacingMissing: 0).allSatisfy { abs($0 - 346) < 80 })
    }

    @Test func viewsHaveTwoModes() throws {
        let claims = try rows(of: .claims)["video_view_count"]
        #expect(try (490_000...512_000).contains(claims.mean()))
        #expect(try claims.min() >= 1_000 && claims.max() < 1_000_000)
        let opinions = try rows(of: .opinions)["video_view_count"]
        #expect(try (4_900...5_120).contains(opinions.mean()))
        #expect(try opinions.min() >= 20 && opinions.max() < 10_000)
    }

    @Test(
        arguments: [
            ("video_view_count", "video_like_count", 0.80), ("video_like_count", "video_share_count", 0.83),
            ("video_like_count", "video_download_count", 0.82),
            ("video_share_count", "video_download_count", 0.68),
            ("video_download_count", "video_comment_count", 0.84),
            ("video_view_count", "video_comment_count", 0.55),
            ("video_duration_sec", "video_like_count", 0.0),
        ])
    func countsAreCorrelated(_ first: String, _ second: String, coefficient: Double) throws {
        let found = try complete.correlation(.pearson, of: [first, second])[first, second]
        #expect(abs(found - coefficient) < 0.03)
    }

    @Test func claimsAreLongerThanOpinions() throws {
        let length = col("video_transcription_text").length
        let claims = try rows(of: .claims).column(length)
        #expect(try (93...98).contains(claims.mean()) && (18...22).contains(claims.std()))
        let opinions = try rows(of: .opinions).column(length)
        #expect(try (80...85).contains(opinions.mean()) && (18...22).contains(opinions.std()))
    }

    @Test func likesAreRelatedToVerificationAndDurationsAreNot() throws {
        let statistics = try regression(on: ["video_like_count", "video_duration_sec"], with: complete)
        #expect(try statistics.coefficient("video_like_count").z < -10)
        #expect(try statistics.coefficient("video_like_count").estimate < -0.5)
        #expect(try abs(statistics.coefficient("video_duration_sec").z) < 3)
    }

    @Test(arguments: [VideoGroup.claims, .opinions])
    func withinAGroupNothingIsRelatedToVerification(_ group: VideoGroup) throws {
        let statistics = try regression(
            on: ["video_view_count", "video_like_count", "video_comment_count", "video_duration_sec"],
            with: rows(of: group))
        for coefficient in statistics.coefficients where coefficient.name != "intercept" {
            #expect(abs(coefficient.z) < 3.5, "\(coefficient.name)")
        }
    }

    /// A logistic regression of being verified, with standardised columns.
    private func regression(on names: [String], with rows: DataFrame) throws -> WaldStatistics {
        let x = try Matrix(columns: names.map { (name: $0, values: try rows[$0].doubles) })
        let standardised = try StandardScaler().fitTransform(x)
        let y = try Labels(rows["verified_status"].texts, positive: "verified")
        return try LogisticRegression(penalty: .none).fit(standardised, y).waldStatistics(standardised, y)
    }

    private func rows(of group: VideoGroup) throws -> DataFrame {
        let status = col("claim_status")
        return try videos.filter(group.content.map { status == $0.status.rawValue } ?? status.isMissing)
    }

    private func fraction(of value: String, in column: Column) throws -> Double {
        try Double(column.texts.count { $0 == value }) / Double(column.count)
    }
}
