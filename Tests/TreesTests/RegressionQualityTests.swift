import Learn
import Numerics
import TestSupport
import Testing

@testable import Trees

/// The mean held-out loss over ten splits is at most that of scikit-learn's and LightGBM's regressors on the same rows plus
/// one standard deviation.
@Suite struct RegressionQualityTests {
    private static let x: Matrix = {
        var random = RandomState(seed: 11)
        return Matrix(
            uncheckedRowCount: 1500, columnNames: (0..<6).map { "x\($0)" }, values: random.normal(count: 9000)
        )
    }()
    /// A product of two columns, a step and a slope, with noise that is wider where the fifth column is positive.
    private static let y: [Double] = {
        var random = RandomState(seed: 12)
        let noise = random.normal(count: 1500)
        return (0..<1500).map { row in
            let mean = x[row, 0] * x[row, 1] + (x[row, 2] > 0.5 ? 1 : -0.5) + 0.7 * x[row, 3]
            return mean + (x[row, 4] > 0 ? 1 : 0.5) * noise[row]
        }
    }()

    @Test(arguments: [
        (
            GradientBoostingRegressor(loss: .quantile(0.9)) as any Regressor,
            RegressionScorer.pinballLoss(quantile: 0.9), 0.1927 + 0.0083
        ),
        (GradientBoostingRegressor(loss: .absoluteError), .meanAbsoluteError, 0.7361 + 0.0243),
        (GradientBoostingRegressor(), .meanSquaredError, 0.9679 + 0.0720),
        (RandomForestRegressor(splitter: .binned()), .meanSquaredError, 1.2567 + 0.1040),
    ])
    func heldOutLoss(regressor: any Regressor, scorer: RegressionScorer, atMost limit: Double) throws {
        let losses = try (0..<10 as Range<UInt32>).map { seed in
            let split = try trainTestSplit(count: 1500, testSize: 0.3, seed: seed)
            let model = try regressor.fit(Self.x.rows(split.train), Self.y.rows(split.train))
            let scores = try model.evaluate(Self.x.rows(split.test), Self.y.rows(split.test))
            return try scorer(scores) ?? .nan
        }
        #expect(losses.reduce(0, +) / 10 <= limit)
    }

    @Test func aQuantileCoversItsShare() throws {
        let split = try trainTestSplit(count: 1500, testSize: 0.3, seed: 1)
        let model = try GradientBoostingRegressor(loss: .quantile(0.8), nEstimators: 30).fit(
            Self.x.rows(split.train), Self.y.rows(split.train))
        let predicted = try model.predict(Self.x.rows(split.test))
        let below = zip(try Self.y.rows(split.test), predicted).count { $0 <= $1 }
        #expect(abs(Double(below) / 450 - 0.8) < 0.08)
    }

    @Test func sameModelForAnyNumberOfThreads() throws {
        var boosting = GradientBoostingRegressor(loss: .quantile(0.3), nEstimators: 10, threadCount: 1)
        let one = try boosting.fit(Self.x, Self.y)
        boosting.threadCount = 4
        #expect(try boosting.fit(Self.x, Self.y) == one)
    }

    @Test(arguments: [0, 1, -0.1, Double.nan]) func aQuantileOutOfRange(quantile: Double) {
        #expect(throws: LearnError.self) {
            try GradientBoostingRegressor(loss: .quantile(quantile)).fit(Self.x, Self.y)
        }
    }

    /// scikit-learn's `HistGradientBoostingRegressor`, which computes in single precision. With sample weights, predictions of
    /// quantiles differ from its own; weights must lower the weighted loss all the same.
    @Test(
        arguments: [
            (
                RegressionLoss.absoluteError,
                [0.9462748830231086, 1.2631080415560199, -0.5339636604704285, -1.0330292515804047],
                [0.9101776489258582, 1.5129477745690287, -0.9004515141191161, -0.205629008625756]
            ),
            (
                .quantile(0.75),
                [1.6315554784633093, 1.9420206002434997, -0.40634382375410427, 0.7759842594303175],
                nil
            ),
        ] as [(RegressionLoss, [Double], [Double]?)])
    func predictionsOfTheReference(loss: RegressionLoss, plain: [Double], weighted: [Double]?) throws {
        let boosting = GradientBoostingRegressor(
            loss: loss, nEstimators: 20, maxLeaves: 6, minSamplesLeaf: 5)
        let (x, y) = (SmallSample.x, SmallSample.numbers)
        #expect(isClose(Array(try boosting.fit(x, y).predict(x).prefix(4)), plain, 1e-5))
        let weights = (0..<60).map { Double(1 + $0 % 3) }
        let model = try boosting.fit(x, y, sampleWeight: weights)
        if let weighted { #expect(isClose(Array(try model.predict(x).prefix(4)), weighted, 1e-5)) }
        guard case .quantile(let quantile) = loss else { return }
        let plainModel = try boosting.fit(x, y)
        let scores = try [model, plainModel].map {
            try RegressionScores(y, predicted: $0.predict(x), sampleWeight: weights)
        }
        #expect(scores[0].pinballLoss(quantile: quantile) < scores[1].pinballLoss(quantile: quantile))
    }
}
