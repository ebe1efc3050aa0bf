import Base
import Testing

@testable import Frames

@Suite struct JoinIndexTests {
    private func index(
        _ right: [Column], for left: [Column], missing: RowGroups.MissingRows = .dropped
    ) throws -> JoinIndex {
        try JoinIndex(right, types: left.map(\.type), missing: missing, lookups: left[0].count)
    }

    @Test func kinds() throws {
        let left = [Column("k", [3, 1, nil, 2, 1])]
        let index = try index([Column("k", [1, 4, 1, nil, 3])], for: left)
        #expect(!index.isUnique)
        let inner = index.matches(of: left, .inner)
        #expect(inner.left == [0, 1, 1, 4, 4])
        #expect(inner.right == [4, 0, 2, 0, 2])
        let all = index.matches(of: left, .left)
        #expect(all.left == [0, 1, 1, 2, 3, 4, 4])
        #expect(all.right == [4, 0, 2, -1, -1, 0, 2])
        var matched = MatchedRows(rowCount: 5)
        matched.insert(try #require(all.right))
        #expect(matched.others == [1, 3])
        #expect(index.matches(of: left, .semi).left == [0, 1, 4])
        #expect(index.matches(of: left, .anti).left == [2, 3])
        #expect(index.matches(of: left, .anti).right == nil)
    }

    /// If each left row occurs once, its columns need no copy.
    @Test func rowsOfTheLeftTableInTheirOrder() throws {
        let left = [Column("k", ["b", "a", "b"])]
        let index = try index([Column("k", ["a", "c", "b"])], for: left)
        #expect(index.isUnique)
        #expect(index.matches(of: left, .inner).left == nil)
        #expect(index.matches(of: left, .inner).right == [2, 0, 2])
    }

    @Test func aMissingKeyJoinsAnotherIfAsked() throws {
        for type in ColumnType.allCases where type != .list(of: .text) {
            let left = [try Column("k", type: type, values: [nil])]
            #expect(try index(left, for: left, missing: .kept).matches(of: left, .inner).right == [0])
            #expect(try index(left, for: left).matches(of: left, .inner).right == [])
        }
    }

    @Test func numbersOfBothTypes() throws {
        let integers = [Column("k", [1, 2, nil])]
        let reals = [Column("k", [2.0, .nan, 1.5, nil, 1])]
        #expect(try index(reals, for: integers).matches(of: integers, .left).right == [4, 0, -1])
        #expect(try index(integers, for: reals).matches(of: reals, .left).right == [1, -1, -1, -1, 0])
        #expect(try index(reals, for: reals).matches(of: reals, .left).right == [0, 1, 2, -1, 4])
    }

    /// Rounded to a floating-point number, each of these would match the other.
    @Test func wholeNumbersBeyondFloatingPointNumbersMatchNoneOfThem() throws {
        let integers = [
            Column("k", [9_007_199_254_740_992, 9_007_199_254_740_993, 1_009_513_310_189_256_287])
        ]
        let reals = [Column("k", [9_007_199_254_740_992.0, 1_009_513_310_189_256_287.0])]
        #expect(try index(reals, for: integers).matches(of: integers, .left).right == [0, -1, -1])
        #expect(try index(integers, for: reals).matches(of: reals, .left).right == [0, -1])
    }

    @Test func refusesKeys() throws {
        let left = [Column("l", ["a"])]
        #expect(throws: FrameError.differentTypes(column: "r", .text, .integer)) {
            try index([Column("r", [1])], for: left)
        }
        #expect(throws: FrameError.self) { try index([Column("r", [["a"]])], for: [Column("l", [["a"]])]) }
    }

    @Test func tellsTheFirstDuplicate() throws {
        let right = [Column("a", [1, 1, nil, 1, nil, 1]), Column("b", ["x", "y", "x", "x", "x", "y"])]
        let index = try index(right, for: right)
        let error = #expect(throws: FrameError.self) { try index.requireUnique(right) }
        #expect(error == .duplicateKey(columns: ["a", "b"], values: ["1", "x"], rows: [0, 3]))
        // Missing keys that join nothing may be repeated.
        try self.index([right[0].gathering([0, 2, 4])], for: [right[0]]).requireUnique([right[0]])
    }

    static let types: [[ColumnType]] = [
        [.integer], [.real], [.text], [.date], [.timeSpan], [.integer, .text], [.real, .integer],
        [.real, .real, .text], [.integer, .integer, .integer, .integer], [.text, .boolean, .date],
    ]

    /// Keys close together and far apart, few and many matches, whatever the number of threads and in chunks.
    @Test(arguments: types, [(200, 1), (20_000, 1), (20_000, 1 << 56)])
    func agreesWithADictionary(_ types: [ColumnType], _ values: (distinct: Int, spread: Int)) throws {
        var random = RandomColumns(seed: 11)
        let (distinct, spread) = values
        let left = types.map { random.column("x", $0, count: 20_000, distinct: distinct, spread: spread) }
        // Some keys are in one table only.
        let right = types.map {
            random.column("x", $0, count: 700, distinct: distinct + 50, spread: spread)
        }
        let isMissing = { (columns: [Column], row: Int) in columns.contains { $0.isMissing(row) } }
        let rightRows = Dictionary(
            grouping: (0..<700).filter { !isMissing(right, $0) }
        ) { row in right.map { $0.key(row) } }
        var expected: [[Int32]] = [[], []]
        for row in 0..<20_000 where !isMissing(left, row) {
            for match in rightRows[left.map { $0.key(row) }] ?? [] {
                expected[0].append(Int32(row))
                expected[1].append(Int32(match))
            }
        }
        let (pairs, areEqual) = try withSomeCores {
            let rows = try self.index(right, for: left).matches(of: left, .inner)
            return [rows.left ?? (0..<20_000).map { Int32($0) }, try #require(rows.right)]
        }
        #expect(areEqual)
        #expect(pairs == expected)

        let index = try self.index(right, for: left)
        var chunked: [[Int32]] = [[], []]
        for start in stride(from: 0, to: 20_000, by: 3000) {
            let rows = start..<min(start + 3000, 20_000)
            let pairs = index.matches(of: left.map { $0.gathering(rows) }, .inner)
            chunked[0] += (pairs.left ?? (0..<Int32(rows.count)).map { $0 }).map { $0 + Int32(start) }
            chunked[1] += try #require(pairs.right)
        }
        #expect(chunked == expected)
    }
}
