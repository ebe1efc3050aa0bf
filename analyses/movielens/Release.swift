import Weft

/// A release of MovieLens, with columns of the same names whatever its format.
struct Release {
    /// `user`, `gender`, `age`, `occupation`, `zip`; nil if the release tells nothing about users.
    var users: DataFrame?
    /// `film`, `title`, `genres`.
    var films: DataFrame
    /// `user`, `film`, `rating`, `timestamp`.
    var ratings: DataFrame
    /// Whether these are the files of MovieLens 100K, whose order is random.
    var isHundredK = false
}

/// The genres of all releases; `none listed` is what one calls "unknown", another "(no genres listed)".
let genres = [
    "none listed", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary",
    "Drama",
    "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War", "Western",
    "IMAX", "Children",
]
private let occupations = [
    "other", "educator", "artist", "clerical", "student", "customer service", "doctor", "executive", "farmer",
    "homemaker", "pupil", "lawyer", "programmer", "retired", "sales", "scientist", "self-employed",
    "engineer",
    "craft", "unemployed", "writer",
]

func readRelease() throws -> Release {
    /*:
     Three formats are read: MovieLens 1M (`users.dat` and so on, with `::` between fields), 100K (`u.user` and so on), and
     the newer releases in CSV, which tell nothing about their users. Codes of occupations get their names.
    */
    let ratings = [
        Field("user", .integer, from: "userId"), Field("film", .integer, from: "movieId"),
        Field("rating", .real),
        Field("timestamp", .integer),
    ]
    let (film, user) = ([Field("film", .integer), Field("title", .text)], Field("user", .integer))
    func file(_ name: String, _ delimiter: CSVDelimiter, _ columns: [Field]) throws -> DataFrame {
        try read(name, with: CSVReader(delimiter: delimiter, columns: columns, encoding: .latin1))
    }
    let listed = col("genres").missing(whereEqualTo: "").orElse("(no genres listed)")
        .replacing("(no genres listed)", with: "none listed").split(by: "|")
    switch try dataFile(firstOf: ["users.dat", "u.user", "ratings.csv"]) {
    case "users.dat":
        let person =
            ["gender", "zip"].map { Field($0, .text) } + ["age", "code"].map { Field($0, .integer) }
        let names = try DataFrame([Column("code", Array(0...20)), Column("occupation", occupations)])
        return Release(
            users: try file("users.dat", .doubleColon, [user, person[0], person[2], person[3], person[1]])
                .joined(names, on: "code", kind: .left),
            films: try file("movies.dat", .doubleColon, film + [Field("genres", .text)]).with([
                "genres": listed
            ]),
            ratings: try file("ratings.dat", .doubleColon, ratings))
    case "u.user":
        let marks = genres.prefix(19)
        let others = ["released", "on video", "address"].map { Field($0, .text) }
        let text = marks.reduce(lit("")) { $0 + when(col($1) == 1, then: lit("|" + $1), otherwise: lit("")) }
        let films = try file("u.item", .bar, film + others + marks.map { Field($0, .integer) })
            .selecting(["film": "film", "title": "title", "genres": text.slice(from: 1)])
        let person = ["gender", "occupation", "zip"].map { Field($0, .text) }
        return Release(
            users: try file("u.user", .bar, [user, Field("age", .integer)] + person),
            films: try films.with(["genres": listed]), ratings: try file("u.data", .tab, ratings),
            isHundredK: true)
    default:
        let names = [Field("film", .integer, from: "movieId"), Field("title", .text), Field("genres", .text)]
        return Release(
            films: try read("movies.csv", fields: names).with(["genres": listed]),
            ratings: try read("ratings.csv", fields: ratings))
    }
}
