import Frames
import Learn
import Numerics
import Testing

@testable import Samples

/// The history at scale 1, made once for all tests.
private let fullHistory = Result { try SpotifyHistory.table(scale: 1) }

/// The file: its shape, its types and its quirks.
@Suite struct SpotifyHistoryTests {
    private let plays: DataFrame

    init() throws { plays = try fullHistory.get() }

    @Test func readsAsTheRealFileDoes() throws {
        let types: KeyValuePairs<String, ColumnType> = [
            "spotify_track_uri": .text, "ts": .date, "platform": .text, "ms_played": .integer,
            "track_name": .text,
            "artist_name": .text, "album_name": .text, "reason_start": .text, "reason_end": .text,
            "shuffle": .boolean, "skipped": .boolean,
        ]
        let read = try withTemporaryFolder { folder in
            try SpotifyHistory().write(to: folder.path, scale: 0.1)
            return try DataFrame(csv: folder.path + "/spotify_history.csv")
        }
        #expect(read.columnNames == types.map(\.key))
        #expect(read.columns.map(\.type) == types.map(\.value))
        #expect(read.rowCount == 15_000)
    }

    @Test func playsAreInOrderOfTimeOverSevenYears() throws {
        let times = try plays["ts"].dates.compactMap { $0 }
        #expect(times.count == 150_000)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(times.first?.year == 2017 && times.last?.year == 2023)
    }

    @Test func quirksHaveTheirShares() throws {
        #expect(plays.duplicateCount() == 1_200)
        // 150 are expected to lack each reason, with a standard deviation of 12.
        #expect(try (90...210).contains(plays["reason_start"].missingCount))
        #expect(try (90...210).contains(plays["reason_end"].missingCount))
        #expect(try plays["spotify_track_uri"].texts.allSatisfy { $0?.count == 22 })
    }

    @Test(arguments: [0.0, -1, 21, .nan])
    func refusesAScale(_ scale: Double) {
        #expect(throws: SampleDataError.self) { try SpotifyHistory.table(scale: scale) }
    }

    // MARK: What is planted is found

    /// Skips by the rule of the analysis, with the longest play of a track as its length.
    private func skips() throws -> [Bool] {
        let played = try plays["ms_played"].doubles
        let longest = try plays.grouped(by: "spotify_track_uri").transformed(.max, of: "ms_played").doubles
        let marked = try plays["skipped"].texts
        let byButton = try plays["reason_end"].isIn(["nextbtn", "backbtn"])
        return played.indices.map { row in
            marked[row] == "TRUE" || longest[row] == 0 || played[row] / longest[row] < 0.3 || byButton[row]
        }
    }

    @Test func clusteringFindsTheKindsOfTracks() throws {
        let skipped = try skips()
        let tracks = try plays.adding(Column("is_skip", skipped)).grouped(by: "spotify_track_uri").aggregate(
            .init(.count, of: "is_skip", as: "plays"), .init(.mean, of: "is_skip", as: "skip_rate"),
            .init(.mean, of: "ms_played", as: "mean_played")
        ).filter("plays") { ($0?.integer ?? 0) >= 3 }
        let scaled = try StandardScaler().fitTransform(Matrix(tracks, columns: ["skip_rate", "mean_played"]))
        let sweep = try KMeans.sweep(2...5, of: scaled, seed: 42)
        #expect(sweep.best.clusterCount == 2)

        var random = RandomState(seed: SpotifyHistory.seed)
        let library = SpotifyHistory.library(scale: 1, using: &random)
        let kinds = Dictionary(uniqueKeysWithValues: library.tracks.map { ($0.id, $0.kind) })
        let planted = try tracks["spotify_track_uri"].texts.map { kinds[$0 ?? ""] == .favourite ? 1 : 0 }
        #expect(try Metrics.adjustedRandIndex(planted, sweep.best.labels) > 0.85)
    }

    @Test func everyYearHasFewerSkips() throws {
        let years = try DataFrame([
            plays["ts"].map { $0?.date?.year }.renamed("year"), Column("is_skip", skips()),
        ]).grouped(by: "year").mean("is_skip")
        let rates = try years["is_skip"].doubles
        #expect(rates.count == 7)
        #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 > $1 + 0.01 })
    }

    @Test func whoLearnsFromThePastExpectsTooManySkips() throws {
        let frame = try DataFrame([
            Column("after_trackdone", plays["reason_start"].isIn(["trackdone"])),
            Column("after_fwdbtn", plays["reason_start"].isIn(["fwdbtn"])),
            Column("shuffled", plays["shuffle"].isIn(["TRUE"])),
        ])
        let x = try Matrix(frame, columns: frame.columnNames)
        let y = Labels(try skips())
        let split = try trainTestSplit(times: plays["ts"], testSize: 0.2)
        let model = try LogisticRegression().fit(x.rows(split.train), y.rows(split.train))
        let expected =
            try model.predictProbability(x.rows(split.test)).reduce(0, +) / Double(split.test.count)
        let observed = try Double(y.rows(split.test).classCounts[1]) / Double(split.test.count)
        #expect(expected > observed + 0.03)
        #expect(try model.coefficient("after_trackdone") < model.coefficient("after_fwdbtn") - 0.3)
    }

    @Test func theLastSevenActiveDaysAreThin() throws {
        let days = try DataFrame([
            plays["ts"].map { $0?.date?.startOfDay }.renamed("date"), plays["ms_played"],
        ]).grouped(by: "date").size()["size"].doubles
        let (last, before) = (days.suffix(7).reduce(0, +), days.suffix(14).prefix(7).reduce(0, +))
        #expect((0.3...0.5).contains(last / before))
    }
}
