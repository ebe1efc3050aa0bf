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

    @Test func dropsRowsWithMissingValues() {
        #expect(RowGroups(columns, missing: .dropped).codes == [0, 1, -1, 0, -1])
        #expect(RowGroups([Column("i", [nil, 1, nil])], missing: .dropped).codes == [-1, 0, -1])
    }

    @Test func zerosAreEqualAndNaNsAre() {
        let reals = Column("r", [0, -0.0, .nan, nil, -.nan, .signalingNaN, 0, nil])
        #expect(RowGroups([reals], missing: .kept).codes == [0, 0, 1, 2, 1, 1, 0, 2])
        #expect(RowGroups([reals], missing: .dropped).codes == [0, 0, 1, -1, 1, 1, 0, -1])
    }

    @Test func integersThatFillAWord() {
        let integers = Column("i", [.min, .max, nil, -1, 0, .max, .min, nil, -1])
        #expect(RowGroups([integers], missing: .kept).codes == [0, 1, 2, 3, 4, 1, 0, 2, 3])
        #expect(RowGroups([integers, integers], missing: .dropped).codes == [0, 1, -1, 2, 3, 1, 0, -1, 2])
    }

    @Test func withoutRows() {
        #expect(RowGroups([Column("i", [Int]())], missing: .kept).count == 0)
        #expect(RowGroups([Column("r", [Double]())], missing: .kept).codes == [])
    }

    /// The first missing value comes long after the first rows of all other groups.
    @Test func findsALateMissingValue() {
        let count = 300_000
        for row in [200_000, count - 1] {
            let column = Column("i", (0..<count).map { $0 == row ? nil : $0 % 10 })
            let (firstRows, areEqual) = withSomeCores { RowGroups([column], missing: .kept).firstRows }
            #expect(areEqual)
            #expect(firstRows == (0..<10) + [Int32(row)])
        }
    }

    static let types: [[ColumnType]] = [
        [.integer], [.real], [.boolean], [.text], [.date], [.timeSpan], [.list(of: .text)],
        [.integer, .text], [.real, .integer], [.integer, .real], [.real, .real],
        [.text, .boolean, .real, .date], [.list(of: .text), .integer, .text],
        [.integer, .integer, .integer, .integer],
    ]

    /// Numbers close together and far apart, few and many groups, whatever the number of threads.
    @Test(arguments: types, [(20, 1), (10_000, 1), (10_000, 1 << 56)])
    func agreesWithADictionary(_ types: [ColumnType], _ values: (distinct: Int, spread: Int)) {
        var random = RandomColumns(seed: 7)
        let columns = types.map {
            random.column("x", $0, count: 20_000, distinct: values.distinct, spread: values.spread)
        }
        let keys = (0..<20_000).map { row in columns.map { $0.key(row) } }
        for missing in [RowGroups.MissingRows.kept, .dropped] {
            var known: [[String]: Int32] = [:]
            var firstRows: [Int32] = []
            let expected = keys.enumerated().map { row, key -> Int32 in
                if missing == .dropped, columns.contains(where: { $0.isMissing(row) }) { return -1 }
                if let code = known[key] { return code }
                known[key] = Int32(firstRows.count)
                firstRows.append(Int32(row))
                return Int32(firstRows.count - 1)
            }
            let (groups, areEqual) = withSomeCores {
                let groups = RowGroups(columns, missing: missing)
                return [groups.codes, groups.firstRows]
            }
            #expect(areEqual)
            #expect(groups == [expected, firstRows])
        }
    }

    @Test func sortsGroupsByTheirValues() {
        let columns = [Column("t", ["b", "a", nil, "b", "a"]), Column("i", [1, 2, 0, 1, 1])]
        let groups = RowGroups(columns, missing: .dropped).sorted(by: columns)
        #expect(groups.codes == [2, 1, -1, 2, 0])
        #expect(groups.firstRows == [4, 1, 0])
    }

    @Test func collectsTheRowsOfGroups() {
        let rows = GroupMembers([1, 0, -1, 1, 2] as [Int32], groupCount: 4)
        #expect((0..<4).map { Array(rows[$0]) } == [[1], [0, 3], [4], []])
    }

    @Test func collectsTheRowsOfManyGroupsInTheirOrder() {
        let codes = (0..<200_000).map { Int32($0 * 7919 % 101 - 1) }
        let (rows, areEqual) = withSomeCores {
            let members = GroupMembers(codes, groupCount: 100)
            return (0..<100).map { Array(members[$0]) }
        }
        #expect(areEqual)
        for (group, rows) in rows.enumerated() {
            #expect(rows == codes.indices.filter { codes[$0] == group }.map(Int32.init))
        }
        #expect(codes.counted(100) == rows.map(\.count))
    }
}
