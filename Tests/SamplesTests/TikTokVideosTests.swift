import Frames
import TestSupport
import Testing

@testable import Samples

/// The sample data at scale 1, generated once for all tests.
let fullSample = Result { try TikTokVideos.table(scale: 1) }

/// The file: its shape, its types and its quirks.
@Suite struct TikTokVideosTests {
    private let videos: DataFrame

    init() throws { videos = try fullSample.get() }

    @Test func readsAsTheRealFileDoes() throws {
        let types: KeyValuePairs<String, ColumnType> = [
            "#": .integer, "claim_status": .text, "video_id": .integer, "video_duration_sec": .integer,
            "video_transcription_text": .text, "verified_status": .text, "author_ban_status": .text,
            "video_view_count": .integer, "video_like_count": .integer, "video_share_count": .integer,
            "video_download_count": .integer, "video_comment_count": .integer,
        ]
        let read = try readBack(with: CSVReader())
        #expect(read.columnNames == types.map(\.key))
        #expect(read.columns.map(\.type) == types.map(\.value))
        #expect(read.rowCount == 19_382)
    }

    @Test func nothingIsLostInTheFile() throws {
        let types = Dictionary(uniqueKeysWithValues: videos.columns.map { ($0.name, $0.type) })
        #expect(try readBack(with: CSVReader(types: types)) == videos)
    }

    @Test func twoHundredNinetyEightRowsAreIncomplete() throws {
        let missing = videos.columns.map(\.missingCount)
        #expect(missing == [0, 298, 0, 0, 298, 0, 0, 298, 298, 298, 298, 298])
        #expect(videos.droppingMissing().rowCount == 19_382 - 298)
    }

    @Test func claimsComeFirstThenOpinionsThenIncompleteRows() throws {
        let statuses = try videos["claim_status"].texts
        #expect(statuses[..<9_608].allSatisfy { $0 == "claim" })
        #expect(statuses[9_608..<19_084].allSatisfy { $0 == "opinion" })
        #expect(statuses[19_084...].allSatisfy { $0 == nil })
        #expect(try videos["#"].integers == (1...19_382).map(Optional.init))
    }

    @Test func idsHaveTenDigitsAndAreUnique() throws {
        let ids = try videos["video_id"].integers(replacingMissing: 0)
        #expect(Set(ids).count == 19_382)
        #expect(ids.allSatisfy { String($0).count == 10 })
    }

    @Test func someClaimsOccurTwice() throws {
        let counts = try videos["video_transcription_text"].valueCounts()["count"].integers(
            replacingMissing: 0)
        #expect(counts.count { $0 == 2 } == 72)
        #expect(counts.count { $0 > 2 } == 0)
        #expect(counts.reduce(0, +) == 19_084)
    }

    /// The quirks of the texts, with the fraction of texts that have each.
    @Test(
        arguments: [
            ("  ", 0.25...0.40), (",", 0.06...0.12), ("\"", 0.01...0.03), ("’", 0.05...0.10),
            ("ö", 0.01...0.04),
        ] as [(String, ClosedRange<Double>)])
    func textsHaveQuirks(_ quirk: String, fraction: ClosedRange<Double>) throws {
        let texts = try videos["video_transcription_text"].texts.compactMap(\.self)
        #expect(fraction.contains(Double(texts.count { $0.contains(quirk) }) / Double(texts.count)))
    }

    @Test(arguments: [(0.1, 1_939), (0.37, 7_171)])
    func fractionsAreTheSameAtOtherScales(scale: Double, rows: Int) throws {
        let scaled = try TikTokVideos.table(scale: scale)
        #expect(scaled.rowCount == rows)
        for group in VideoGroup.all {
            let status = col("claim_status")
            let members = try scaled.filter(
                group.content.map { status == $0.status.rawValue } ?? status.isMissing)
            #expect(members.rowCount == Int((Double(group.size) * scale).rounded()))
            let verified = try members["verified_status"].texts.count { $0 == "verified" }
            #expect(verified == Int((Double(members.rowCount) * group.verifiedFraction).rounded()))
        }
    }

    @Test func noGroupVanishesAtASmallScale() throws {
        let tiny = try TikTokVideos.table(scale: 1e-6)
        #expect(try tiny["claim_status"].texts == ["claim", "opinion", nil])
    }

    /// Returns the file at the default scale as read by a reader.
    private func readBack(with reader: CSVReader) throws -> DataFrame {
        let folder = TemporaryFolder()
        try TikTokVideos().write(to: folder.url.path, scale: nil)
        return try reader.read(folder.path("tiktok_dataset.csv"))
    }
}
