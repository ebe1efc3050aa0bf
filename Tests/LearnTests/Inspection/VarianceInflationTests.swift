import TestSupport
import Testing

@testable import Learn

@Suite struct VarianceInflationTests {
    /// Reference values of statsmodels' `variance_inflation_factor` with a constant.
    @Test func correlatedColumns() throws {
        let factors = try varianceInflationFactors(SmallSample.x)
        #expect(isClose(factors, [2.5835044288353433, 2.590499454892764, 1.0086262649526896], 1e-12))
    }

    @Test func aCombinationOfOthersIsInfinite() throws {
        let x = SmallSample.x
        let sum = try Matrix(["sum": zip(x.column("a"), x.column("b")).map(+)])
        let constant = try Matrix(["constant": [Double](repeating: 3, count: 60)])
        let factors = try varianceInflationFactors(Matrix.stackingColumns([x, sum, constant]))
        #expect(factors[0] == .infinity && factors[1] == .infinity && factors[3] == .infinity)
        #expect(factors[4] == .infinity)
        #expect(isClose(factors[2], 1.0086262649526896, 1e-9))
    }

    @Test func unitsDoNotMatter() throws {
        let x = SmallSample.x
        let scaled = try Matrix([
            "a": x.column("a").map { $0 * 1e9 + 1e9 }, "b": x.column("b"), "c": x.column("c"),
        ])
        #expect(isClose(try varianceInflationFactors(scaled), try varianceInflationFactors(x), 1e-6))
    }

    @Test func oneColumnAlone() throws {
        #expect(isClose(try varianceInflationFactors(Matrix(["a": [1, 2, 4]])), [1]))
    }
}
