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
    claim(
        factor < bias,
        "Two averages (of user and film) are off by **\(bias, .decimals(3))** stars, factors of both by **\(factor, .decimals(3))**."
    )
    return ratings
}
