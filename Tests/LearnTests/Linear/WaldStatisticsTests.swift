import Numerics
import TestSupport
import Testing

@testable import Learn

/// Reference values of statsmodels' `Logit`.
@Suite struct WaldStatisticsTests {
    private let x = SmallSample.x
    private let y = SmallSample.y
    private let statistics: WaldStatistics

    init() throws {
        statistics = try LogisticRegression(penalty: .none).fit(x, y).waldStatistics(x, y)
    }

    @Test func standardErrors() {
        let errors = statistics.coefficients.map(\.standardError)
        #expect(statistics.coefficients.map(\.name) == ["intercept", "a", "b", "c"])
        #expect(
            isClose(
                errors, [0.3163063992941536, 0.5514823461746968, 0.3244464938365003, 0.3351732493862654], 1e-8
            ))
    }

    @Test func tests() {
        let z = [1.5311160136968032, 2.5765818380201577, -0.4840642157769249, -0.5981610178332031]
        let p = [0.1257407227562143, 0.0099782581708988, 0.6283402961852149, 0.5497324994125038]
        #expect(isClose(statistics.coefficients.map(\.z), z, 1e-8))
        #expect(isClose(statistics.coefficients.map(\.pValue), p, 1e-8))
        #expect(isClose(statistics.logLikelihood, -32.47196420631132))
    }

    @Test func intervals() throws {
        let a = try statistics.coefficient("a")
        #expect(
            isClose(
                [a.interval.lowerBound, a.interval.upperBound], [0.3400538605304131, 2.5018249337545253], 1e-8
            ))
        #expect(isClose(a.oddsRatio, 4.1410086, 1e-6))
        #expect(a.oddsRatioInterval.contains(a.oddsRatio) && a.oddsRatioInterval.lowerBound > 1)
        #expect(throws: LearnError.self) { try statistics.coefficient("d") }
    }

    @Test func unitsOfTheColumns() throws {
        let model = try Pipeline(StandardScaler(), LogisticRegression(penalty: .none)).fit(x, y)
        let original = try model.inOriginalUnits().waldStatistics(x, y)
        let scaled = try model.classifier.waldStatistics(model.transformer.transform(x), y)
        #expect(isClose(original.coefficients.map(\.z), statistics.coefficients.map(\.z), 1e-8))
        // The test of a slope does not depend on units; that of the intercept does.
        #expect(
            isClose(
                scaled.coefficients.dropFirst().map(\.z), statistics.coefficients.dropFirst().map(\.z), 1e-8))
    }

    @Test func theClearestCoefficientsComeFirst() {
        let clearest = statistics.clearest(2)
        let sizes = clearest.coefficients.dropFirst().map { abs($0.z) }
        #expect(clearest.coefficients.map(\.name).first == "intercept" && sizes.count == 2)
        #expect(
            sizes == statistics.coefficients.dropFirst().map { abs($0.z) }.sorted(by: >).prefix(2).map(\.self)
        )
        #expect(statistics.clearest(9).coefficients.count == 4)
    }

    @Test func weightsCountAsRepeatedRows() throws {
        let weights = (0..<60).map { Double($0 % 3) }
        let indices = (0..<60).flatMap { [Int](repeating: $0, count: $0 % 3) }
        let regression = LogisticRegression(penalty: .none)
        let weighted = try regression.fit(x, y, sampleWeight: weights).waldStatistics(
            x, y, sampleWeight: weights)
        let (rx, ry) = (try x.rows(indices), try y.rows(indices))
        let repeated = try regression.fit(rx, ry).waldStatistics(rx, ry)
        #expect(
            isClose(
                weighted.coefficients.map(\.standardError), repeated.coefficients.map(\.standardError), 1e-8))
    }

    @Test func invalidInput() throws {
        let model = try LogisticRegression().fit(x, y)
        #expect(throws: LearnError.self) { try model.waldStatistics(x, y, confidence: 1) }
        #expect(throws: LearnError.self) { try model.waldStatistics(x.rows([0]), y) }
        let several = try LogisticRegression().fit(x, SmallSample.y3)
        #expect(throws: LearnError.self) { try several.waldStatistics(x, SmallSample.y3) }
    }
}
