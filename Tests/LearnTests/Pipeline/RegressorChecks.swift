import TestSupport
import Testing
import Trees

@testable import Learn

/// Properties of every regressor.
@Suite struct RegressorChecks {
    static let all: [any Regressor] = [
        LinearRegression(), Ridge(), Lasso(alpha: 0.05), ElasticNet(alpha: 0.05),
        DummyRegressor(), DummyRegressor(strategy: .median), DummyRegressor(strategy: .quantile(0.8)),
        DecisionTreeRegressor(maxDepth: 3), RandomForestRegressor(nEstimators: 5, bootstrap: false),
        GradientBoostingRegressor(nEstimators: 5),
        GradientBoostingRegressor(loss: .absoluteError, nEstimators: 5),
        GradientBoostingRegressor(loss: .quantile(0.9), nEstimators: 5),
        Pipeline(StandardScaler(), Ridge()), Pipeline(.scaledAndEncoded, LinearRegression()),
        GridSearch(Ridge(), over: .init(\.alpha, [1, 10])),
    ]

    private let x = SmallSample.x
    private let y = SmallSample.numbers

    private func predictions(_ regressor: some Regressor, _ x: Matrix, _ y: [Double]) throws -> [Double] {
        try regressor.fit(x, y).predict(SmallSample.x)
    }

    @Test(arguments: all) func fittingTwiceGivesTheSame(regressor: any Regressor) throws {
        #expect(try predictions(regressor, x, y) == predictions(regressor, x, y))
    }

    @Test(arguments: all) func theOrderOfRowsDoesNotMatter(regressor: any Regressor) throws {
        guard !(regressor is GridSearch<Ridge>) else { return }
        let order = shuffle(count: 60, seed: 4)
        let other = try predictions(regressor, x.rows(order), y.rows(order))
        #expect(isClose(other, try predictions(regressor, x, y), 1e-7))
    }

    @Test(arguments: all) func rowsArePredictedOneByOne(regressor: any Regressor) throws {
        func check(_ regressor: some Regressor) throws {
            let model = try regressor.fit(x, y)
            let all = try model.predict(x)
            #expect(isClose(try (0..<60).map { try model.predict(x.rows([$0]))[0] }, all))
            #expect(try model.predict(x.rows([])).isEmpty)
            #expect(try model.evaluate(x, y).predicted == all)
        }
        try check(regressor)
    }

    @Test(arguments: all) func badInput(regressor: any Regressor) throws {
        let none = try x.rows([])
        #expect(throws: LearnError.self) { try regressor.fit(none, []) }
        let empty = try Matrix(rowCount: 60, columnNames: [], values: [])
        #expect(throws: LearnError.self) { try regressor.fit(empty, y) }
        #expect(throws: LearnError.lengthMismatch(what: "targets", count: 1, expected: 60)) {
            try regressor.fit(x, [1])
        }
        var targets = y
        targets[7] = .infinity
        #expect(throws: LearnError.notFinite(row: 7, column: "the targets", value: .infinity)) {
            try regressor.fit(x, targets)
        }
        var bad = x
        bad[3, 1] = .infinity
        #expect(throws: LearnError.notFinite(row: 3, column: "b", value: .infinity)) {
            try regressor.fit(bad, y)
        }
    }

    @Test(arguments: all) func otherColumns(regressor: any Regressor) throws {
        func check(_ regressor: some Regressor) throws {
            let model = try regressor.fit(x, y)
            #expect(throws: LearnError.self) { try model.predict(x.selecting(["a", "b"])) }
        }
        try check(regressor)
    }

    @Test(arguments: all) func invalidWeights(regressor: any Regressor) {
        var weights = [Double](repeating: 0, count: 60)
        #expect(throws: LearnError.zeroWeights) { try regressor.fit(x, y, sampleWeight: weights) }
        #expect(throws: LearnError.self) { try regressor.fit(x, y, sampleWeight: [1]) }
        weights[2] = -1
        #expect(throws: LearnError.invalidWeight(row: 2, value: -1)) {
            try regressor.fit(x, y, sampleWeight: weights)
        }
    }
}

/// Reference values of scikit-learn's `DummyRegressor`, with and without weights.
@Suite struct DummyRegressorTests {
    @Test(arguments: [
        (DummyRegressor.Strategy.mean, 0.15443211179724214, 0.39534585855326615),
        (.median, -0.020777496419425667, 0.4559472192179247),
        (.quantile(0.8), 1.31401017371882, 1.8907962873675546),
        (.constant(3), 3, 3),
    ])
    func predictions(strategy: DummyRegressor.Strategy, plain: Double, weighted: Double) throws {
        let dummy = DummyRegressor(strategy: strategy)
        let (x, y) = (SmallSample.x, SmallSample.numbers)
        #expect(isClose(try dummy.fit(x, y).prediction, plain))
        let weights = (0..<60).map { Double($0 % 4) }
        #expect(isClose(try dummy.fit(x, y, sampleWeight: weights).prediction, weighted))
    }

    @Test func aQuantileOutOfRange() {
        #expect(throws: LearnError.self) {
            try DummyRegressor(strategy: .quantile(1.5)).fit(SmallSample.x, SmallSample.numbers)
        }
    }
}
