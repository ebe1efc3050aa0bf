import Base
import Foundation
import Numerics
import TestSupport
import Testing

@testable import Frames

@Suite struct AggregatingTests {
    private let keys = Column("k", ["a", "b", "a", "c", "a", "b", nil])
    private let integers = Column("i", [3, nil, 1, nil, 2, 7, 5])
    private let reals = Column("r", [0.5, .nan, nil, nil, 2, 1, 1])
    private let texts = Column("t", ["z", "b", "B", nil, "z", "é", "q"])
    private let truths = Column("b", [true, nil, false, nil, true, true, false])

    private func result(_ function: AggregateFunction, _ columns: Column...) throws -> Column {
        var call = AggregateCall(function)
        call.columns = columns
        let column = try RowGroups([keys], missing: .kept).aggregated([call])[0]
        #expect(try streamed([call], [keys], size: 2).1[0] == column)
        return column
    }

    /// The keys and the results of a table that comes in chunks.
    private func streamed(
        _ calls: [AggregateCall], _ keys: [Column], size: Int
    ) throws -> ([Column], [Column]) {
        var groups = StreamingGroups()
        let count = keys[0].count
        for start in stride(from: 0, to: count, by: size) {
            let rows = start..<min(start + size, count)
            let chunk = calls.map { call in
                var call = call
                // A chunk has texts of its own, as one that was read has.
                call.columns = call.columns.map { $0.gathering(rows).rebuilt }
                return call
            }
            let part = try StreamingGroups.Partial(
                keys: keys.map { $0.gathering(rows).rebuilt }, missing: .kept, rowCount: rows.count, chunk)
            groups.add(part)
        }
        return try #require(try groups.finish())
    }

    @Test func counts() throws {
        #expect(try result(.rowCount) == Column("", [3, 2, 1, 1]))
        #expect(try result(.count, integers) == Column("", [3, 1, 0, 1]))
        #expect(try result(.count, texts) == Column("", [3, 2, 0, 1]))
        #expect(try result(.trueCount, truths) == Column("", [2, 1, 0, 0]))
        #expect(try result(.distinctCount, texts) == Column("", [2, 2, 0, 1]))
        #expect(try result(.distinctCount, reals) == Column("", [2, 2, 0, 1]))
    }

