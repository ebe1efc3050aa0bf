import Numerics
import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's linear models, those with an L1 penalty converged to 1e-14.
@Suite struct LinearModelTests {
    private let x = SmallSample.x
    private let y = SmallSample.numbers
    /// Weights of which some are zero.
    private let weights = (0..<60).map { Double($0 % 4) }

    private static let cases: [(any Regressor, [Double], [Double])] = [
        (
            LinearRegression(),
            [1.2197569147627054, -0.7771560482149766, -0.06708594698771973, 0.24213798113753726],
            [1.1398631350917887, -0.7398520574841506, -0.11811490847663335, 0.415965153021997]
        ),
        (
            LinearRegression(fitIntercept: false),
            [1.1834769497925663, -0.751639197638366, -0.10558084647569256, 0],
            [1.1061040214449713, -0.7313269164926022, -0.17323754396902957, 0]
        ),
        (
            Ridge(),
            [1.1589546398747077, -0.7375281932995448, -0.06203857937848867, 0.23796237317656932],
            [1.1009876331217217, -0.7147524776653912, -0.11623906283482964, 0.4149574177261953]
        ),
        (
            Ridge(alpha: 10),
            [0.8008895945889933, -0.5044890725782744, -0.034062354855640145, 0.21313482929679767],
            [0.8422640516261966, -0.547714116076247, -0.10226281799161825, 0.40845480247473126]
        ),
        (
            Ridge(alpha: 3, fitIntercept: false),
            [1.0239642618407279, -0.6477795894949151, -0.08849135524418156, 0],
            [0.9997291170272883, -0.6624838309528391, -0.1657632979485214, 0]
        ),
        (
            Lasso(alpha: 0.1, tolerance: 1e-13),
            [0.8539815499155056, -0.5257022519022803, 0, 0.22162702103959675],
            [0.7721454037576236, -0.49435230261534074, -0.012005018757447668, 0.419124597504749]
        ),
        (
            Lasso(alpha: 0.3, tolerance: 1e-13),
            [0.13666185672738265, -0.03507056573896625, 0, 0.16215960709124816],
            [0.0452162764227848, -0.004379374427829427, 0, 0.39862886042674694]
        ),
        (
            ElasticNet(alpha: 0.2, l1Ratio: 0.3, tolerance: 1e-13),
            [0.6959983315050122, -0.428599338244773, 0, 0.20920547490765326],
            [0.6366876304785893, -0.410183715314944, -0.04406625274609472, 0.41008756410223]
        ),
        (
            ElasticNet(alpha: 0.1, l1Ratio: 0.7, fitIntercept: false, tolerance: 1e-13),
            [0.8449242243160859, -0.5209956575664563, 0, 0],
            [0.7744773031552658, -0.5114996181419833, -0.0950390850508284, 0]
        ),
    ]

    private func parameters(
        _ regressor: some Regressor, _ x: Matrix, _ y: [Double], _ weights: [Double]? = nil
    ) throws -> [Double] {
        let model = try #require(try regressor.fit(x, y, sampleWeight: weights) as? LinearModel)
        #expect(model.converged)
        return model.coefficients + [model.intercept]
    }

    @Test(arguments: cases.indices) func referenceValues(index: Int) throws {
        let (regressor, unweighted, weighted) = Self.cases[index]
        #expect(isClose(try parameters(regressor, x, y), unweighted, 1e-8))
        #expect(isClose(try parameters(regressor, x, y, weights), weighted, 1e-8))
    }

    /// A combination of two columns and a constant, which no unique solution has coefficients of.
    private func deficient() throws -> Matrix {
        let (a, b) = (try x.column("a"), try x.column("b"))
        let more = try Matrix([
            "sum": zip(a, b).map { 2 * $0 - $1 }, "constant": [Double](repeating: 0.1, count: 60),
        ])
        return try Matrix.stackingColumns([x, more])
    }

    @Test func theShortestOfManySolutions() throws {
        let z = try deficient()
        let plain = [
            0.14753362218257637, -0.2410444019249119, -0.06708594698771979, 0.5361116462900647, 0,
            0.24213798113753726,
        ]
        #expect(isClose(try parameters(LinearRegression(), z, y), plain, 1e-8))
        let weighted = [
            0.17807032724125257, -0.1928472516967723, -0.06705873099217138, 0.5489879061792773, 0,
            0.2803543637434332,
        ]
        let weights = (0..<60).map { Double(1 + $0 % 3) }
        #expect(isClose(try parameters(LinearRegression(), z, y, weights), weighted, 1e-8))
        let ridge = [
            0.14654354697564656, -0.2380527250285469, -0.06503929588543247, 0.5311398189798262, 0,
            0.24150338840490337,
        ]
        #expect(isClose(try parameters(Ridge(), z, y), ridge, 1e-8))
    }

