import Weft

let biases = BiasModel()
let factors = MatrixFactorization(seed: 42)

func fitRivals(_ merged: DataFrame, isHundredK: Bool) throws -> Ratings {
    /*:
     *Biases* predict a rating as the mean of all, plus how much higher the user rates, plus how much higher the film is rated,
     both shrunk. *Factors* add what users and films have in common: ten numbers for each, found by alternating least squares.
     Both predict stars, and are judged by the root of the mean squared error. The five folds of MovieLens 100K are its own, u1
     to u5; others are drawn at random.
    */
    let ratings = try Ratings(merged, user: "user", item: "film", rating: "rating")
    let folds = KFold(splits: 5, shuffle: !isHundredK, seed: 42)
    let errors = try [
        crossValidate(biases, on: ratings, folds: folds), crossValidate(factors, on: ratings, folds: folds),
    ].map { $0.map(\.rootMeanSquaredError) }
    let (bias, factor) = (errors[0].reduce(0, +) / 5, errors[1].reduce(0, +) / 5)
    let deviation = try merged["rating"].std()
    record(["bias.rmse": bias, "mean.rmse": deviation])
    record(
        "factorization.rmse", factor, headline: true, label: "Root mean squared error of factors, in stars",
        format: .decimals(3))
    show(
        Table(
            ["fold", "biases", "factors"], rows: (0..<5).map { ["\($0 + 1)", errors[0][$0], errors[1][$0]] }
        )
        .formatting("biases", "factors", as: .decimals(4)), caption: "Root mean squared errors in five folds")
    reproduces(
        ["bias.rmse": 0.94, "factorization.rmse": 0.92], within: 0.005, isSameData: isHundredK, decimals: 3,
        caption: "What is usually reported for MovieLens 100K, and this report")
    summary {
        claim(
            factor < bias && bias < deviation,
            """
            In stars, two averages (of user and film) are off by **\(bias, .decimals(3))**, factors of both by
            **\(factor, .decimals(3))**; ratings vary by \(deviation, .decimals(3)).
            """)
    }
    return ratings
}

func recommend(_ ratings: Ratings, _ merged: DataFrame) throws {
    /*:
     Three users with fewer than 100 ratings, and the two films that the factors predict to be rated highest among those that the
     user has not rated and at least 50 others have. The reason is the user's rating that adds most to the prediction.
    */
    let model = try factors.fit(ratings)
    let films = try merged.distinct(by: "film")
    let titles = try Dictionary(
        zip(films["film"].values.map { $0?.description ?? "" }, films["title"].texts.map { $0 ?? "" }),
        uniquingKeysWith: { first, _ in first })
    let users = try merged.filter(Aggregation.count.over("user") < 100).distinct(by: "user").first(3)
    var rows: [[String]] = []
    for row in 0..<users.rowCount {
        let person = try ["user", "gender", "age group", "occupation"].filter(users.hasColumn)
            .map { try users[row, $0]?.description ?? "" }
        for (film, stars) in try model.recommendations(
            for: person[0], from: ratings, count: 2, minimumCount: 50)
        {
            let reason = try model.explanation(user: person[0], item: film, of: ratings).first?.item ?? ""
            rows.append([
                person.joined(separator: ", "), titles[film] ?? "", stars.decimals(1), titles[reason] ?? "",
            ])
        }
    }
    show(
        Table(["user", "recommended", "stars predicted", "mostly because of the rating of"], rows: rows),
        caption: "Recommendations for three users")
}
