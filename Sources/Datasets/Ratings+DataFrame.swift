import Base
import Frames
import Learn

extension Ratings {
    /// Takes ratings from a table with a row for each.
    ///
    ///     let ratings = try Ratings(table, user: "user", item: "film", rating: "rating")
    ///
    /// - Parameters:
    ///   - table: the rows.
    ///   - user: the name of the column of users.
    ///   - item: the name of the column of items.
    ///   - rating: the name of the column of ratings, which are numbers.
    /// - Throws: `FrameError` for a column that does not exist or does not fit, and the errors of
    ///   ``Learn/Ratings/init(users:items:values:)``.
    public init(_ table: DataFrame, user: String, item: String, rating: String) throws {
        try self.init(
            users: Groups(table[user]), items: Groups(table[item]), values: table[rating].doubles)
    }

    /// Returns the ratings that a table of rows of these tells by their places, such as one side of a split.
    ///
    /// - Parameters:
    ///   - table: a row for each rating.
    ///   - column: the name of the column of places, from 0.
    /// - Throws: `FrameError` for a column that does not exist or holds no whole numbers, `LearnError.indexOutOfRange`.
    public func rows(_ table: DataFrame, at column: String) throws -> Ratings {
        try rows(table[column].integers(replacingMissing: -1))
    }
}

extension MatrixFactorization.Fitted {
    /// Returns a table of the items with the highest predictions for some users, and of the rating that each owes most to.
    ///
    /// - Parameters:
    ///   - users: the names of the users.
    ///   - ratings: the ratings that the model was fitted to. What a user has rated is left out.
    ///   - count: the number of items for each user.
    ///   - minimumCount: the number of ratings that an item has at least.
    /// - Returns: a row for each recommendation: `user`, `item`, `prediction`, and `reason`, the item whose rating by the user
    ///   adds most to the prediction, among those that the user rated as high as the mean of all ratings or higher.
    /// - Throws: `LearnError.invalidParameter` for a user whom no rating names.
    public func recommendations(
        for users: [String], from ratings: Ratings, count: Int = 10, minimumCount: Int = 1
    ) throws -> DataFrame {
        var found: [(user: String, item: String, prediction: Double, reason: String?)] = []
        for user in users {
            let number = Int32(try ratings.index(ofUser: user))
            let rows = (0..<ratings.count).filter {
                ratings.users[$0] == number && ratings.values[$0] >= mean
            }
            let liked = Set(rows.map { ExactText(ratings.itemNames[Int(ratings.items[$0])]) })
            let items = try recommendations(
                for: user, from: ratings, count: count, minimumCount: minimumCount)
            for (item, prediction) in items {
                let parts = try explanation(user: user, item: item, of: ratings)
                let reason = parts.first { liked.contains(ExactText($0.item)) }?.item
                found.append((user, item, prediction, reason))
            }
        }
        return try DataFrame([
            Column("user", found.map(\.user)), Column("item", found.map(\.item)),
            Column("prediction", found.map(\.prediction)), Column("reason", found.map(\.reason)),
        ])
    }
}
