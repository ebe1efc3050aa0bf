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
    "Drama", "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi", "Thriller", "War",
    "Western", "IMAX", "Children",
]
private let occupations = [
    "other", "educator", "artist", "clerical", "student", "customer service", "doctor", "executive", "farmer",
    "homemaker", "pupil", "lawyer", "programmer", "retired", "sales", "scientist", "self-employed",
    "engineer", "craft", "unemployed", "writer",
]

func readRelease() throws -> Release {
    /*:
     Three formats are read: MovieLens 1M (`users.dat` and so on, with `::` between fields), 100K (`u.user` and so on), and
     the newer releases in CSV, which tell nothing about their users. Codes of occupations get their names.
    */
    func numbers(_ names: String...) -> [Field] { names.map { Field($0, .integer) } }
    func texts(_ names: String...) -> [Field] { names.map { Field($0, .text) } }
    func file(_ name: String, _ delimiter: CSVDelimiter, _ columns: [Field]...) throws -> DataFrame {
        try read(
            name, with: CSVReader(delimiter: delimiter, columns: columns.flatMap(\.self), encoding: .latin1))
    }
    let rating = [Field("rating", .real)]
    let listed = col("genres").missing(whereEqualTo: "").orElse("(no genres listed)")
        .replacing("(no genres listed)", with: "none listed").split(by: "|")
    switch try dataFile(firstOf: ["users.dat", "u.user", "ratings.csv"]) {
    case "users.dat":
        let users = try file(
            "users.dat", .doubleColon, numbers("user"), texts("gender"), numbers("age", "code"), texts("zip"))
        let names = try DataFrame([Column("code", Array(0...20)), Column("occupation", occupations)])
        let films = try file("movies.dat", .doubleColon, numbers("film"), texts("title", "genres"))
        return Release(
            users: try users.joined(names, on: "code", kind: .left),
            films: try films.with(["genres": listed]),
            ratings: try file(
                "ratings.dat", .doubleColon, numbers("user", "film"), rating, numbers("timestamp")))
    case "u.user":
        let marks = genres.prefix(19)
        let films = try file(
            "u.item", .bar, numbers("film"), texts("title", "released", "on video", "address"),
            marks.map { Field($0, .integer) })
        let text = marks.reduce(lit("")) { $0 + when(col($1) == 1, then: lit("|" + $1), otherwise: lit("")) }
        return Release(
            users: try file("u.user", .bar, numbers("user", "age"), texts("gender", "occupation", "zip")),
            films: try films.with(["genres": text.slice(from: 1)]).with(["genres": listed])
                .selecting("film", "title", "genres"),
            ratings: try file("u.data", .tab, numbers("user", "film"), rating, numbers("timestamp")),
            isHundredK: true)
    default:
        let ids = [Field("user", .integer, from: "userId"), Field("film", .integer, from: "movieId")]
        return Release(
            films: try read("movies.csv", fields: [ids[1]] + texts("title", "genres")).with(["genres": listed]
            ),
            ratings: try read("ratings.csv", fields: ids + rating + numbers("timestamp")))
    }
}