    @Test func moreColumnsThanRows() throws {
        var random = RandomState(seed: 9)
        let rows = (0..<12).map { _ in random.normal(count: 30) }
        let wide = try Matrix(rows: rows)
        random = RandomState(seed: 10)
        let y = zip(rows, random.normal(count: 12)).map { $0[0] + $1 }
        func ends(_ regressor: some Regressor, _ count: Int) throws -> [Double] {
            let all = try parameters(regressor, wide, y)
            return Array(all.prefix(count)) + all.suffix(1)
        }
        let plain = [
            0.07922224580388404, 0.041429795689319086, 0.002721603141997797, -0.0881935653475821,
            0.15286946273214835,
        ]
        #expect(isClose(try ends(LinearRegression(), 4), plain, 1e-8))
        let ridge = [
            0.07248677508658417, 0.0371772260818008, -0.00014513679324516804, -0.08050867106144682,
            0.15513290673380825,
        ]
        #expect(isClose(try ends(Ridge(alpha: 2), 4), ridge, 1e-8))
        let lasso = [0, 0, 0, 0, 0, -0.017027254698939048, -0.09051388824014413, 0, 0.06347133420045072]
        #expect(isClose(try ends(Lasso(alpha: 0.1, tolerance: 1e-13), 8), lasso, 1e-8))
        #expect(try parameters(Lasso(alpha: 0.1), wide, y).dropLast().count { $0 != 0 } == 7)
    }

    /// Units that differ by many orders of magnitude change no prediction.
    @Test func unitsDoNotMatter() throws {
        let scales = [1e-9, 1, 1e9]
        let scaled = Matrix(
            uncheckedRowCount: 60, columnNames: x.columnNames,
            values: (0..<3).flatMap { column in x.column(at: column).map { $0 * scales[column] } })
        let expected = try LinearRegression().fit(x, y).predict(x)
        #expect(isClose(try LinearRegression().fit(scaled, y).predict(scaled), expected, 1e-9))
    }

    @Test func farFromZero() throws {
        let moved = try x.replacingColumns(["b": x.column("b").map { $0 + 1e7 }])
        let model = try LinearRegression().fit(moved, y)
        #expect(isClose(try model.coefficient("b"), -0.7771560482149766, 1e-7))
    }

    @Test func noPenaltyIsLeastSquares() throws {
        let plain = try LinearRegression().fit(x, y)
        #expect(try Ridge(alpha: 0).fit(x, y).coefficients == plain.coefficients)
        #expect(try Lasso(alpha: 0).fit(x, y).coefficients == plain.coefficients)
        let squares = try ElasticNet(alpha: 0.1, l1Ratio: 0).fit(x, y)
        #expect(isClose(squares.coefficients, try Ridge(alpha: 6).fit(x, y).coefficients))
    }

    @Test func manyColumnsAreMultipliedWhenNeeded() throws {
        let noise = (0..<1100).map { column -> (name: String, values: [Double]) in
            var random = RandomState(seed: UInt32(column))
            return ("noise \(column)", random.normal(count: 60).map { $0 * 1e-6 })
        }
        let all = try Matrix.stackingColumns([x, Matrix(columns: noise)])
        let model = try Lasso(alpha: 0.1, tolerance: 1e-13).fit(all, y)
        let expected = try Lasso(alpha: 0.1, tolerance: 1e-13).fit(x, y)
        #expect(isClose(Array(model.coefficients.prefix(3)), expected.coefficients, 1e-8))
        #expect(model.coefficients.dropFirst(3).allSatisfy { $0 == 0 })
    }

    @Test func predictionsAndNames() throws {
        let model = try LinearRegression().fit(x, y)
        let a = try model.coefficient("a") * x[5, 0]
        let b = try model.coefficient("b") * x[5, 1]
        let c = try model.coefficient("c") * x[5, 2]
        #expect(isClose(try model.predict(x)[5], model.intercept + a + b + c))
        #expect(throws: LearnError.unknownColumn("aa", nearest: "a")) { try model.coefficient("aa") }
        #expect(model.namedCoefficients.map(\.name) == ["a", "b", "c"])
    }

    @Test func coefficientsInOriginalUnits() throws {
        let model = try Pipeline(StandardScaler(), LinearRegression()).fit(x, y).inOriginalUnits()
        let expected = try LinearRegression().fit(x, y)
        #expect(isClose(model.coefficients, expected.coefficients, 1e-9))
        #expect(isClose(model.intercept, expected.intercept, 1e-9))
    }

    @Test func aFitThatDidNotConvergeSaysSo() throws {
        let model = try Lasso(alpha: 0.01, tolerance: 1e-13, maxIterations: 1).fit(x, y)
        #expect(!model.converged && model.iterations == 1 && model.dualityGap > 1e-13)
    }

    @Test func constantTargets() throws {
        let same = [Double](repeating: 0.1, count: 60)
        for regressor: any Regressor in [LinearRegression(), Ridge(), Lasso()] {
            #expect(try parameters(regressor, x, same) == [0, 0, 0, 0.1])
        }
    }

    @Test(arguments: [
        ElasticNet(alpha: -1), ElasticNet(alpha: .nan), ElasticNet(l1Ratio: 1.5), ElasticNet(tolerance: 0),
        ElasticNet(maxIterations: 0),
    ])
    func parametersOutOfRange(net: ElasticNet) {
        #expect(throws: LearnError.self) { try net.fit(x, y) }
    }

    @Test func valuesTooLarge() throws {
        let large = try x.replacingColumns(["a": x.column("a").map { $0 * 1e200 }])
        #expect(throws: LearnError.overflow(estimator: "a ridge regression")) { try Ridge().fit(large, y) }
        #expect(throws: LearnError.self) { try Ridge(alpha: -1).fit(x, y) }
    }
}
