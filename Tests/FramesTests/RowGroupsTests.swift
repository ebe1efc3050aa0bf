import Testing

@testable import Frames

@Suite struct RowGroupsTests {
    let columns = [Column("t", ["a", "b", nil, "a", nil]), Column("r", [1, 0.5, nil, 1, nil])]

    @Test func numbersByFirstAppearance() {
        let groups = RowGroups(columns, missing: .kept)
        #expect(groups.codes == [0, 1, 2, 0, 2])
        #expect(groups.firstRows == [0, 1, 2])
        #expect(groups.sizes == [2, 1, 2])
    }

    @Test func dropsRowsWithGaps() {
        #expect(RowGroups(columns, missing: .dropped).codes == [0, 1, -1, 0, -1])
        #expect(RowGroups([Column("i", [nil, 1, nil])], missing: .dropped).codes == [-1, 0, -1])
    }

    @Test func agreesWithADictionary() {
        let first = (0..<3000).map { $0 * 7919 % 60 }
        let second = (0..<3000).map { Double($0 * 104_729 % 50) / 8 }
        var known: [[Double]: Int32] = [:]
        let expected = zip(first, second).map { first, second in
            let key = [Double(first), second]
            let code = known[key] ?? Int32(known.count)
            known[key] = code
            return code
        }
        #expect(RowGroups([Column("i", first), Column("r", second)], missing: .kept).codes == expected)
    }

    @Test func sortsGroupsByTheirValues() {
        let columns = [Column("t", ["b", "a", nil, "b", "a"]), Column("i", [1, 2, 0, 1, 1])]
        let groups = RowGroups(columns, missing: .dropped).sorted(by: columns)
        #expect(groups.codes == [2, 1, -1, 2, 0])
        #expect(groups.firstRows == [4, 1, 0])
    }

    @Test func putsRowsTogether() {
        let rows = GroupMembers([1, 0, -1, 1, 2] as [Int32], groupCount: 4)
        #expect((0..<4).map { Array(rows[$0]) } == [[1], [0, 3], [4], []])
    }
}
