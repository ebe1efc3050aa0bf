import Base
import Numerics
import TestSupport
import Testing

@testable import Learn

/// Reference values of scikit-learn's `LogisticRegression(solver="newton-cholesky", tol=1e-14)`: the exact minimum.
@Suite struct LogisticRegressionTests {
    private let x = SmallSample.x
    private let y = SmallSample.y

    private func parameters(_ model: LogisticRegression.Fitted) -> [Double] {
        model.coefficients.flatMap { $0 } + model.intercepts
    }

    @Test(arguments: [
        (
            LogisticRegression(),
            [1.106339131218669, -0.017780358703815446, -0.157753940109801, 0.44543805658473673]
        ),
        (
            LogisticRegression(penalty: .none),
            [1.4209393971424693, -0.1570529376005383, -0.2004875720033506, 0.4843017931940537]
        ),
        (
            LogisticRegression(classWeight: .balanced),
            [1.0990238988614471, -0.001269972463656548, -0.16712328335957766, 0.11321740441717953]
        ),
        (
            LogisticRegression(fitIntercept: false),
            [1.0153823915881, 0.027753939384951035, -0.22871937759048164, 0]
        ),
    ])
    func optimum(regression: LogisticRegression, expected: [Double]) throws {
        let model = try regression.fit(x, y)
        #expect(model.converged && model.newtonDecrement <= 1e-9)
        #expect(isClose(parameters(model), expected, 1e-8))
    }

    @Test func sampleWeights() throws {
        let model = try LogisticRegression().fit(x, y, sampleWeight: (0..<60).map { Double(1 + $0 % 3) })
        let expected = [1.1135089865382066, -0.049054562790452, -0.5068356283156847, 0.2793468053216826]
        #expect(isClose(parameters(model), expected, 1e-8))
    }

