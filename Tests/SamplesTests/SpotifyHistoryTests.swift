import Datasets
import Frames
import Learn
import Numerics
import TestSupport
import Testing

@testable import Samples

/// The history at scale 1, generated once for all tests.
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
        let folder = TemporaryFolder()
        try SpotifyHistory().write(to: folder.url.path, scale: 0.1)
        let read = try DataFrame(csv: folder.path("spotify_history.csv"))
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

    @Test func quirksHaveTheirFrequencies() throws {
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

    // MARK: The planted truth is found

    /// Returns the skips by the rule of the analysis, with the longest play of a track as its length.
    private func skips() throws -> [Bool] {
        let longest = Aggregation.max("ms_played").over("spotify_track_uri")
        let rules = [
            col("skipped") == "TRUE", longest == 0, col("ms_played") < 0.3 * longest,
            col("reason_end").isIn(["nextbtn", "backbtn"]),
        ]
        let isSkip = rules.dropFirst().reduce(rules[0]) { $0 || $1 }
        return try plays.column(isSkip.orElse(false)).booleans.map { $0 == true }
    }

    @Test func clusteringFindsTheKindsOfTracks() throws {
        let tracks = try plays.with(["is_skip": col(Column("is_skip", skips()))])
            .grouped(by: "spotify_track_uri").aggregated([
                "plays": .count, "skip_rate": .mean("is_skip"), "mean_played": .mean("ms_played"),
            ]).filter(col("plays") >= 3)
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
        let years = try plays.grouped(by: col("ts").year)
            .aggregated(["is_skip": .mean(col(Column("is_skip", skips())))])
        let rates = try years["is_skip"].doubles
        #expect(rates.count == 7)
        #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 > $1 + 0.01 })
    }

    @Test func aModelOfThePastPredictsTooManySkips() throws {
        let frame = try plays.selecting([
            "after_trackdone": (col("reason_start") == "trackdone").orElse(false),
            "after_fwdbtn": (col("reason_start") == "fwdbtn").orElse(false),
            "shuffled": col("shuffle") == "TRUE",
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

    @Test func theLastSevenActiveDaysHaveFewPlays() throws {
        let days = try plays.grouped(by: col("ts").floor(.day)).aggregated(["plays": .count])["plays"].doubles
        let (last, before) = (days.suffix(7).reduce(0, +), days.suffix(14).prefix(7).reduce(0, +))
        #expect((0.3...0.5).contains(last / before))
    }
}
