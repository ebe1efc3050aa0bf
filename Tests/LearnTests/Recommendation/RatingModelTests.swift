import Numerics
import Testing

@testable import Learn

/// Biases and factors find what was planted, and refuse what they cannot be fitted to.
@Suite struct RatingModelTests {
    /// Ratings of 60 users and 40 items, of which each is a mean, two biases, the product of one factor each, and a little noise.
    private static func planted(seed: UInt32 = 3, share: Double = 0.6) throws -> Ratings {
        var random = RandomState(seed: seed)
        let users = random.normal(count: 120)
        let items = random.normal(count: 80)
        var rows: [(user: Int, item: Int, value: Double)] = []
        for user in 0..<60 {
            for item in 0..<40 where random.random() < share {
                let biases = 0.3 * users[user] + 0.4 * items[item]
                let product = 0.6 * users[60 + user] * items[40 + item]
                rows.append((user, item, 3.5 + biases + product + random.normal(standardDeviation: 0.1)))
            }
        }
        return try Ratings(
            users: Groups(rows.map(\.user)), items: Groups(rows.map(\.item)), values: rows.map(\.value))
    }

    private let ratings: Ratings

    init() throws { ratings = try Self.planted() }

    /// NumPy, three users and two items by hand: two iterations of means shrunk by 2 and 5.
    @Test func biasesAreShrunkMeansFoundInTurn() throws {
        let small = try Ratings(
            users: Groups([0, 0, 1, 2]), items: Groups([0, 1, 0, 1]), values: [5, 3, 4, 1])
        let model = try BiasModel(iterations: 1).fit(small)
        #expect(model.mean == 3.25)
        #expect(
            isNear(model.itemBiases[0], (1.75 + 0.75) / 4) && isNear(model.itemBiases[1], (-0.25 - 2.25) / 4))
        #expect(isNear(model.userBiases[0], (1.75 - 0.625 - 0.25 + 0.625) / 7))
        #expect(isNear(model.userBiases[2], (-2.25 + 0.625) / 6))
        #expect(model.predict(user: 2, item: 1) == model.mean + model.userBiases[2] + model.itemBiases[1])
        #expect(model.range == 1...5)
    }

    @Test func factorsFindWhatBiasesCannot() throws {
        let (train, test) = try ratings.split(test: 0.25, seed: 1)
        let bias = try BiasModel().fit(train).evaluate(test).rootMeanSquaredError
        let model = MatrixFactorization(
            factors: 2, regularization: 0.2, biasRegularization: 0.2, iterations: 30)
        let factor = try model.fit(train).evaluate(test).rootMeanSquaredError
        #expect(bias > 0.45 && factor < 0.2)
    }

    /// At the end of a fit, the users' factors are the solution given the items': no step of any of them lowers the objective.
    @Test func usersAreOptimalGivenItems() throws {
        let settings = MatrixFactorization(
            factors: 2, regularization: 1, biasRegularization: 2, iterations: 3)
        let model = try settings.fit(ratings)
        func objective(_ user: Int, bias: Double, _ factors: [Double]) -> Double {
            var sum = 2 * bias * bias + factors.reduce(0) { $0 + $1 * $1 }
            for row in 0..<ratings.count where Int(ratings.users[row]) == user {
                let item = Int(ratings.items[row])
                let product = zip(factors, model.itemFactors(item)).reduce(0) { $0 + $1.0 * $1.1 }
                let rest = ratings.values[row] - model.mean - bias - model.itemBias(item) - product
                sum += rest * rest
            }
            return sum
        }
        for user in [0, 17, 59] {
            let factors = model.userFactors(user)
            let least = objective(user, bias: model.userBias(user), factors)
            for step in [-1e-3, 1e-3] {
                #expect(objective(user, bias: model.userBias(user) + step, factors) > least)
                #expect(objective(user, bias: model.userBias(user), [factors[0] + step, factors[1]]) > least)
            }
        }
    }

    @Test func anyNumberOfThreadsGivesTheSame() throws {
        #expect(
            try MatrixFactorization(seed: 5, threadCount: 1).fit(ratings)
                == MatrixFactorization(seed: 5, threadCount: 3).fit(ratings))
        #expect(try BiasModel(threadCount: 1).fit(ratings) == BiasModel(threadCount: 3).fit(ratings))
        #expect(
            try MatrixFactorization(seed: 5).fit(ratings) != MatrixFactorization(seed: 6).fit(ratings))
    }

    /// Of whom nothing is known, the prediction is what is known of the other side.
    @Test func theUnseenHaveNoBiasAndNoFactors() throws {
        let rows = (0..<ratings.count).filter { ratings.users[$0] != 7 && ratings.items[$0] != 9 }
        let train = try ratings.rows(rows)
        let (bias, factor) = (try BiasModel().fit(train), try MatrixFactorization().fit(train))
        #expect(bias.userBiases[7] == 0 && bias.itemBiases[9] == 0)
        #expect(bias.estimate(user: 7, item: 9) == bias.mean)
        #expect(factor.estimate(user: 7, item: 3) == factor.mean + factor.itemBias(3))
        #expect(factor.estimate(user: 7, item: 9) == factor.mean)
        #expect(try factor.evaluate(ratings).rowCount == ratings.count)
    }

    @Test func predictionsStayInTheRange() throws {
        let model = try MatrixFactorization(regularization: 0.01, biasRegularization: 0.01).fit(ratings)
        let (low, high) = (ratings.values.min() ?? 0, ratings.values.max() ?? 0)
        for user in 0..<60 {
            for item in 0..<40 { #expect((low...high).contains(model.predict(user: user, item: item))) }
        }
    }

    @Test func recommendationsLeaveOutWhatIsKnown() throws {
        let model = try MatrixFactorization(factors: 2, regularization: 0.5).fit(ratings)
        let found = try model.recommendations(for: "4", from: ratings, count: 5)
        let known = (0..<ratings.count).filter { ratings.users[$0] == 4 }.map {
            ratings.itemNames[Int(ratings.items[$0])]
        }
        #expect(found.count == 5 && Set(found.map(\.item)).isDisjoint(with: known))
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.prediction >= $1.prediction })
        #expect(try model.recommendations(for: "4", from: ratings, minimumCount: 1000).isEmpty)
        #expect(throws: LearnError.self) { try model.recommendations(for: "nobody", from: ratings) }
    }

    /// The contributions of a user's ratings add up to the product of the factors, but for what the bias takes.
    @Test func explanationsAddUpToTheProductOfFactors() throws {
        let model = try MatrixFactorization(factors: 2, regularization: 1).fit(ratings)
        let (user, item) = (11, 23)
        let parts = try model.explanation(user: "11", item: "23", of: ratings)
        let product =
            model.estimate(user: user, item: item) - model.mean - model.userBias(user) - model.itemBias(item)
        #expect(isNear(parts.reduce(0) { $0 + $1.contribution }, product, 1e-9))
        #expect(parts.count == ratings.users.count { $0 == 11 })
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.contribution >= $1.contribution })
    }

    @Test func crossValidationScoresEachRatingOnce() throws {
        let folds = try crossValidate(BiasModel(), on: ratings, folds: KFold(splits: 4))
        #expect(folds.map(\.rowCount).reduce(0, +) == ratings.count && folds.count == 4)
        #expect(folds[0].truth == Array(ratings.values.prefix(folds[0].rowCount)))
    }

    @Test func badInputIsRefused() throws {
        let groups = Groups([0, 1])
        #expect(throws: LearnError.noRows(in: "the ratings")) {
            try Ratings(users: Groups([Int]()), items: Groups([Int]()), values: [])
        }
        #expect(throws: LearnError.lengthMismatch(what: "items", count: 2, expected: 3)) {
            try Ratings(users: Groups([0, 1, 1]), items: groups, values: [1, 2, 3])
        }
        #expect(throws: LearnError.self) { try Ratings(users: groups, items: groups, values: [1, .nan]) }
        #expect(throws: LearnError.self) { try ratings.rows([ratings.count]) }
        #expect(throws: LearnError.self) { try ratings.rows([]) }
        let two = try Ratings(users: groups, items: groups, values: [1, 2])
        #expect(throws: LearnError.self) { try BiasModel().fit(ratings).predict(two) }
        for model in [
            MatrixFactorization(factors: 0), MatrixFactorization(regularization: 0),
            MatrixFactorization(iterations: 0),
            MatrixFactorization(biasRegularization: -.infinity), MatrixFactorization(threadCount: 0),
        ] {
            #expect(throws: LearnError.self) { try model.fit(ratings) }
        }
        #expect(throws: LearnError.self) { try BiasModel(userRegularization: .nan).fit(ratings) }
    }

    private func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
        abs(a - b) <= tolerance
    }
}