    @Test func severalClasses() throws {
        let model = try LogisticRegression().fit(x, SmallSample.y3)
        let coefficients = [
            [-0.1944174805062664, -0.21556541083593364, -0.10727508759288085],
            [1.3262453635752842, 0.18736339863637344, 0.3206074895537335],
            [-1.1318278830690163, 0.02820201219955421, -0.21333240196085237],
        ]
        #expect(zip(model.coefficients, coefficients).allSatisfy { isClose($0, $1, 1e-7) })
        #expect(
            isClose(
                model.intercepts, [0.24724826364055288, -0.09531898437937084, -0.15192927926118202], 1e-7))
    }

    @Test func probabilitiesSumToOne() throws {
        for labels in [y, SmallSample.y3] {
            let probabilities = try LogisticRegression().fit(x, labels).predictProbabilities(x)
            #expect(probabilities.columnNames == labels.classNames)
            #expect((0..<60).allSatisfy { isClose(probabilities.row(at: $0).reduce(0, +), 1) })
        }
    }

    @Test func probabilityIsTheLogisticOfTheLogOdds() throws {
        let model = try LogisticRegression().fit(x, y)
        let logOdds = try model.decisionFunction(x)
        let probability = try model.predictProbability(x)
        let predicted = try model.predict(x)
        #expect((0..<60).allSatisfy { (logOdds[$0] > 0) == (probability[$0] > 0.5) })
        #expect((0..<60).allSatisfy { (logOdds[$0] > 0) == (predicted.codes[$0] == 1) })
        #expect(try model.predict(x, threshold: 0).codes.allSatisfy { $0 == 1 })
    }

    @Test func theNumberOfThreadsDoesNotMatter() throws {
        // More rows than three chunks have, so that there is work for several threads.
        var random = RandomState(seed: 3)
        let large = try Matrix(["a": random.normal(count: 30_000), "b": random.uniform(0, 9, count: 30_000)])
        let labels = Labels((0..<30_000).map { random.random() < (large[$0, 0] > 0 ? 0.7 : 0.2) })
        let one = try LogisticRegression(threadCount: 1).fit(large, labels)
        for threads in [2, 3, 8] {
            let other = try LogisticRegression(threadCount: threads).fit(large, labels)
            #expect(other == one)
        }
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let indices = (0..<60).flatMap { [Int](repeating: $0, count: y.codes[$0] == 1 ? 3 : 1) }
        let repeated = try LogisticRegression().fit(x.rows(indices), y.rows(indices))
        let byClass = try LogisticRegression(classWeight: .explicit(["yes": 3])).fit(x, y)
        let byRow = try LogisticRegression().fit(x, y, sampleWeight: y.codes.map { $0 == 1 ? 3 : 1 })
        #expect(isClose(parameters(byClass), parameters(repeated), 1e-9))
        #expect(isClose(parameters(byRow), parameters(repeated), 1e-9))
    }

    @Test func unitsDoNotMatterWithoutPenalty() throws {
        let scaled = try Matrix([
            "a": x.column("a").map { $0 * 1e6 + 5e6 }, "b": x.column("b"),
            "c": x.column("c").map { $0 * 1e-6 },
        ])
        let plain = try LogisticRegression(penalty: .none).fit(x, y)
        let model = try LogisticRegression(penalty: .none).fit(scaled, y)
        #expect(model.converged)
        #expect(isClose(try model.predictProbability(scaled), try plain.predictProbability(x), 1e-8))
    }

    @Test func swappingTheClassesChangesTheSigns() throws {
        let swapped = try Labels(y.names, positive: "no")
        let model = try LogisticRegression().fit(x, swapped)
        #expect(isClose(parameters(model).map { -$0 }, parameters(try LogisticRegression().fit(x, y)), 1e-9))
    }

    @Test func originalUnits() throws {
        let scaled = try Pipeline(StandardScaler(), LogisticRegression(penalty: .none)).fit(x, y)
        let original = try scaled.inOriginalUnits()
        let direct = try LogisticRegression(penalty: .none).fit(x, y)
        #expect(isClose(parameters(original), parameters(direct), 1e-8))
        #expect(isClose(try original.predictProbability(x), try scaled.predictProbability(x)))
    }

    @Test func coefficientsHaveNames() throws {
        let model = try LogisticRegression().fit(x, y)
        #expect(try model.coefficient("c") == model.coefficients[0][2])
        #expect(throws: LearnError.unknownColumn("cc", nearest: "c")) { try model.coefficient("cc") }
        #expect(throws: LearnError.notBinary(classes: ["p", "q", "r"])) {
            try LogisticRegression().fit(x, SmallSample.y3).coefficient("a")
        }
    }

    @Test func perfectSeparation() throws {
        let line = try Matrix(["x": [-2, -1, 1, 2]])
        let labels = try Labels([0, 0, 1, 1])
        #expect(throws: LearnError.separable) { try LogisticRegression(penalty: .none).fit(line, labels) }
        let model = try LogisticRegression().fit(line, labels)
        #expect(isClose(parameters(model), [1.00659431, 0], 1e-4))
    }

    @Test func collinearColumns() throws {
        // With a column for each category and an intercept, many coefficients give the same predictions.
        let categories = try Matrix(categories: ["k": (0..<60).map { $0 % 3 }])
        let encoded = try OneHotEncoder().fitTransform(categories)
        let all = try Matrix.stackingColumns([x, encoded])
        let some = try all.selecting(["a", "b", "c", "k_1", "k_2"])
        let full = try LogisticRegression(penalty: .none).fit(all, y)
        let reduced = try LogisticRegression(penalty: .none).fit(some, y)
        #expect(isClose(try full.predictProbability(all), try reduced.predictProbability(some), 1e-7))
        #expect(throws: LearnError.self) { try full.waldStatistics(all, y) }
    }

    @Test func aColumnOfZerosHasNoInfluence() throws {
        let zeros = try Matrix.stackingColumns([x, Matrix(["zero": [Double](repeating: 0, count: 60)])])
        for penalty in [LogisticRegression.Penalty.none, .l2(C: 1)] {
            let model = try LogisticRegression(penalty: penalty).fit(zeros, y)
            let plain = try LogisticRegression(penalty: penalty).fit(x, y)
            #expect(try model.coefficient("zero") == 0)
            #expect(isClose(Array(model.coefficients[0].prefix(3)), plain.coefficients[0], 1e-8))
        }
    }

    @Test func numbersThatOverflow() throws {
        let huge = try Matrix(["x": x.column("a").map { $0 * 1e200 }])
        #expect(throws: LearnError.overflow(estimator: "a logistic regression")) {
            try LogisticRegression().fit(huge, y)
        }
    }

    @Test func tooFewIterationsAreReported() throws {
        let model = try LogisticRegression(maxIterations: 1).fit(x, y)
        #expect(!model.converged && model.iterations == 1 && model.newtonDecrement > 1e-9)
    }

    @Test(arguments: [
        LogisticRegression(penalty: .l2(C: 0)), LogisticRegression(penalty: .l2(C: -.infinity)),
        LogisticRegression(tolerance: 0), LogisticRegression(maxIterations: 0),
        LogisticRegression(threadCount: 0),
        LogisticRegression(classWeight: .explicit(["maybe": 1])),
        LogisticRegression(classWeight: .explicit(["yes": -1])),
        LogisticRegression(classWeight: .explicit(["yes": 0])),
    ])
    func parametersOutOfRange(regression: LogisticRegression) {
        #expect(throws: LearnError.self) { try regression.fit(x, y) }
    }

    @Test func classesWithoutRows() throws {
        let three = try Labels(codes: y.codes, classNames: ["no", "yes", "maybe"])
        #expect(throws: LearnError.absentClass("maybe")) { try LogisticRegression().fit(x, three) }
    }

    @Test func manyColumns() throws {
        // More columns than the dense curvature is computed for.
        var random = RandomState(seed: 1)
        let names = (0..<300).map { "x\($0)" }
        let wide = try Matrix(rowCount: 40, columnNames: names, values: random.normal(count: 12_000))
        let labels = Labels((0..<40).map { wide[$0, 0] > 0 })
        let model = try LogisticRegression().fit(wide, labels)
        #expect(model.converged)
        #expect(try model.predict(wide) == labels)
    }

    @Test func cancelledBetweenSteps() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try LogisticRegression().fit(SmallSample.x, SmallSample.y)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
