import Weft

func audit(_ known: Dataset, _ merged: DataFrame, _ liking: Liking, _ ratings: Ratings) throws {
    //: *Random rows* is the usual test. *Later* trains on the first four fifths in time and tests on the rest. *New users* tests on
    //: a fifth of the users, of whom no row was in training, *new films* likewise. The past of each rating is known all the same,
    //: as it would be in use; the rivals learn from all ratings but those of the rows, times, users or films in question.
    let ids = try merged.selecting("row", "user", "film", "timestamp")
    let people = Groups(try liking.test.table["user"])
    func ask(_ name: String, new key: String, _ sides: (train: Dataset, test: Dataset)) throws -> [Double] {
        let (train, test) = sides
        let isPast = try col("timestamp") <= train.table["timestamp"].max()
        let known = try key == "timestamp" ? ids.filter(isPast) : ids.joined(test.table, on: key, kind: .anti)
        let (past, asked) = try (ratings.rows(known, at: "row"), ratings.rows(test.table, at: "row"))
        let stars = try [biases.fit(past).predict(asked), factors.fit(past).predict(asked)]
        let score = try regression.fit(train).evaluate(test).rocAUC
        let all = try [score] + stars.map { try test.rocAUC(rankedBy: col($0)) }
        for (model, area) in zip(["", ".bias", ".factorization"], all) {
            record("audit.\(name)\(model).roc_auc", area)
        }
        return all
    }
    let (byUser, byFilm) = try (known.replacing(groups: "user"), known.replacing(groups: "film"))
    let areas = try [
        ask("random", new: "row", (liking.train, liking.test)),
        ask("time_split", new: "timestamp", known.split(last: 0.2)),
        ask("new_users", new: "user", byUser.split(test: 0.2, grouped: true, seed: 42)),
        ask("new_films", new: "film", byFilm.split(test: 0.2, grouped: true, seed: 42)),
    ]
    let (own, bias, factor) = (areas.map { $0[0] }, areas.map { $0[1] }, areas.map { $0[2] })
    let four = try DotPlot(
        categories: ["random rows", "later", "new users", "new films"],
        series: [("regression", own), ("biases", bias), ("factors", factor)], valueLabel: "ROC AUC")
    show(four, caption: "Which model is best depends on the question")
    claim(
        factor[0] > own[0] && (1...3).allSatisfy { own[$0] > max(bias[$0], factor[$0]) },
        """
        For random rows factors win: \(factor[0], .decimals(3)) against \(own[0], .decimals(3)). For new films, of which they know
        nothing, they have **\(factor[3], .decimals(3))**, the regression, whose features follow, **\(own[3], .decimals(3))**.
        """)
    //: ### How much is popularity, how much demographics?
    let rest = known.features.filter { !demographics.contains($0) }
    let parts: KeyValuePairs<String, [String]> = [
        "film's past": filmPast, "user's past": userPast, "both pasts": userPast + filmPast, "genres": genres,
        "time, film's age": moments, "all but people": rest, "people": demographics, "all": known.features,
    ]
    let hasPeople = rest.count < known.features.count
    let scores = try parts.filter { $0.key != "people" || hasPeople }.map { name, kept in
        let features = known.features.filter(kept.contains)
        let model = try regression.fit(liking.train.replacing(features: features))
        let score = try model.evaluate(liking.test.replacing(features: features))
        return (name, score, nil as (any FittedClassifier)?)
    }
    let reached = try ModelComparison(scores, by: .rocAUC, groups: people, samples: 200, seed: 42)
    try show(DotPlot(reached), caption: "The regression with some of its features, with 95% intervals")
    let (film, user) = try (reached["film's past"].scores.rocAUC, reached["user's past"].scores.rocAUC)
    let popularity = (film - 0.5) / (own[0] - 0.5)
    record("audit.popularity.share", popularity)
    summary {
        claim(
            own.allSatisfy { $0 > 0.55 && $0 < 0.9 },
            """
            Often, not surely: of a liked and another rating a regression ranks the liked one higher in **\(own[0], .percent)** of
            cases, of later ratings in **\(own[1], .percent)**. A coin does in half.
            """)
        let isMuch = popularity > 0.3 && popularity < 1
        claim(
            isMuch, "**\(popularity, .percent(0))** of that gain comes from a film's past alone: popularity.")
    }
    guard hasPeople else { return }
    let (alone, without) = try (reached["people"].scores.rocAUC, reached["all but people"].scores)
    let gain = try liking.score.interval(of: .rocAUC, minus: without, groups: people, samples: 200, seed: 42)
    let (low, high) = (gain.interval.lowerBound, gain.interval.upperBound)
    record("audit.demographics.gain", gain.estimate)
    summary {
        claim(
            gain.estimate < 0.02 && alone < user,
            """
            Gender, age, occupation and region add **\(gain.estimate, .points(2))** to what was rated before (95% interval
            \(low, .points(2)) to \(high, .points(2))). Alone they reach \(alone, .percent), the user's past \(user, .percent).
            """)
    }
    //: ### Is it as good for everybody?
    let parties = try ["age group", "gender"].map { try liking.score.by(liking.test.table[$0]) }
    try show(
        DotPlot(["regression": parties[0]], of: .rocAUC), caption: "By age of the user, with 95% intervals")
    let genders = try parties[1].values(of: .rocAUC).filter(\.isFinite)
    let gap = (genders.max() ?? .nan) - (genders.min() ?? .nan)
    record("audit.fairness.gender_gap", gap)
    claim(gap < 0.05, "By gender the areas differ by \(gap, .decimals(3)).")
}
