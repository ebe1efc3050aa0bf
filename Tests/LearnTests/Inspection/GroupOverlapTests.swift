import TestSupport
import Testing

@testable import Learn

@Suite struct GroupOverlapTests {
    private let split = TrainTestSplit(train: [0, 1, 2], test: [3, 4, 5])

    @Test func groupsOnBothSides() throws {
        let overlap = try GroupOverlap(split, groups: [7, 8, 9, 8, 8, 5])
        #expect(overlap.shared == [8] && overlap.testGroupCount == 2)
        #expect(overlap.rowCount == 2 && isClose(overlap.fraction, 2 / 3))
        #expect(throws: LearnError.self) { try GroupOverlap(split, groups: [1, 2]) }
    }

    @Test func rowsWithoutAGroupDoNotOverlap() throws {
        let users = Groups(["x", nil, "y", nil, "y", "z"])
        let overlap = try GroupOverlap(split, groups: users)
        #expect(overlap.shared.map { users.names[$0] } == ["y"] && overlap.rowCount == 1)
    }

    @Test func anEmptyTestSet() throws {
        #expect(try GroupOverlap(TrainTestSplit(train: [0], test: []), groups: [1]).fraction == 0)
    }
}
