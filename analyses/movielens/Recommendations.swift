import Weft

func recommend(_ merged: DataFrame) throws {
    //: Three users with fewer than 100 ratings, and the two films that factors predict to be rated highest among those that the user
    //: has not rated and at least 50 others have. The reason is a film rated high, whose rating adds most to the prediction.
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
