import Weft

/// A release of MovieLens in any format; without `users` if nothing is told about them.
struct Release {
    var users: DataFrame?
    var films, ratings: DataFrame
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
    //: Three formats are read: MovieLens 1M (`users.dat` and so on, with `::` between fields), 100K (`u.user` and so on), and
    //: the newer releases in CSV, which tell nothing about their users. Codes of occupations get their names.
    func integers(_ names: String...) -> [Field] { names.map { Field($0, .integer) } }
    func texts(_ names: String...) -> [Field] { names.map { Field($0, .text) } }
    func file(_ name: String, _ delimiter: CSVDelimiter, _ columns: [Field]) throws -> DataFrame {
        try read(name, with: CSVReader(delimiter: delimiter, columns: columns, encoding: .latin1))
    }
    let rating = integers("user", "film") + [Field("rating", .real)] + integers("timestamp")
    let listed = col("genres").missing(whereEqualTo: "").missing(whereEqualTo: "(no genres listed)")
        .orElse("none listed").split(by: "|")
    switch try dataFile(firstOf: ["users.dat", "u.user", "ratings.csv"]) {
    case "users.dat":
        let names = try DataFrame([Column("code", Array(0...20)), Column("occupation", occupations)])
        let people = integers("user") + texts("gender") + integers("age", "code") + texts("zip")
        let films = try file("movies.dat", .doubleColon, integers("film") + texts("title", "genres"))
        let users = try file("users.dat", .doubleColon, people).joined(names, on: "code", kind: .left)
        let ratings = try file("ratings.dat", .doubleColon, rating)
        return Release(users: users, films: try films.with(["genres": listed]), ratings: ratings)
    case "u.user":
        let marks = genres.prefix(19)
        let columns = integers("film") + texts("title", "released", "on video", "address")
        let films = try file("u.item", .bar, columns + marks.map { Field($0, .integer) })
        let text = marks.reduce(lit("")) { $0 + when(col($1) == 1, then: lit("|" + $1), otherwise: lit("")) }
        let people = integers("user", "age") + texts("gender", "occupation", "zip")
        let named = try films.selecting(columns: ["film", "title", text.slice(from: 1).as("genres")])
            .with(["genres": listed])
        let (users, ratings) = try (file("u.user", .bar, people), file("u.data", .tab, rating))
        return Release(users: users, films: named, ratings: ratings, isHundredK: true)
    default:
        let ids = [Field("user", .integer, from: "userId"), Field("film", .integer, from: "movieId")]
        let films = try read("movies.csv", fields: [ids[1]] + texts("title", "genres")).with([
            "genres": listed
        ])
        return Release(films: films, ratings: try read("ratings.csv", fields: ids + rating.suffix(2)))
    }
}
