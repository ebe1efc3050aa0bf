import Base
import Testing

@testable import Frames

@Suite struct SortedRowsTests {
    static let types: [[ColumnType]] = [
        [.integer], [.real], [.boolean], [.text], [.date], [.timeSpan], [.list(of: .text)],
        [.boolean, .text], [.text, .real, .integer], [.real, .real, .real], [.integer, .integer, .text],
    ]

    /// Both directions, numbers close together and far apart, whatever the number of threads.
    @Test(arguments: types, [(20, 1), (9000, 1), (9000, 1 << 50)])
    func agreesWithComparisons(_ types: [ColumnType], _ values: (distinct: Int, spread: Int)) {
        var random = RandomColumns(seed: 13)
        let count = 20_000
        let columns = types.enumerated().map { index, type in
            let column = random.column(
                "x", type, count: count, distinct: values.distinct, spread: values.spread)
            return (column: column, descending: index % 2 == 1)
        }
        for columns in [columns, columns.map { ($0.column, !$0.descending) }] {
            let keys = columns.map { key in (ranks: key.column.naiveRanks(), descending: key.descending) }
            let expected = (0..<Int32(count)).sorted { first, second in
                for (ranks, descending) in keys {
                    let (a, b) = (ranks[Int(first)], ranks[Int(second)])
                    if a != b { return a < 0 || b < 0 ? b < 0 : descending ? a > b : a < b }
                }
                return first < second
            }
            let (rows, areEqual) = withSomeCores { sortedRows(count: count, by: columns) }
            #expect(areEqual)
            #expect(rows == expected)
            for limit in [0, 1, 100, 2000, 5000, count + 1] {
                let (top, areEqual) = withSomeCores { topRows(limit, of: count, by: columns) }
                #expect(areEqual)
                #expect(top == Array(expected.prefix(limit)))
            }
        }
    }

    @Test func numbersThatFillAWord() {
        let columns = [Column("i", [0, nil, .max, .min, -1, nil]), Column("i", [5, 2, 1, 1, 2, 1])]
        #expect(sortedRows(count: 6, by: [(columns[0], false)]) == [3, 4, 0, 2, 1, 5])
        #expect(sortedRows(count: 6, by: [(columns[0], true)]) == [2, 0, 4, 3, 1, 5])
        let both = [(column: columns[0], descending: true), (column: columns[1], descending: false)]
        #expect(sortedRows(count: 6, by: both) == [2, 0, 4, 3, 5, 1])
    }

    @Test func textsThatBeginAlike() {
        let texts = [
            "id0000000012", "id", "id00000000", "id0000000012\0", "id0000000011", "id\u{1F600}", "idé",
        ]
        let column = Column("t", texts)
        #expect(sortedRows(count: 7, by: [(column, false)]) == [1, 2, 4, 0, 3, 6, 5])
        // The pool has texts that no row has.
        #expect(sortedRows(count: 2, by: [(column.gathering([5, 0]), false)]) == [1, 0])
    }

    @Test func withoutRowsOrColumns() {
        #expect(sortedRows(count: 0, by: [(Column("i", [Int]()), false)]) == [])
        #expect(sortedRows(count: 3, by: []) == [0, 1, 2])
        #expect(sortedRows(count: 2, by: [(Column("i", [Int?.none, nil]), true)]) == [0, 1])
    }
}

extension Column {
    /// The rank of each value among the distinct ones, -1 for a missing value.
    fileprivate func naiveRanks() -> [Int] {
        let distinct = Dictionary(
            (0..<count).map { (key($0), self[$0]) }, uniquingKeysWith: { first, _ in first })
        let sorted = distinct.filter { $0.value != nil }.sorted { first, second in
            switch (first.value, second.value) {
            case (.integer(let a), .integer(let b)): a < b
            case (.real(let a), .real(let b)): a < b || b.isNaN && !a.isNaN
            case (.boolean(let a), .boolean(let b)): !a && b
            case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
            case (.date(let a), .date(let b)): a < b
            case (.timeSpan(let a), .timeSpan(let b)): a < b
            case (.list(let a), .list(let b)):
                a.lexicographicallyPrecedes(b) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            default: false
            }
        }
        let ranks = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.key, $0) })
        return (0..<count).map { ranks[key($0)] ?? -1 }
    }
}
