import Numerics
import TestSupport
import Testing

@testable import Statistics

/// Reference values of `scipy.stats`.
@Suite struct HypothesisTestTests {
    private let a = [
        13.25, 8.78, 8.94, 7.85, 11.73, 5.4, 13.49, 8.48, 10.64, 9.5, 12.92, 5.88, 9.36, 9.23, 12.27, 7.8,
        9.66,
        8.24, 10.08, 11.17, 7.8, 12.29, 11.8, 11.0, 11.8,
    ]
    private let b = [
        9.75, 10.83, 4.59, 15.92, 5.62, 8.47, 12.51, 7.26, 7.83, 8.27, 12.65, 17.88, 11.12, 7.65, 12.62, 9.21,
        10.94, 14.53, 8.76, 11.03, 8.37, 10.53, 11.77, 8.03, 9.98, 10.29, 9.09, 7.44, 6.74, 10.54, 10.19,
    ]
    private var paired: [Double] { Array(b.prefix(25)) }

    private func expect(
        _ test: HypothesisTest, _ statistic: Double, _ pValue: Double, tolerance: Double = 1e-9,
        location: SourceLocation = #_sourceLocation
    ) {
        #expect(isClose(test.statistic, statistic, tolerance), sourceLocation: location)
        #expect(isClose(test.pValue, pValue, tolerance), sourceLocation: location)
    }

