import Numerics
import TestSupport
import Testing

@testable import Statistics

/// Reference values of `scipy.stats` and statsmodels.
@Suite struct ProportionTests {
    private func bounds(_ range: ClosedRange<Double>) -> [Double] { [range.lowerBound, range.upperBound] }

    @Test func intervals() throws {
        let proportion = try Proportion(hits: 7, of: 20)
        #expect(isClose(bounds(try proportion.wilsonInterval()), [0.1811918241010821, 0.5671457233147637]))
        #expect(isClose(bounds(try proportion.exactInterval()), [0.1539092047845412, 0.5921885345328283]))
        #expect(try Proportion(hits: 0, of: 5).exactInterval().lowerBound == 0)
        #expect(try Proportion(hits: 5, of: 5).wilsonInterval().upperBound == 1)
    }

    @Test(arguments: [
        (0, 2.4466604328839878e-08), (3, 6.859576816191963e-05), (10, 0.16365322337688154), (15, 1),
        (16, 0.7587048002690672), (22, 0.04334038842358512),
    ])
    func binomialTest(hits: Int, pValue: Double) throws {
        let test = try HypothesisTest.binomial(Proportion(hits: hits, of: 50), probability: 0.3)
        #expect(abs(test.pValue - pValue) <= 1e-9 * pValue)
    }

    @Test func twoProportions() throws {
        let test = try HypothesisTest.twoProportions(
            Proportion(hits: 30, of: 100), Proportion(hits: 45, of: 110))
        #expect(isClose([test.statistic, test.pValue], [-1.6477716817422, 0.09939953216165574]))
        #expect(isClose(bounds(try #require(test.interval)), [-0.23278267762770347, 0.020556446255100835]))
        #expect(isClose(try #require(test.estimate), 0.3 - 45 / 110))
        let none = try Proportion(hits: 0, of: 3)
        #expect(try HypothesisTest.twoProportions(none, none).pValue.isNaN)
    }

    @Test func tables() throws {
        let table = try ContingencyTable([[30, 14, 6], [12, 25, 13]])
        let test = try table.chiSquared()
        #expect(isClose([test.statistic, test.pValue], [13.395797185270869, 0.0012335012697155087]))
        #expect(test.degreesOfFreedom == [2] && table.expected == [[21, 19.5, 9.5], [21, 19.5, 9.5]])
        #expect(isClose(table.cramersV, 0.36600269377794026))
    }

    @Test func tablesOfTwoByTwo() throws {
        let table = try ContingencyTable([[30, 14], [12, 25]])
        #expect(isClose(try table.chiSquared().statistic, 8.906634750384754))
        #expect(isClose(try table.chiSquared(continuityCorrection: false).pValue, 0.0013384359919009507))
        let fisher = try table.fisherExact()
        #expect(isClose([fisher.statistic, fisher.pValue], [4.464285714285714, 0.0017914505657957997]))
        let small = try ContingencyTable([[8, 2], [1, 5]])
        #expect(isClose(try small.fisherExact().pValue, 0.034965034965034975))
        #expect(isClose(try small.fisherExact(alternative: .less).pValue, 0.9991258741258742))
        #expect(isClose(try small.fisherExact(alternative: .greater).pValue, 0.024475524475524483))
    }

    @Test func invalidInput() throws {
        #expect(throws: ArgumentError.self) { try Proportion(hits: 3, of: 2) }
        #expect(throws: ArgumentError.self) { try Proportion(hits: 0, of: 0) }
        #expect(throws: ArgumentError.self) { try ContingencyTable([]) }
        #expect(throws: ArgumentError.self) { try ContingencyTable([[1, 2], [3]]) }
        #expect(throws: ArgumentError.self) { try ContingencyTable([[1, -2]]) }
        #expect(throws: ArgumentError.self) { try ContingencyTable([[0, 0], [1, 2]]) }
        #expect(throws: ArgumentError.self) { try ContingencyTable([[1, 2]]).chiSquared() }
        #expect(throws: ArgumentError.self) { try ContingencyTable([[1.5, 2], [3, 4]]).fisherExact() }
    }
}