    @Test func sumsAndMeans() throws {
        #expect(try result(.sum, integers) == Column("", [6, 7, nil, 5]))
        #expect(try result(.sum, truths) == Column("", [2, 1, nil, 0]))
        #expect(try result(.sum, reals) == Column("", [2.5, .nan, nil, 1]))
        #expect(try result(.mean, integers) == Column("", [2.0, 7, nil, 5]))
        #expect(try result(.mean, truths) == Column("", [2.0 / 3, 1, nil, 0]))
        #expect(try result(.mean, reals) == Column("", [1.25, .nan, nil, 1]))
        let spans = Column("s", [1, nil, 2, nil, 5, -7, -8].map { $0.map { TimeSpan(microseconds: $0) } })
        let sums = [8, -7, nil, -8].map { $0.map { TimeSpan(microseconds: $0) } }
        #expect(try result(.sum, spans) == Column("", sums))
        let means = [3, -7, nil, -8].map { $0.map { TimeSpan(microseconds: $0) } }
        #expect(try result(.mean, spans) == Column("", means))
        let dates = Column(
            "d", [1 << 62, nil, 1 << 62, nil, 5, -7, 0].map { $0.map { Timestamp(microseconds: $0) } })
        let middle = (Int128(1) << 63 + 5) / 3
        #expect(
            try result(.mean, dates)
                == Column("", [Int(middle), -7, nil, 0].map { $0.map { Timestamp(microseconds: $0) } }))
    }

    @Test func withoutKeysAllRowsAreOneGroup() throws {
        let calls = [AggregateCall(.rowCount), AggregateCall(.sum, integers)]
        let all = try RowGroups.aggregated(calls, by: [], rowCount: 7)
        #expect(all.firstRows == [0] && all.values == [Column("", [7]), Column("", [18])])
        let none = try RowGroups.aggregated([AggregateCall(.rowCount)], by: [], rowCount: 0)
        #expect(none.firstRows == [0] && none.values == [Column("", [0])])
        let noGroups = try RowGroups.aggregated(calls, by: [Column("k", [Int]())], rowCount: 0)
        #expect(noGroups.values == [Column("", [Int]()), Column("", [Int]())])
    }

    @Test func sumsOfIntegersAreExactOrAnError() throws {
        let keys = Column("k", [1, 1, 1, 2])
        let fits = AggregateCall(.sum, Column("x", [Int.max, 1, -2, .min]))
        let group = RowGroups([keys], missing: .kept)
        #expect(try group.aggregated([fits]) == [Column("", [Int.max - 1, .min])])
        #expect(try streamed([fits], [keys], size: 1).1 == [Column("", [Int.max - 1, .min])])
        let overflow = AggregateCall(.sum, Column("x", [Int.max, 1, 0, 0]))
        #expect(throws: FrameError.sumOverflow(column: "x")) { try group.aggregated([overflow]) }
        let mean = AggregateCall(.mean, Column("x", [Int.max, .max, .max, .min]))
        #expect(try group.aggregated([mean]) == [Column("", [Double(Int.max), -0x1p63])])
    }

    @Test func extremes() throws {
        #expect(try result(.min, integers) == Column("", [1, 7, nil, 5]))
        #expect(try result(.max, integers) == Column("", [3, 7, nil, 5]))
        // NaN is the largest number.
        #expect(try result(.min, reals) == Column("", [0.5, 1, nil, 1]))
        #expect(try result(.max, reals) == Column("", [2, .nan, nil, 1]))
        // Texts are ordered by code points.
        #expect(try result(.min, texts) == Column("", ["B", "b", nil, "q"]))
        #expect(try result(.max, texts) == Column("", ["z", "é", nil, "q"]))
        #expect(try result(.min, truths) == Column("", [false, true, nil, false]))
        #expect(try result(.any, truths) == Column("", [true, true, nil, false]))
        #expect(try result(.all, truths) == Column("", [false, true, nil, false]))
    }

    @Test func spread() throws {
        #expect(try result(.variance(ddof: 1), integers) == Column("", [1.0, nil, nil, nil]))
        #expect(try result(.variance(ddof: 0), integers) == Column("", [2.0 / 3, 0, nil, 0]))
        #expect(try result(.standardDeviation(ddof: 1), integers) == Column("", [1.0, nil, nil, nil]))
        // What is constant has no variance, however large it is.
        let constant = Column("c", [0.1, 3, 0.1, nil, 0.1, 1e300, 2])
        #expect(try result(.variance(ddof: 1), constant)[0] == .real(0))
        let large = Column("l", [1e9 + 1, 4, 1e9 + 2, nil, 1e9 + 3, 4, 2])
        #expect(try result(.variance(ddof: 1), large) == Column("", [1.0, 0, nil, nil]))
    }

    @Test func quantiles() throws {
        #expect(try result(.quantile(0.5), integers) == Column("", [2.0, 7, nil, 5]))
        #expect(try result(.quantile(0.25), integers) == Column("", [1.5, 7, nil, 5]))
        #expect(try result(.quantile(1), reals) == Column("", [2, .nan, nil, 1]))
        let dates = Column("d", [1, nil, 4, nil, 9, -7, 0].map { $0.map { Timestamp(microseconds: $0) } })
        #expect(
            try result(.quantile(0.25), dates)
                == Column("", [3, -7, nil, 0].map { $0.map { Timestamp(microseconds: $0) } }))
        #expect(throws: FrameError.invalidProbability(2)) { try result(.quantile(2), reals) }
    }

    @Test func choices() throws {
        #expect(try result(.first(), integers) == Column("", [3, 7, nil, 5]))
        #expect(try result(.last(), integers) == Column("", [2, 7, nil, 5]))
        #expect(try result(.first(), texts) == Column("", ["z", "b", nil, "q"]))
        // In the order of another column: its missing values take no part; of equal ones the first and the last.
        let order = Column("o", [2, 5, 1, 0, 2, 5, nil])
        #expect(try result(.first(), texts, order) == Column("", ["B", "b", nil, nil]))
        #expect(try result(.last(), integers, order) == Column("", [2, 7, nil, nil]))
        #expect(try result(.first(), integers, texts) == Column("", [1, 7, nil, 5]))
        #expect(try result(.mode, texts) == Column("", ["z", "b", nil, "q"]))
        #expect(try result(.list, texts) == Column("", [["z", "B", "z"], ["b", "é"], nil, ["q"]]))
    }

    @Test func pairs() throws {
        let x = Column("x", [1, 2, 2, 3, 3, 5, 1])
        let y = Column("y", [2, 9, 4, 4, nil, 9, nil])
        #expect(try result(.covariance(ddof: 1), x, y) == Column("", [1.0, 0, nil, nil]))
        #expect(try result(.correlation, x, y) == Column("", [1, .nan, nil, nil]))
    }

    @Test func refusesTypes() throws {
        let error = #expect(throws: FrameError.self) { try result(.mean, texts) }
        #expect(error?.description == "column \"t\" holds text (str): a mean needs numbers")
        #expect(throws: FrameError.self) { try result(.trueCount, integers) }
        #expect(throws: FrameError.self) { try result(.list, integers) }
    }

    /// Sums of numbers of very different sizes, which other orders of addition would round differently.
    @Test func sumsDoNotDependOnChunks() throws {
        var random = RandomColumns(seed: 3)
        let values = (0..<200_000).map { _ in
            Double.random(in: -1...1, using: &random) * exp2(Double(Int.random(in: -30...30, using: &random)))
        }
        let keys = [Column("k", values.map { $0 < 0 })]
        let calls: [AggregateCall] = [.sum, .mean, .variance(ddof: 1)].map {
            AggregateCall($0, Column("x", values))
        }
        let expected = try RowGroups(keys, missing: .kept).aggregated(calls)
        for size in [999, 10_000, 200_000] {
            #expect(try streamed(calls, keys, size: size).1 == expected)
        }
    }

    /// So many groups that their rows are distributed over parts first, against the states of one thread: with numbers close
    /// together and far apart as keys, whatever the number of threads.
    @Test(arguments: [1, 1 << 40])
    func distributesTheRowsOfManyGroups(_ spread: Int) throws {
        var random = RandomColumns(seed: 11)
        let count = 1_300_000
        func column(_ type: ColumnType) -> Column {
            random.column("x", type, count: count, distinct: 40, spread: 7, missing: 0.05)
        }
        let key = random.column(
            "k", .integer, count: count, distinct: 300_000, spread: spread, missing: 0.01)
        let (integer, real, boolean) = (column(.integer), column(.real), column(.boolean))
        let (text, date, timeSpan) = (column(.text), column(.date), column(.timeSpan))
        let complete = Column("c", (0..<count).map { $0 % 1000 })
        let calls: [AggregateCall] = [
            AggregateCall(.rowCount), AggregateCall(.count, text),
            AggregateCall(.count, column(.list(of: .text))), AggregateCall(.trueCount, boolean),
            AggregateCall(.any, boolean), AggregateCall(.sum, integer), AggregateCall(.sum, complete),
            AggregateCall(.mean, real), AggregateCall(.mean, date), AggregateCall(.sum, timeSpan),
            AggregateCall(.min, real), AggregateCall(.max, date), AggregateCall(.max, text),
            AggregateCall(.variance(ddof: 1), integer), AggregateCall(.correlation, integer, complete),
            AggregateCall(.last(), real), AggregateCall(.first(), text, complete),
        ]
        for missing in [RowGroups.MissingRows.kept, .dropped] {
            let groups = RowGroups([key], missing: missing)
            try #require(PartedRows.areWorthwhile(rowCount: count, groupCount: groups.count))
            let expected = try groups.states(calls).map { try $0.result() }
            let (results, areEqual) = try withSomeCores { try groups.aggregated(calls) }
            #expect(areEqual && results == expected)
            guard missing == .kept else { continue }
            let (alone, areEqualAlone) = try withSomeCores {
                try RowGroups.aggregated(calls, by: [key], rowCount: count).values
            }
            #expect(areEqualAlone && alone == expected)
        }
    }

    static let functions: [AggregateFunction] = [
        .rowCount, .count, .trueCount, .sum, .mean, .min, .max, .variance(ddof: 1),
        .standardDeviation(ddof: 0),
        .quantile(0.3), .distinctCount, .mode, .first(), .last(), .any, .all, .covariance(ddof: 1),
        .correlation,
        .list,
    ]

    /// Every function on every type, against the values of each group by themselves; few and many groups, any number of
    /// threads, whole and in chunks.
    @Test(arguments: [30, 6000])
    func agreesWithGroupsByThemselves(_ groupCount: Int) throws {
        var random = RandomColumns(seed: 5)
        let count = 20_000
        let keys = [random.column("k", .text, count: count, distinct: groupCount)]
        let groups = RowGroups(keys, missing: .kept)
        let members = GroupMembers(groups.codes, groupCount: groups.count)
        for type in ColumnType.allCases {
            let column = random.column("x", type, count: count, distinct: 40)
            let other = random.column("y", type, count: count, distinct: 9)
            let calls = Self.functions.map { function in
                switch function {
                case .rowCount: AggregateCall(function)
                case .covariance, .correlation: AggregateCall(function, column, other)
                default: AggregateCall(function, column)
                }
            }.filter { (try? $0.computation(groupCount: 1)) != nil }
            let (results, areEqual) = try withSomeCores {
                try RowGroups(keys, missing: .kept).aggregated(calls)
            }
            #expect(areEqual)
            let (chunkKeys, chunkResults) = try streamed(calls, keys, size: 3000)
            #expect(chunkKeys == keys.map { $0.gathering(groups.firstRows) })
            #expect(chunkResults == results)
            for (call, result) in zip(calls, results) {
                let (alone, areEqual) = try withSomeCores {
                    try RowGroups.aggregated([call], by: keys, rowCount: count).values
                }
                #expect(areEqual && alone == [result], "\(call.function) of \(type)")
            }
            for group in stride(from: 0, to: groups.count, by: max(1, groups.count / 20)) {
                let rows = members[group].map(Int.init)
                for (call, result) in zip(calls, results) {
                    let naive = Naive(call.columns.map { $0.gathering(rows) }, count: rows.count)
                    let expected = naive.value(call.function)
                    let agrees = Naive.areClose(expected, result[group])
                    #expect(agrees, "\(call.function) of \(type): \(String(describing: expected))")
                }
            }
        }
    }
}

