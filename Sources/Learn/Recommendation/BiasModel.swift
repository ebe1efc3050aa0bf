import Base

/// Predicts a rating as the mean of all ratings plus a bias of the user plus a bias of the item.
///
/// Biases are means of what the other side leaves unexplained, shrunk towards zero as if there were `userRegularization` (or
/// `itemRegularization`) more ratings without any deviation: the fewer ratings, the more. They are found in turn, the items'
/// first. A user or an item without ratings has a bias of zero.
///
/// The same ratings give the same biases, on any number of threads.
///
/// Source: Koren, “Factor in the neighbors: scalable and accurate collaborative filtering”, ACM TKDD 4 (2010), section 2.1.
public struct BiasModel: RatingModel, Encodable, Keyed {
    /// The number of ratings without deviation that is added to those of a user.
    public var userRegularization: Double
    /// The number of ratings without deviation that is added to those of an item.
    public var itemRegularization: Double
    /// The number of times that all biases are found.
    public var iterations: Int
    /// The maximum number of threads; all cores if nil.
    public var threadCount: Int?

    /// Creates a model of biases.
    public init(
        userRegularization: Double = 5, itemRegularization: Double = 2, iterations: Int = 10,
        threadCount: Int? = nil
    ) {
        self.userRegularization = userRegularization
        self.itemRegularization = itemRegularization
        self.iterations = iterations
        self.threadCount = threadCount
    }

    /// A fitted model of biases.
    public struct Fitted: FittedRatingModel, Equatable, Codable, Keyed {
        /// The names of the users.
        public let userNames: [String]
        /// The names of the items.
        public let itemNames: [String]
        /// The smallest and the largest rating.
        public let range: ClosedRange<Double>
        /// The mean of all ratings.
        public let mean: Double
        /// The bias of each user: how much higher than others the user rates the same items.
        public let userBiases: [Double]
        /// The bias of each item: how much higher than others the item is rated by the same users.
        public let itemBiases: [Double]

        /// Returns the mean plus both biases.
        public func estimate(user: Int, item: Int) -> Double { mean + userBiases[user] + itemBiases[item] }
    }

    /// Fits the model to ratings.
    ///
    /// - Throws: `LearnError.invalidParameter`; `CancellationError`.
    public func fit(_ ratings: Ratings) throws -> Fitted {
        try kept("BiasModel.fit", self, ratings) {
            try requireRatingParameters(
                penalties: [
                    ("userRegularization", userRegularization), ("itemRegularization", itemRegularization),
                ], counts: [("iterations", iterations), ("threadCount", threadCount ?? 1)])
            let mean = ratings.mean
            let (byUser, byItem) = (ratings.byUser(mean: mean), ratings.byItem(mean: mean))
            var userBiases = [Double](repeating: 0, count: byUser.count)
            var itemBiases = [Double](repeating: 0, count: byItem.count)
            let progress = ProgressReporter("biases", total: iterations)
            for _ in 0..<iterations {
                try progress.checkCancellation()
                itemBiases = biases(byItem, others: userBiases, itemRegularization)
                userBiases = biases(byUser, others: itemBiases, userRegularization)
                progress.advance()
            }
            return Fitted(
                userNames: ratings.userNames, itemNames: ratings.itemNames, range: ratings.range, mean: mean,
                userBiases: userBiases, itemBiases: itemBiases)
        }
    }

    private func biases(_ lists: RatingLists, others: [Double], _ regularization: Double) -> [Double] {
        lists.map(width: 1, threadCount: threadCount) { places, bias in
            let rest = places.reduce(0) { $0 + lists.deviations[$1] - others[Int(lists.partners[$1])] }
            bias.pointee = rest / (Double(places.count) + regularization)
        }
    }
}
