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
}
