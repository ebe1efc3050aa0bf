import Base

/// Ratings that users have given to items: a sparse matrix of users by items.
///
///     let ratings = try Ratings(table, user: "user", item: "film", rating: "rating")
///     let (train, test) = try ratings.split(test: 0.2, seed: 42)
///     let score = try MatrixFactorization().fit(train).evaluate(test)
///
/// Parts of the same ratings share the names of all users and items, so that a model that was fitted to one part knows whom it has
/// never seen.
public struct Ratings: Equatable, Sendable, Encodable, Keyed {
    /// The names of the users.
    public let userNames: [String]
    /// The names of the items.
    public let itemNames: [String]
    /// The user of each rating, as an index into ``userNames``.
    public let users: [Int32]
    /// The item of each rating, as an index into ``itemNames``.
    public let items: [Int32]
    /// The ratings.
    public let values: [Double]

    /// The number of ratings.
    public var count: Int { values.count }

    /// Creates ratings.
    ///
    /// - Parameters:
    ///   - users: the user of each rating.
    ///   - items: the item of each rating.
    ///   - values: the ratings.
    /// - Throws: `LearnError.noRows`, `LearnError.lengthMismatch`, `LearnError.notFinite`.
    public init(users: Groups, items: Groups, values: [Double]) throws {
        guard !values.isEmpty else { throw LearnError.noRows(in: "the ratings") }
        for (what, count) in [("users", users.count), ("items", items.count)] where count != values.count {
            throw LearnError.lengthMismatch(what: what, count: count, expected: values.count)
        }
        if let row = values.firstIndex(where: { !$0.isFinite }) {
            throw LearnError.notFinite(row: row, column: "rating", value: values[row])
        }
        (userNames, itemNames) = (users.names, items.names)
        (self.users, self.items, self.values) = (users.codes, items.codes, values)
    }

    private init(_ whole: Ratings, rows: [Int]) {
        (userNames, itemNames) = (whole.userNames, whole.itemNames)
        users = rows.map { whole.users[$0] }
        items = rows.map { whole.items[$0] }
        values = rows.map { whole.values[$0] }
    }

    /// Returns some of the ratings, in the order given, with the names of all users and items.
    ///
    /// - Throws: `LearnError.indexOutOfRange`, `LearnError.noRows`.
    public func rows(_ rows: [Int]) throws -> Ratings {
        try requireIndices(rows, below: count)
        guard !rows.isEmpty else { throw LearnError.noRows(in: "the ratings") }
        return Ratings(self, rows: rows)
    }

    /// Splits the ratings at random into training and test ratings, as scikit-learn's `train_test_split`.
    ///
    /// - Throws: the errors of `trainTestSplit`.
    public func split(test size: SplitSize, seed: UInt32 = 0) throws -> (train: Ratings, test: Ratings) {
        let split = try trainTestSplit(count: count, testSize: size, seed: seed)
        return (try rows(split.train), try rows(split.test))
    }

    /// Returns the index of a user.
    ///
    /// - Throws: `LearnError.invalidParameter` for a name that no rating has.
    public func index(ofUser name: String) throws -> Int { try index(of: name, in: userNames, "user") }

    /// Returns the index of an item.
    ///
    /// - Throws: `LearnError.invalidParameter` for a name that no rating has.
    public func index(ofItem name: String) throws -> Int { try index(of: name, in: itemNames, "item") }

    private func index(of name: String, in names: [String], _ kind: String) throws -> Int {
        guard let index = names.firstIndex(nearestTo: name) else {
            throw LearnError.invalidParameter(
                name: kind, value: "“\(name)”", expected: "one that the ratings name")
        }
        return index
    }
}

/// A model that predicts the ratings that users have not given.
public protocol RatingModel: Sendable {
    /// The fitted model, a type of its own.
    associatedtype Fitted: FittedRatingModel

