import Base
import Numerics

/// Predicts a rating as mean + user's bias + item's bias + the product of the user's and the item's factors: what users have in
/// common beyond liking much, and items beyond being liked.
///
/// Minimises the sum of squared errors plus `regularization` times the squared factors plus `biasRegularization` times the squared
/// biases, by alternating least squares: given the factors and biases of one side, those of each user (or item) on the other
/// are the solution of a small linear system, so that all of them are found at once. The same seed gives the same factors on
/// any number of threads.
///
/// A user or an item without ratings has biases and factors of zero.
///
/// Sources: Koren, Bell & Volinsky, “Matrix factorization techniques for recommender systems”, Computer 42 (2009); Zhou,
/// Wilkinson, Schreiber & Pan, “Large-scale parallel collaborative filtering for the Netflix Prize”, AAIM 2008 (whose penalty
/// grows with the number of ratings; here it does not).
public struct MatrixFactorization: RatingModel, Encodable, Keyed {
    /// The number of factors.
    public var factorCount: Int
    /// The factor of the penalty on squared factors.
    public var regularization: Double
    /// The factor of the penalty on squared biases.
    public var biasRegularization: Double
    /// The number of times that all factors are found.
    public var iterations: Int
    /// The seed of NumPy's `RandomState`, from which the users' first factors are drawn.
    public var seed: UInt32
    /// The maximum number of threads; all cores if nil.
    public var threadCount: Int?

    /// Creates a matrix factorisation.
    public init(
        factors factorCount: Int = 10, regularization: Double = 8, biasRegularization: Double = 5,
        iterations: Int = 10,
        seed: UInt32 = 0, threadCount: Int? = nil
    ) {
        self.factorCount = factorCount
        self.regularization = regularization
        self.biasRegularization = biasRegularization
        self.iterations = iterations
        self.seed = seed
        self.threadCount = threadCount
    }

    /// Fits the model to ratings.
    ///
    /// - Throws: `LearnError.invalidParameter`, `LearnError.overflow`; `CancellationError`.
    public func fit(_ ratings: Ratings) throws -> Fitted {
        try kept("MatrixFactorization.fit", self, ratings) {
            try requireRatingParameters(
                penalties: [("regularization", regularization), ("biasRegularization", biasRegularization)],
                counts: [
                    ("factors", factorCount), ("iterations", iterations), ("threadCount", threadCount ?? 1),
                ])
            let mean = ratings.mean
            let (byUser, byItem) = (ratings.byUser(mean: mean), ratings.byItem(mean: mean))
            var users = initialUsers(byUser)
            var items: [Double] = []
            let progress = ProgressReporter("matrix factorization", total: iterations)
            for _ in 0..<iterations {
                try progress.checkCancellation()
                items = solutions(byItem, given: users)
                users = solutions(byUser, given: items)
                progress.advance()
            }
            guard users.allSatisfy(\.isFinite), items.allSatisfy(\.isFinite) else {
                throw LearnError.overflow(estimator: "a matrix factorization")
            }
            return Fitted(
                userNames: ratings.userNames, itemNames: ratings.itemNames, range: ratings.range, mean: mean,
                factorCount: factorCount, regularization: regularization,
                biasRegularization: biasRegularization,
                users: users, items: items)
        }
    }

    /// The systems that the numbers of users and items solve.
    private var system: FactorSystem {
        FactorSystem(
            factorCount: factorCount, regularization: regularization, biasRegularization: biasRegularization)
    }

    /// A bias of zero and small random factors for each user; those of a user without ratings are zero.
    private func initialUsers(_ lists: RatingLists) -> [Double] {
        var random = RandomState(seed: seed)
        let padding = [Double](repeating: 0, count: system.stride - system.width)
        return (0..<lists.count).flatMap { user -> [Double] in
            let factors = random.normal(standardDeviation: 0.1, count: factorCount)
            let isKnown = lists.starts[user] < lists.starts[user + 1]
            return [0] + (isKnown ? factors : factors.map { _ in 0 }) + padding
        }
    }

    /// Returns the biases and factors of one side that are optimal given those of the other.
    private func solutions(_ lists: RatingLists, given others: [Double]) -> [Double] {
        others.withUnsafeBufferPointer { buffer in
            let others = SharedPointer(buffer)
            return lists.map(width: system.stride, threadCount: threadCount) { places, slot in
                system.solve(lists, places, given: others, into: slot)
            }
        }
    }
}