    @Test func means() throws {
        let welch = try HypothesisTest.welch(a, b)
        expect(welch, -0.05755315810895071, 0.9543173686691779)
        #expect(isClose(welch.degreesOfFreedom, [53.9073045702911], 1e-9))
        let interval = try #require(welch.interval)
        #expect(
            isClose(
                [interval.lowerBound, interval.upperBound], [-1.3913861758846169, 1.3137345629813924], 1e-9))
        expect(try .student(a, b), -0.05597224921161113, 0.9555705026086032)
        expect(try .oneSample(a, mean: 10), -0.05828919811735328, 0.9540008884820358)
        expect(try .paired(a, paired), -0.34546426390967067, 0.7327550553959767)
        #expect(isClose(try cohensD(a, b), -0.015045822062090767))
    }

    @Test func oneSidedPValuesAddUpToOne() throws {
        let less = try HypothesisTest.welch(a, b, alternative: .less).pValue
        let greater = try HypothesisTest.welch(a, b, alternative: .greater).pValue
        #expect(isClose(less + greater, 1) && less < greater)
    }

    @Test func ranks() throws {
        expect(try .mannWhitney(a, b), 411, 0.7046192852733335)
        expect(try .wilcoxon(a, paired), 149.5, 0.7264845348540796)
        expect(try .kolmogorovSmirnov(a, b), 0.13419354838709677, 0.9218674257012379)
        let groups = [Array(a.prefix(10)), Array(a.dropFirst(10)), b]
        expect(try .kruskalWallis(groups), 0.26254118899196327, 0.876980436202168)
    }

    @Test func smallSamplesWithoutTiesAreExact() throws {
        // Three smallest of six: one order of twenty, and its mirror image.
        #expect(isClose(try HypothesisTest.mannWhitney([1, 2, 3], [4, 5, 6]).pValue, 2 / 20))
        #expect(
            isClose(try HypothesisTest.mannWhitney([1, 2, 3], [4, 5, 6], alternative: .less).pValue, 1 / 20))
        #expect(
            isClose(try HypothesisTest.mannWhitney([1, 2, 3], [4, 5, 6], alternative: .greater).pValue, 1))
        #expect(
            isClose(try HypothesisTest.wilcoxon([1, 2, 3], [0, 0, 0], alternative: .greater).pValue, 1 / 8))
        #expect(isClose(try HypothesisTest.kendall([1, 2, 3, 4], [1, 2, 3, 4]).pValue, 2 / 24))
        #expect(isClose(try HypothesisTest.kolmogorovSmirnov([1, 2], [3, 4]).pValue, 2 / 6))
    }

    @Test func variances() throws {
        expect(try .levene([a, b]), 0.5883724330791569, 0.44638997324558866)
        expect(try .bartlett([a, b]), 1.731188189512592, 0.18825922588725258)
        let groups = [Array(a.prefix(10)), Array(a.dropFirst(10)), b]
        expect(try .anova(groups), 0.036417104373669164, 0.9642621277996666)
        #expect(try HypothesisTest.anova(groups).degreesOfFreedom == [2, 53])
    }

    @Test func normality() throws {
        // SciPy's normal quantiles are accurate to eight digits only.
        expect(try .shapiroWilk(a), 0.9673430852634723, 0.5787007363605574, tolerance: 1e-8)
        let small = [0.441227, -0.33087, 2.430771, -0.252092, 0.10961, 1.582481, -0.909232]
        expect(try .shapiroWilk(small), 0.9201794725834784, 0.4707878626651867, tolerance: 1e-7)
        expect(
            try .shapiroWilk(Array(small.prefix(3))), 0.9391606826560769, 0.5240088165567941, tolerance: 1e-7)
    }

    @Test func correlations() throws {
        let pearson = try HypothesisTest.pearson(a, paired)
        expect(pearson, -0.08669365775517299, 0.6803001107430765)
        let interval = try #require(pearson.interval)
        #expect(
            isClose(
                [interval.lowerBound, interval.upperBound], [-0.46586615174507856, 0.319377631287425], 1e-9))
        expect(try .spearman(a, paired), 0.108888041919225, 0.6043802468198665)
        expect(try .kendall(a, paired), 0.08695700807178464, 0.5434788968250426)
    }

    @Test func perfectCorrelation() throws {
        #expect(try HypothesisTest.pearson([1, 2, 3, 4], [2, 4, 6, 8]).pValue < 1e-12)
        #expect(try HypothesisTest.spearman([1, 2, 3, 4], [1, 10, 100, 1000]).statistic == 1)
        #expect(isClose(try HypothesisTest.kendall([1, 2, 3], [3, 2, 1]).statistic, -1))
        #expect(try HypothesisTest.kendall([1, 1, 1], [3, 2, 1]).pValue.isNaN)
    }

    @Test func linearTrend() throws {
        let trend = try LinearTrend(x: a, y: paired)
        #expect(isClose([trend.slope, trend.intercept], [-0.12059393973076657, 11.447652192450558], 1e-9))
        #expect(
            isClose([trend.slopeError, trend.interceptError], [0.2889588774649623, 2.948484506260012], 1e-9))
        #expect(isClose([trend.correlation, trend.pValue], [-0.08669365775517304, 0.680300110743076], 1e-9))
        #expect(try LinearTrend(x: [1, 2, 3], y: [5, 5, 5]).slope == 0)
    }

    @Test func moments() throws {
        #expect(isClose(skewness(a), -0.23020925172509657) && isClose(kurtosis(a), -0.6921674936965028))
        #expect(isClose(skewness(a, unbiased: true), -0.24517182643235425))
        #expect(isClose(kurtosis(a, unbiased: true), -0.5689970673253315))
        #expect(isClose(try trimmedMean(a), 10.063809523809523))
        #expect(skewness([2, 2, 2]).isNaN && kurtosis([1, 2, 3], unbiased: true).isNaN)
    }

    @Test func constantSamples() throws {
        #expect(try HypothesisTest.welch([2, 2], [2, 2]).pValue.isNaN)
        #expect(try HypothesisTest.mannWhitney([2, 2], [2, 2]).pValue == 1)
        #expect(try HypothesisTest.pearson([1, 1, 1], [1, 2, 3]).statistic.isNaN)
        #expect(throws: ArgumentError.self) { try HypothesisTest.shapiroWilk([2, 2, 2]) }
        #expect(throws: ArgumentError.self) { try LinearTrend(x: [1, 1, 1], y: [1, 2, 3]) }
    }

    @Test func invalidInput() {
        #expect(throws: ArgumentError.self) { try HypothesisTest.welch([1], b) }
        #expect(throws: ArgumentError.self) { try HypothesisTest.student(a, [1, .nan]) }
        #expect(throws: ArgumentError.self) { try HypothesisTest.paired(a, b) }
        #expect(throws: ArgumentError.self) { try HypothesisTest.oneSample(a, confidence: 1) }
        #expect(throws: ArgumentError.self) { try HypothesisTest.mannWhitney([], b) }
        #expect(throws: ArgumentError.self) { try HypothesisTest.anova([a]) }
        #expect(throws: ArgumentError.self) { try HypothesisTest.anova([[1], [2]]) }
        #expect(throws: ArgumentError.self) { try trimmedMean(a, fraction: 0.5) }
    }
}
