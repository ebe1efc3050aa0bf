import Weft

func audit(
    _ known: Known, _ merged: DataFrame,
    _ liking: (train: Dataset, test: Dataset, score: ClassificationScores), _ ratings: Ratings
) throws {
    /*:
     *Random rows* is the usual test. *Later* trains on the first four fifths in time and tests on the rest. *New users* tests on
     a fifth of the users of whom no row was in training, *new films* likewise. What was known before each rating is known all the
     same, as it would be in use; the rivals learn from all ratings but those of the rows, times, users or films in question.
    */
    let later = try known.dataset().split(last: 0.2)
    let users = try known.dataset(groups: "user").split(test: 0.2, grouped: true, seed: 42)
    let films = try known.dataset(groups: "film").split(test: 0.2, grouped: true, seed: 42)
    let before = try merged.filter(col("timestamp") <= later.train.table["timestamp"].max())
    let questions: [(key: String, train: Dataset, test: Dataset, learned: DataFrame)] = try [
        ("random", liking.train, liking.test, merged.joined(liking.test.table, on: "row", kind: .anti)),
        ("time_split", later.train, later.test, before),
        ("new_users", users.train, users.test, merged.joined(users.test.table, on: "user", kind: .anti)),
        ("new_films", films.train, films.test, merged.joined(films.test.table, on: "film", kind: .anti)),
    ]
    var areas: [[Double]] = [[], [], [], []]
    for (key, train, test, learned) in questions {
        let scores = try [regression.fit(train).evaluate(test), boosting.fit(train).evaluate(test)]
        func rows(_ table: DataFrame) throws -> Ratings {
            try ratings.rows(table["row"].integers(replacingMissing: 1).map { $0 - 1 })
        }
        let stars = try [
            biases.fit(rows(learned)).predict(rows(test.table)),
            factors.fit(rows(learned)).predict(rows(test.table)),
        ]
        let all = try scores.map(\.rocAUC) + stars.map { try test.rocAUC(rankedBy: col($0)) }
        for (index, area) in all.enumerated() { areas[index].append(area) }
        for (name, area) in zip(["", ".boosting", ".bias", ".factorization"], all) {
            record("audit.\(key)\(name).roc_auc", area)
        }
    }
    let names = ["regression", "boosting", "biases", "factors"]
    try show(
        DotPlot(
            categories: ["random rows", "later", "new users", "new films"],
            series: zip(names, areas).map { ($0, $1) },
            valueLabel: "Area under the ROC curve"),
        caption: "Biases and factors do not know who or what is new")
    let (own, bias, factor) = (areas[0], areas[2], areas[3])
    claim(
        own[3] < own[0] && bias[3] < own[3],
        """
        For random rows the regression reaches \(own[0], .decimals(3)), biases \(bias[0], .decimals(3)), factors
        \(factor[0], .decimals(3)); for later ratings \(own[1], .decimals(3)), \(bias[1], .decimals(3)) and \(factor[1], .decimals(3)).
        For new films it falls to **\(own[3], .decimals(3))**, and biases, which have never seen the film, to
        **\(bias[3], .decimals(3))**.
        """)

    //: ### Much of it is popularity, and little is demographics
    let all = known.features
    let parts: KeyValuePairs<String, [String]> = [
        "film's past": filmPast, "user's past": userPast, "both pasts": userPast + filmPast, "genres": genres,
        "time and film's age": moments, "demographics": demographics,
        "all but demographics": all.filter { !demographics.contains($0) },
        "all": all,
    ]
    let reached = try parts.compactMap { name, kept -> (name: String, score: ClassificationScores)? in
        let features = all.filter(kept.contains)
        guard !features.isEmpty else { return nil }
        return (
            name,
            try regression.fit(liking.train.replacing(features: features)).evaluate(
                liking.test.replacing(features: features))
        )
    }
    let intervals = try reached.map { try $0.score.interval(of: .rocAUC, samples: 200, seed: 42).interval }
    try show(
        DotPlot(
            reached.map { ($0.name, $0.score.rocAUC) }, intervals: intervals,
            valueLabel: "Area under the ROC curve",
            reference: .init(0.5, "chance")),
        caption: "What the regression reaches with some of the features, with 95% intervals")
    let popularity = (reached[0].score.rocAUC - 0.5) / (own[0] - 0.5)
    record("audit.popularity.share", popularity)
    summary {
        claim(
            own.allSatisfy { $0 > 0.55 } && own[0] < 0.9,
            """
            Often, not surely: of a liked and another rating a regression ranks the liked one higher in **\(own[0], .percent)** of cases,
            of later ratings in **\(own[1], .percent)**, of new films in **\(own[3], .percent)**. A coin does in half.
            """)
        claim(
            popularity > 0.3 && popularity < 1,
            "**\(popularity, .percent(0))** of what it gains over the coin is had from the film's past alone: popularity."
        )
    }
    guard merged.hasColumn("gender"),
        let rest = reached.first(where: { $0.name == "all but demographics" })?.score,
        let alone = reached.first(where: { $0.name == "demographics" })?.score.rocAUC
    else { return }
    let people = Groups(try liking.test.table["user"])
    let gain = try liking.score.interval(of: .rocAUC, minus: rest, groups: people, samples: 200, seed: 42)
    record("audit.demographics.gain", gain.estimate)
    summary {
        claim(
            gain.estimate < 0.02 && alone < reached[1].score.rocAUC,
            """
            Gender, age, occupation and region add **\(gain.estimate, .points(2))** to what was rated before (95% interval
            \(gain.interval.lowerBound, .points(2)) to \(gain.interval.upperBound, .points(2))). Alone they reach \(alone, .percent), the user's past
            \(reached[1].score.rocAUC, .percent).
            """)
    }

    //: ### Is it as good for everybody?
    let points = try ["gender", "age group"].map {
        try liking.score.by(liking.test.table[$0]).points(of: .rocAUC, samples: 200, seed: 42)
    }
    try show(
        DotPlot(
            points.flatMap { zip($0.names, $0.values) }.map { ($0, $1) },
            intervals: points.flatMap { zip($0.lower, $0.upper) }.map { $0...$1 },
            counts: points.flatMap(\.rowCounts), valueLabel: "Area under the ROC curve",
            reference: .init(own[0], "all")),
        caption: "The regression by gender and age group of the user, with 95% intervals")
    let ofGender = zip(points[0].names, points[0].values).map { Prose("\($0) \($1, .decimals(3))") }
    let spread = (points[1].values.max() ?? 0) - (points[1].values.min() ?? 0)
    record("audit.fairness.age_spread", spread)
    claim(
        spread < 0.15,
        """
        By gender the area is \(Prose(ofGender, separator: ", ")). Between the age groups lie \(spread, .decimals(3)), with wide intervals where
        ratings are few.
        """)
}