extension Column {
    /// The same values in memory of their own; texts that no row has are gone.
    fileprivate var rebuilt: Column {
        guard let column = try? Column(name, type: type, values: values) else { return self }
        return column
    }
}

/// Aggregate functions of a few rows, straight from their definitions.
private struct Naive {
    let columns: [Column]
    let count: Int

    init(_ columns: [Column], count: Int) {
        self.columns = columns
        self.count = count
    }

    static func areClose(_ expected: Value?, _ result: Value?) -> Bool {
        if case .real(let a) = expected, case .real(let b) = result { return isClose(b, a, 1e-11) }
        return expected == result
    }

    func value(_ function: AggregateFunction) -> Value? {
        if function == .rowCount { return .integer(count) }
        let column = columns[0]
        let present = column.values.compactMap { $0 }
        let numbers = present.compactMap { value -> Double? in
            value.double ?? value.boolean.map { $0 ? 1 : 0 } ?? value.timeSpan.map { Double($0.microseconds) }
                ?? value.date.map { Double($0.microseconds) }
        }
        let keys = column.orderKeys()
        let rows = (0..<count).filter { !column.isMissing($0) }
        switch function {
        case .rowCount: return .integer(count)
        case .count: return .integer(present.count)
        case .trueCount: return .integer(present.count { $0 == .boolean(true) })
        case .distinctCount: return .integer(Set(rows.map { column.key($0) }).count)
        case .any: return present.isEmpty ? nil : .boolean(present.contains(.boolean(true)))
        case .all: return present.isEmpty ? nil : .boolean(!present.contains(.boolean(false)))
        case .sum where column.type == .real:
            return present.isEmpty ? nil : .real(numbers.reduce(0, +))
        case .sum where column.type == .timeSpan:
            return present.isEmpty ? nil : .timeSpan(TimeSpan(microseconds: Int(numbers.reduce(0, +))))
        case .sum: return present.isEmpty ? nil : .integer(Int(numbers.reduce(0, +)))
        case .mean:
            guard !present.isEmpty else { return nil }
            let mean = numbers.reduce(0, +) / Double(numbers.count)
            switch column.type {
            case .date: return .date(Timestamp(microseconds: Int(mean.rounded())))
            case .timeSpan: return .timeSpan(TimeSpan(microseconds: Int(mean.rounded())))
            default: return .real(mean)
            }
        case .min: return rows.min { (keys[$0], $0) < (keys[$1], $1) }.flatMap { column[$0] }
        case .max: return rows.max { (keys[$0], $1) < (keys[$1], $0) }.flatMap { column[$0] }
        case .variance(let ddof): return variance(numbers, ddof).map(Value.real)
        case .standardDeviation(let ddof): return variance(numbers, ddof).map { .real($0.squareRoot()) }
        case .quantile(let probability): return quantile(column, numbers, probability)
        case .first: return rows.first.flatMap { column[$0] }
        case .last: return rows.last.flatMap { column[$0] }
        case .mode:
            let counts = Dictionary(grouping: rows) { keys[$0] }
            let best = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
            return best.flatMap { column[$0.value[0]] }
        case .covariance(let ddof):
            let (x, y) = pairs
            guard x.count > ddof else { return nil }
            return .real(products(x, y) / Double(x.count - ddof))
        case .correlation:
            let (x, y) = pairs
            guard x.count > 1 else { return nil }
            let isConstant = Set(x.map { "\($0)" }).count == 1 || Set(y.map { "\($0)" }).count == 1
            return .real(isConstant ? .nan : products(x, y) / (products(x, x) * products(y, y)).squareRoot())
        case .list: return present.isEmpty ? nil : .list(present.compactMap(\.text))
        }
    }