    /// Fits the model to ratings.
    ///
    /// - Throws: `LearnError` for parameters out of range; `CancellationError`.
    func fit(_ ratings: Ratings) throws -> Fitted
}

/// A fitted model of ratings.
public protocol FittedRatingModel: Sendable {
    /// The names of the users that it was fitted with.
    var userNames: [String] { get }
    /// The names of the items that it was fitted with.
    var itemNames: [String] { get }
    /// The smallest and the largest rating that it was fitted to, between which all predictions are.
    var range: ClosedRange<Double> { get }

    /// Returns the prediction for a user and an item, before it is limited to the range; of a user or an item without ratings
    /// in the training only the rest is known.
    func estimate(user: Int, item: Int) -> Double
}

extension FittedRatingModel {
    /// Returns the predicted rating for a user and an item, by their indices.
    public func predict(user: Int, item: Int) -> Double {
        min(max(estimate(user: user, item: item), range.lowerBound), range.upperBound)
    }

    /// Returns the predictions for the pairs of ratings, whose own values play no part.
    ///
    /// - Throws: `LearnError.unsupported` unless the ratings are of the same users and items as those of the fit.
    public func predict(_ ratings: Ratings) throws -> [Double] {
        guard ratings.userNames == userNames, ratings.itemNames == itemNames else {
            throw LearnError.unsupported(
                "the ratings name other users or items than those of the fit; split one `Ratings` into training and test"
            )
        }
        let chunks = Chunks(count: ratings.count, size: 1 << 16).map(threadCount: nil) { rows in
            rows.map { predict(user: Int(ratings.users[$0]), item: Int(ratings.items[$0])) }
        }
        return chunks.flatMap(\.self)
    }

    /// Returns the scores of the predictions for ratings that are known.
    ///
    /// - Throws: the errors of ``predict(_:)``.
    public func evaluate(_ ratings: Ratings) throws -> RegressionScores {
        try RegressionScores(ratings.values, predicted: predict(ratings))
    }

    /// Returns the items with the highest predictions for a user, the highest first, equal ones in their order.
    ///
    /// - Parameters:
    ///   - user: the name of the user.
    ///   - ratings: the ratings that the model was fitted to. What the user has rated is left out.
    ///   - count: the number of items.
    ///   - minimumCount: the number of ratings that an item has at least: a prediction for an item of few is no more than a guess.
    /// - Throws: `LearnError.invalidParameter` for a user whom no rating names.
    public func recommendations(
        for user: String, from ratings: Ratings, count: Int = 10, minimumCount: Int = 1
    ) throws -> [(item: String, prediction: Double)] {
        let user = try ratings.index(ofUser: user)
        var counts = [Int](repeating: 0, count: itemNames.count)
        for item in ratings.items { counts[Int(item)] += 1 }
        for row in 0..<ratings.count where Int(ratings.users[row]) == user {
            counts[Int(ratings.items[row])] = -1
        }
        return itemNames.indices.filter { counts[$0] >= minimumCount }
            .map { (item: $0, estimate: estimate(user: user, item: $0)) }
            .sorted { ($1.estimate, $0.item) < ($0.estimate, $1.item) }
            .prefix(count).map { (item: itemNames[$0.item], prediction: predict(user: user, item: $0.item)) }
    }
}

/// Fits a model of ratings to the training ratings of each fold and scores it on the test ratings.
///
///     let folds = try crossValidate(BiasModel(), on: ratings, folds: KFold(splits: 5))
///     print(folds.map(\.rootMeanSquaredError))
///
/// - Returns: the scores of each fold.
/// - Throws: the errors of splitting and fitting.
public func crossValidate(
    _ model: some RatingModel, on ratings: Ratings, folds: KFold = KFold()
) throws -> [RegressionScores] {
    try folds.split(count: ratings.count).map { split in
        try model.fit(ratings.rows(split.train)).evaluate(ratings.rows(split.test))
    }
}
