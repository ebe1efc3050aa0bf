import Weft

let biases = BiasModel()
let factors = MatrixFactorization(seed: 42)

func fitRivals(_ merged: DataFrame, isHundredK: Bool) throws -> Ratings {
    //: *Biases* are how much higher a user rates, and a film is rated, than the mean of all, both shrunk. *Factors* add what users
    //: and films have in common: ten numbers for each, by alternating least squares. Both predict stars, and are judged by the root
    //: of the mean squared error (RMSE) in five folds. Those of MovieLens 100K are its own, u1 to u5, others are random.
    let ratings = try Ratings(merged, user: "user", item: "film", rating: "rating")
    let folds = KFold(splits: 5, shuffle: !isHundredK, seed: 42)
    let bias =
        try crossValidate(biases, on: ratings, folds: folds).map(\.rootMeanSquaredError).reduce(0, +) / 5
    let factor =
        try crossValidate(factors, on: ratings, folds: folds).map(\.rootMeanSquaredError).reduce(0, +) / 5
    record(["bias.rmse": bias, "factorization.rmse": factor, "mean.rmse": try merged["rating"].std()])
    reproduces(
        ["bias.rmse": 0.94, "factorization.rmse": 0.92], within: 0.005, isSameData: isHundredK, decimals: 3,
        caption: "RMSE usually reported for MovieLens 100K, and of this report")
    summary {
        claim(
            factor < bias,
            "In stars, two averages (of user and film) are off by **\(bias, .decimals(3))**, factors of both by **\(factor, .decimals(3))**."
        )
    }
    return ratings
}

func recommend(_ merged: DataFrame) throws {
    //: Three users with fewer than 100 ratings, and the two films that factors predict to be rated highest among those that the user
    //: has not rated and at least 50 others have. The reason is the user's rating that adds most to the prediction.
    let columns = demographics.prefix(3).filter(merged.hasColumn)
    let person = columns.reduce(col("user").converted(to: .text)) { $0 + ", " + col($1) }
    let users = try merged.distinct(by: "user").selecting(columns: ["user", person.as("person")])
    let named = try merged.selecting("user", "film", "rating").joined(users, on: "user")
        .joined(films.selecting("film", "title"), on: "film")
    let ratings = try Ratings(named, user: "person", item: "title", rating: "rating")
    let people = try named.filter(Aggregation.count.over("person") < 100)["person"].unique()
    let table = try factors.fit(ratings).recommendations(
        for: people.texts.prefix(3).compactMap(\.self), from: ratings, count: 2, minimumCount: 50)
    try show(
        table.formatted("prediction", as: .decimals(1)), caption: "Recommendations for three users")
}