    private func variance(_ numbers: [Double], _ ddof: Int) -> Double? {
        numbers.count > ddof ? products(numbers, numbers) / Double(numbers.count - ddof) : nil
    }

    private func products(_ x: [Double], _ y: [Double]) -> Double {
        let (a, b) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
        return zip(x, y).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    }

    private var pairs: ([Double], [Double]) {
        let rows = (0..<count).filter { !columns[0].isMissing($0) && !columns[1].isMissing($0) }
        let numbers = columns.map { column in
            rows.compactMap { column[$0].flatMap { $0.double ?? $0.boolean.map { $0 ? 1 : 0 } } }
        }
        return (numbers[0], numbers[1])
    }

    private func quantile(_ column: Column, _ numbers: [Double], _ probability: Double) -> Value? {
        guard !numbers.isEmpty else { return nil }
        let sorted = numbers.sorted { $0 < $1 || $1.isNaN && !$0.isNaN }
        let place = probability * Double(sorted.count - 1)
        let (lower, upper) = (sorted[Int(place)], sorted[Int(place.rounded(.up))])
        let fraction = place - place.rounded(.down)
        let whole = lower + ((upper - lower) * fraction).rounded()
        switch column.type {
        case .date: return .date(Timestamp(microseconds: Int(whole)))
        case .timeSpan: return .timeSpan(TimeSpan(microseconds: Int(whole)))
        default: break
        }
        if lower == upper || fraction == 0 { return .real(lower) }
        // As NumPy computes it, from the nearer end.
        return .real(
            fraction >= 0.5
                ? upper - (upper - lower) * (1 - fraction) : lower + (upper - lower) * fraction)
    }
}
