import TestSupport
import Testing
import Trees

@testable import Learn

/// Reference values of scikit-learn's `partial_dependence`.
@Suite struct PartialDependenceTests {
    private let x = SmallSample.x
    private let y = SmallSample.numbers

    @Test func numbersBetweenQuantiles() throws {
        let model = try Ridge().fit(x, y)
        let result = try partialDependence(model, x, feature: "a", gridSize: 5, individualCount: 60)
        let grid = [
            -1.78326517410467, -0.8743946083967844, 0.03447595731110109, 0.9433465230189868,
            1.8522170887268723,
        ]
        #expect(isClose(result.grid, grid))
        let average = [
            -1.8651019825414357, -0.8117622233687314, 0.24157753580397295, 1.2949172949766776,
            2.3482570541493826,
        ]
        #expect(isClose(result.average, average, 1e-9))
        let second = [-0.026637756448532446, 1.0267020027241718, 2.0800417618968763]
        #expect(isClose(Array(result.individual[1].prefix(3)), second, 1e-9))
        #expect(result.individualRows == Array(0..<60) && result.categories == nil)
    }

    @Test func fewDistinctNumbers() throws {
        let model = try Ridge().fit(x, y)
        let result = try partialDependence(model, x, feature: "a", individualCount: 7)
        #expect(result.grid == x.column(at: 0).sorted())
        #expect(isClose(result.average[1], -2.190941649589168, 1e-9))
        #expect(result.individualRows == [0, 8, 16, 24, 32, 40, 48])
    }

    @Test func probabilityOfAClass() throws {
        let model = try LogisticRegression(tolerance: 1e-12).fit(x, SmallSample.y)
        let weights = (0..<60).map { Double(1 + $0 % 3) }
        let result = try partialDependence(model, x, feature: "c", gridSize: 4, sampleWeight: weights)
        let average = [0.6366276977571091, 0.6088845642427346, 0.5805566547177412, 0.5518069588258262]
        #expect(isClose(result.average, average, 1e-8))
        let other = try partialDependence(
            model, x, feature: "c", of: "no", gridSize: 4, sampleWeight: weights)
        #expect(isClose(other.average, average.map { 1 - $0 }, 1e-8))
    }

    @Test func categories() throws {
        let codes = (0..<60).map { ["u", "v", "w"][$0 % 3] }
        let mixed = try Matrix.stackingColumns([x, Matrix(categories: ["k": codes])])
        let target = codes.map { $0 == "v" ? 5.0 : 1 }
        let model = try DecisionTreeRegressor().fit(mixed, target)
        let result = try partialDependence(model, mixed, feature: "k", individualCount: 0)
        #expect(result.categories == ["u", "v", "w"] && result.average == [1, 5, 1])
        #expect(result.individual.isEmpty)
    }

    @Test func badInput() throws {
        let model = try Ridge().fit(x, y)
        #expect(throws: LearnError.unknownColumn("aa", nearest: "a")) {
            try partialDependence(model, x, feature: "aa")
        }
        #expect(throws: LearnError.self) { try partialDependence(model, x, feature: "a", gridSize: 1) }
        #expect(throws: LearnError.self) {
            try partialDependence(model, x, feature: "a", percentiles: 0.5...0.5)
        }
        let three = try LogisticRegression().fit(x, SmallSample.y3)
        #expect(throws: LearnError.self) { try partialDependence(three, x, feature: "a") }
        #expect(throws: LearnError.self) { try partialDependence(three, x, feature: "a", of: "z") }
    }
}
