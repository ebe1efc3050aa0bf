import Base
import Numerics

extension MatrixFactorization {
    /// A fitted matrix factorisation.
    public struct Fitted: FittedRatingModel, Equatable, Codable, Keyed {
        /// The names of the users.
        public let userNames: [String]
        /// The names of the items.
        public let itemNames: [String]
        /// The smallest and the largest rating.
        public let range: ClosedRange<Double>
        /// The mean of all ratings.
        public let mean: Double
        /// The number of factors.
        public let factorCount: Int
        /// The penalty on squared factors that it was fitted with.
        public let regularization: Double
        /// The penalty on squared biases that it was fitted with.
        public let biasRegularization: Double
        /// The bias and the factors of each user, one user after the other, as `FactorSystem` lays them out.
        let users: [Double]
        /// The bias and the factors of each item, likewise.
        let items: [Double]

        /// The bias of a user: how much higher than others the user rates the same items.
        public func userBias(_ user: Int) -> Double { users[user * system.stride] }

        /// The bias of an item: how much higher than others the item is rated by the same users.
        public func itemBias(_ item: Int) -> Double { items[item * system.stride] }

        /// The factors of a user.
        public func userFactors(_ user: Int) -> [Double] { factors(users, of: user) }

        /// The factors of an item.
        public func itemFactors(_ item: Int) -> [Double] { factors(items, of: item) }

        private func factors(_ numbers: [Double], of owner: Int) -> [Double] {
            let first = owner * system.stride
            return Array(numbers[(first + 1)...(first + factorCount)])
        }

        private var system: FactorSystem {
            FactorSystem(
                factorCount: factorCount, regularization: regularization,
                biasRegularization: biasRegularization)
        }

        /// Returns the mean plus both biases plus the product of the factors.
        public func estimate(user: Int, item: Int) -> Double {
            let (stride, width) = (system.stride, system.width)
            return users.withUnsafeBufferPointer { users in
                items.withUnsafeBufferPointer { items in
                    let (first, other) = (user * stride, item * stride)
                    var sum = mean + users[first] + items[other]
                    for index in 1..<width { sum += users[first + index] * items[other + index] }
                    return sum
                }
            }
        }

        /// Returns how much each of a user's ratings adds to the product of factors that predicts an item, the largest first: the
        /// reason for a recommendation.
        ///
        /// The factors of a user are a weighted sum of those of the rated items, so that the product is a sum over the ratings, of
        /// which each is the similarity of the two items in the eyes of the user times the deviation of the rating.
        ///
        /// Source: Hu, Koren & Volinsky, “Collaborative filtering for implicit feedback datasets”, ICDM 2008, section 5.
        ///
        /// - Parameters:
        ///   - user: the name of the user.
        ///   - item: the name of the item.
        ///   - ratings: the ratings that the model was fitted to.
        /// - Throws: `LearnError.invalidParameter` for a user or an item that no rating names.
        public func explanation(
            user: String, item: String, of ratings: Ratings
        ) throws -> [(item: String, contribution: Double)] {
            let (user, item) = (try ratings.index(ofUser: user), try ratings.index(ofItem: item))
            let rated = (0..<ratings.count).filter { Int(ratings.users[$0]) == user }
            let lists = RatingLists(
                owners: rated.map { _ in 0 }, count: 1, partners: rated.map { ratings.items[$0] },
                values: rated.map { ratings.values[$0] }, mean: mean)
            let matrix = items.withUnsafeBufferPointer { items in
                system.equations(lists, 0..<rated.count, given: SharedPointer(items).pointer).matrix
            }
            let target = [0] + itemFactors(item)
            guard let factorization = try? CholeskyFactorization(matrix, order: system.width) else {
                return []
            }
            let weights = factorization.solve(target[...])
            return rated.map { row in
                let other = Int(ratings.items[row])
                let likeness = weights[0] + dot(Array(weights.dropFirst()), itemFactors(other))
                return (item: other, contribution: likeness * (ratings.values[row] - mean - itemBias(other)))
            }
            .sorted { ($1.contribution, $0.item) < ($0.contribution, $1.item) }
            .map { (item: itemNames[$0.item], contribution: $0.contribution) }
        }
    }
}
