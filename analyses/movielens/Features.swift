import Weft

let userPast = ["user's ratings before", "user's mean before", "user's mean of the genres before"]
let filmPast = ["film's ratings before", "film's mean before"]
let demographics = ["gender", "age group", "occupation", "region"]
let moments = ["film's age", "year", "month", "weekday", "part of day"]

func knownBefore(_ merged: DataFrame) throws -> Dataset {
    //: A rating is predicted from what the service knows at that second: earlier ratings, by the user and of the film. Means are
    //: shrunk, as if there were five more ratings at the mean of all earlier ones. A user's mean of the genres is that of the
    //: user's earlier ratings in each genre of the film. Numbers of ratings are logarithms, times UTC.
    let rating = col("rating")
    func shrunk(_ mean: String, _ keys: String...) -> Expr {
        (rating.sumBefore("timestamp", over: keys) + 5 * col(mean))
            / (rating.countBefore("timestamp", over: keys) + 5)
    }
    let history = try merged.with(["mean before": rating.meanBefore("timestamp").orElse(3)]).with([
        "user's ratings before": (rating.countBefore("timestamp", over: "user") + 1).logarithm,
        "film's ratings before": (rating.countBefore("timestamp", over: "film") + 1).logarithm,
        "user's mean before": shrunk("mean before", "user"),
        "film's mean before": shrunk("mean before", "film"),
    ])
    let size = min(history.rowCount, try parameter("model-rows", default: 100_000))
    let sample = try history.sampled(size, seed: 42).sorted(by: "row")
    let taste = shrunk("user's mean before", "user", "genres")
    let tastes = try history.selecting("row", "user", "film", "timestamp", "rating", "user's mean before")
        .joined(films.selecting("film", "genres"), on: "film").exploded("genres").with(["taste": taste])
        .joined(sample.selecting("row"), on: "row", kind: .semi).grouped(by: "row")
        .aggregated(["user's mean of the genres before": .mean("taste")])
    let time = lit(Timestamp(microseconds: 0)).adding(col("timestamp"), .second)
    let parts = ["night", "morning", "afternoon", "evening"]
    let (rows, listed) = try sample.joined(tastes, on: "row").joined(films, on: "film").with([
        "time": time, "liked": when(col("is liked"), then: "yes", otherwise: "no"),
        "year": time.year + (time.dayOfYear - 1) / 365.25, "month": time.month, "weekday": time.weekday,
        "part of day": time.hour.banded(at: [6, 12, 18], labels: parts),
        "film's age": greatest(time.year - col("year of film"), 0),
    ]).withIndicators(of: "genres", minimumCount: 50)
    let people = try merged["user"].uniqueCount < 100 ? [] : demographics  // Too few to compare.
    let candidates = userPast + filmPast + moments + people + listed.filter(genres.contains)
    let features = try candidates.filter { try rows.hasColumn($0) && rows[$0].uniqueCount > 1 }
    text(
        "Models get **\(features.count)** features of \(rows.rowCount) ratings, drawn at random from \(merged.rowCount)."
    )
    return try Dataset(
        rows, features: features, target: "liked", positive: "yes",
        categorical: (demographics + moments.dropFirst(2)).filter(features.contains), time: "time")
}
