import Weft

let userPast = ["user's ratings before", "user's mean before", "user's mean of the genres before"]
let filmPast = ["film's ratings before", "film's mean before"]
let demographics = ["gender", "age group", "occupation", "region"]
let moments = ["film's age", "year", "month", "weekday", "part of day"]

/// The rows that models are made of, and the names of their features.
struct Known {
    var rows: DataFrame
    var features: [String]

    /// The rows as the data of a model.
    func dataset(groups: String? = nil) throws -> Dataset {
        try Dataset(
            rows, features: features, target: "liked", positive: "yes",
            categorical: (demographics + moments.dropFirst(2)).filter(features.contains), groups: groups,
            time: "time")
    }
}

func knownBefore(_ merged: DataFrame) throws -> Known {
    /*:
     A rating is predicted from what the service knows at that second: earlier ratings, by the user and of the film. Ratings of
     the same second do not know of each other. Means are shrunk, as if there were five more ratings at the mean of all earlier
     ones; so one rating says little, and none nothing. A user's mean of the genres is that of the user's earlier
     ratings of films of each genre of this one. Numbers of ratings are logarithms. Times are UTC, as nobody's time zone is known.
    */
    let rating = col("rating")
    func shrunk(to mean: Expr, _ keys: String...) -> Expr {
        let key = keys[0]
        return keys.count == 1
            ? (rating.sumBefore("timestamp", over: key) + 5 * mean)
                / (rating.countBefore("timestamp", over: key) + 5)
            : (rating.sumBefore("timestamp", over: key, keys[1]) + 5 * mean)
                / (rating.countBefore("timestamp", over: key, keys[1]) + 5)
    }
    let history = try merged.with(["mean before": rating.meanBefore("timestamp").orElse(3)]).with([
        "user's ratings before": (rating.countBefore("timestamp", over: "user") + 1).logarithm,
        "film's ratings before": (rating.countBefore("timestamp", over: "film") + 1).logarithm,
        "user's mean before": shrunk(to: col("mean before"), "user"),
        "film's mean before": shrunk(to: col("mean before"), "film"),
    ])
    let tastes = try history.selecting("row", "user", "genres", "timestamp", "rating", "user's mean before")
        .exploded("genres")
        .with(["taste": shrunk(to: col("user's mean before"), "user", "genres")])
        .grouped(by: "row").aggregated(["user's mean of the genres before": .mean("taste")])
    let size = try parameter("model-rows", default: 100_000)
    let sample = try (history.rowCount > size ? history.sampled(size, seed: 42) : history).joined(
        tastes, on: "row")
    let (rows, listed) = try sample.withIndicators(of: "genres", minimumCount: 50)
    let candidates = userPast + filmPast + moments + demographics + listed.filter(genres.contains)
    let features = try candidates.filter { try rows.hasColumn($0) && rows[$0].uniqueCount > 1 }
    record(["features.count": features.count, "features.rows": rows.rowCount])
    let drawn: Prose = ", drawn at random; the past of each is that in all ratings"
    text(
        "The models get **\(features.count)** features of \(rows.rowCount) ratings\(rows.rowCount < merged.rowCount ? drawn : "")."
    )
    return Known(rows: rows, features: features)
}
