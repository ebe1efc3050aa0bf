import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct TargetStatisticsTests {
    private let groups = [0, 1, 0, 2, 0, 1]
    private let values = [1.0, 10, 2, 5, 6, 20]

    @Test func groupsOfTrainingRowsAppliedToOthers() throws {
        let known = try TargetStatistics(groups: groups, values: values)
        #expect(known.counts == [3, 2, 1] && known.means == [3, 15, 5])
        let columns = known.applied(to: [1, 0, 2, 9, -1])
        #expect(columns.counts == [2, 3, 1, 0, 0])
        #expect(isClose(columns.means, [15, 3, 5, .nan, .nan]))
        #expect(isClose(columns.standardDeviations.map { $0 * $0 }, [50, 7, .nan, .nan, .nan]))
    }

    @Test func eachRowIsLeftOutOfItsOwnGroup() throws {
        let others = try TargetStatistics.leavingOneOut(groups: groups, values: values)
        #expect(others.counts == [2, 1, 2, 0, 2, 1])
        #expect(isClose(others.means, [4, 20, 3.5, .nan, 1.5, 10]))
        #expect(
            isClose(others.standardDeviations.map { $0 * $0 }, [8, .nan, 12.5, .nan, 0.5, .nan]))
    }

    @Test func agreesWithStatisticsOfTheOtherRows() throws {
        var random = RandomState(seed: 3)
        let groups = random.randint(0..<40, count: 300)
        let values = random.normal(mean: 1e6, count: 300)
        let others = try TargetStatistics.leavingOneOut(groups: groups, values: values)
        for row in 0..<300 {
            let rest = (0..<300).filter { $0 != row && groups[$0] == groups[row] }
            let expected = try TargetStatistics(groups: rest.map { _ in 0 }, values: rest.map { values[$0] })
            #expect(isClose(others.means[row], expected.means[0], 1e-13))
            #expect(isClose(others.standardDeviations[row], expected.standardDeviations[0], 1e-9))
        }
    }

    @Test func givenStatisticsLeaveARowOut() throws {
        let known = try TargetStatistics(groups: groups, values: values).applied(to: groups)
        let others = try known.leavingOut(values)
        let expected = try TargetStatistics.leavingOneOut(groups: groups, values: values)
        #expect(others.counts == expected.counts)
        #expect(isClose(others.means, expected.means, 1e-12))
        #expect(isClose(others.standardDeviations, expected.standardDeviations, 1e-12))
        #expect(throws: LearnError.self) { try known.leavingOut([1]) }
        #expect(throws: LearnError.self) {
            try TargetStatistics.Columns(counts: [1], means: [1, 2], standardDeviations: [1])
        }
    }

    @Test func leavingAnOutlierOutIsExact() throws {
        let others = try TargetStatistics.leavingOneOut(groups: [0, 0, 0, 0], values: [1, 1, 1, 1e9])
        #expect(others.standardDeviations[3] == 0 && others.means[3] == 1)
    }

    @Test func invalidInput() {
        #expect(throws: LearnError.self) { try TargetStatistics(groups: [0], values: [1, 2]) }
        #expect(throws: LearnError.self) { try TargetStatistics(groups: [-1], values: [1]) }
        #expect(throws: LearnError.self) { try TargetStatistics(groups: [Int.max], values: [1]) }
        #expect(throws: LearnError.self) { try TargetStatistics.leavingOneOut(groups: [0], values: [.nan]) }
    }
}
