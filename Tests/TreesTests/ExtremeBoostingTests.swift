import Learn
import Testing

@testable import Trees

@Suite("Boosting takes constant and extreme targets and weights, or says why not")
struct ExtremeBoostingTests {
    private let x: Matrix
    private let counts = [1, 2, 10, 100]

    init() throws {
        x = try Matrix(["x": (0..<100).map { Double($0 % 13) }])
    }

    private func rows(_ count: Int) throws -> Matrix { try x.rows(Array(0..<count)) }

    @Test(
        "A constant target is predicted",
        arguments: [5, 0, -3.25, 0.1, 1e-300, 1e25],
        [RegressionLoss.squaredError, .absoluteError, .quantile(0.9)])
    func constantTargets(target: Double, loss: RegressionLoss) throws {
        for count in counts {
            let x = try rows(count)
            let model = try GradientBoostingRegressor(loss: loss, nEstimators: 5, minSamplesLeaf: 1)
                .fit(x, [Double](repeating: target, count: count))
            #expect(try model.predict(x).allSatisfy { abs($0 - target) <= 1e-12 * abs(target) })
        }
    }

    @Test(arguments: [1e-300, 1e-200, 1e-40, 1e20])
    func scaledTargets(scale: Double) throws {
        let y = (0..<100).map { Double($0 % 13) * scale }
        let model = try GradientBoostingRegressor(nEstimators: 5, minSamplesLeaf: 1).fit(x, y)
        #expect(try model.predict(x).allSatisfy { $0.isFinite && abs($0) <= 13 * scale })
    }

    @Test(arguments: [1e200, 1e308, -.greatestFiniteMagnitude])
    func targetsThatOverflow(largest: Double) throws {
        let y = (0..<100).map { $0 == 50 ? largest : Double($0) }
        #expect(throws: LearnError.overflow(estimator: "gradient boosting")) {
            try GradientBoostingRegressor().fit(x, y)
        }
    }

    @Test("Weights far from 1", arguments: [1e-300, 1e-200, 1e-31, 1e31, 1e308])
    func weightsThatOverflow(weight: Double) throws {
        let weights = [Double](repeating: weight, count: 100)
        for classes in [2, 3] {
            let y = try Labels((0..<100).map { "\($0 % classes)" })
            #expect(throws: LearnError.self) {
                try GradientBoosting(nEstimators: 5).fit(x, y, sampleWeight: weights)
            }
        }
        #expect(throws: LearnError.self) {
            try GradientBoostingRegressor().fit(x, weights.indices.map(Double.init), sampleWeight: weights)
        }
    }

    @Test("Weights not so far from 1", arguments: [1e-25, 1e-6, 1e6, 1e25], [2, 3])
    func weights(weight: Double, classes: Int) throws {
        let y = try Labels((0..<100).map { "\($0 % classes)" })
        for minHessianLeaf in [0, 1e-3] {
            let model = try GradientBoosting(
                nEstimators: 5, minSamplesLeaf: 1, minHessianLeaf: minHessianLeaf
            )
            .fit(x, y, sampleWeight: [Double](repeating: weight, count: 100))
            #expect(try model.predictProbabilities(x).values.allSatisfy { 0 <= $0 && $0 <= 1 })
        }
    }

    @Test func leavesOfMoreRowsThanThereAre() throws {
        let y = Labels((0..<100).map { $0 % 2 == 0 })
        let model = try GradientBoosting(nEstimators: 2, minSamplesLeaf: .max).fit(x, y)
        #expect(try model.predictProbability(x).allSatisfy { $0 == 0.5 })
    }
}
