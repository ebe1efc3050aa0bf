import Weft

func segmentTracks(of plays: DataFrame) throws -> DataFrame {
    /*:
     The notebook speaks of users, but the history has one. It groups *tracks* with three plays or more by how this listener
     treats them: number of plays, mean seconds and percentage played, skip rate, share of shuffled plays, and engagement, the
     mean percentage times the share of plays that were not skipped.
    */
    let tracks = try plays.grouped(by: "spotify_track_uri").aggregated([
        "play_count": .count("seconds_played"), "total_seconds": .sum("seconds_played"),
        "avg_seconds_per_play": .mean("seconds_played"), "skip_rate": .mean("is_skip"),
        "avg_percent_played": .mean("percent_played"), "shuffle_rate": .mean("shuffle"),
        "preferred_hour": .mode("hour_of_day"), "preferred_platform": .mode("platform"),
        "avg_day_of_week": .mean("day_of_week_num"),
    ]).rounded(3).filter(col("play_count") >= 3).sorted(by: "spotify_track_uri").with([
        "total_minutes": col("total_seconds") / 60,
        "engagement_score": col("avg_percent_played") * (1 - col("skip_rate")),
    ])
    let features = [
        "play_count", "avg_seconds_per_play", "skip_rate", "avg_percent_played", "shuffle_rate",
        "engagement_score",
    ]
    let scaled = try StandardScaler().fitTransform(Matrix(tracks, columns: features))
    let sweep = try KMeans.sweep(2...min(9, max(2, tracks.rowCount - 1)), of: scaled, nInit: 10, seed: 42)
    let clusters = sweep.best
    record("segments.tracks", tracks.rowCount)
    record(sweep, as: "segments")
    try record(PCA(components: 2).fit(scaled), as: "pca")
    try show(sweep, caption: "Distances within clusters of tracks, and silhouettes, by number of clusters")
    claim(
        clusters.clusterCount == sweep.clusterCounts.min(),
        """
        The mean silhouette, which compares each track's distance to its own cluster with that to the next one, is highest
        with the fewest clusters that were tried, **\(clusters.clusterCount)** (\(sweep.silhouetteScores.max(), .decimals(3))).
        """)

    //: ### Many tracks lie between the segments
    let segmented = try tracks.with(["cluster": col(clusters.labels)])
    let segments = try segmented.grouped(by: "cluster").aggregated([
        "tracks": .count, "plays": .mean("play_count"), "seconds": .mean("avg_seconds_per_play"),
        "percentage": .mean("avg_percent_played"), "skipped": .mean("skip_rate"),
        "shuffled": .mean("shuffle_rate"), "engagement": .mean("engagement_score"),
    ]).sorted(by: "cluster").rounded(3).with([
        "profile": when(
            [
                col("skipped") > 0.5: "mostly skipped", col("engagement") <= 30: "casual",
                col("engagement") > 50 && col("plays") > 10: "favourites",
            ], otherwise: "well liked")
    ])
    let named = try segmented.joined(segments, on: "cluster")
    try show(
        segments.formatted("skipped", "shuffled", as: .percent)
            .formatted("plays", "seconds", "percentage", "engagement", as: .decimals(1)),
        caption: "The segments with the notebook's names; averages over their tracks")
    try show(
        Histogram(named, x: "skip_rate", by: "profile", measure: .count, valueLabel: "Skip rate of a track"),
        caption: "Tracks by their skip rate, in each segment")
    let (low, high) = try (segments["skipped"].min(), segments["skipped"].max())
    let between = try tracks.mean(of: col("skip_rate").isBetween(low, high))
    summary {
        claim(
            between > 1.0 / 3,
            """
            **Favourites** are no group apart: the segments are of one listener's tracks, and **\(between, .percent(0))** of these
            are skipped at rates between the averages of the segments, \(low, .percent(0)) and \(high, .percent(0)).
            """)
    }
    try export(segmented, to: "user_segments.csv", caption: "The tracks with their features and segments")
    return named
}
