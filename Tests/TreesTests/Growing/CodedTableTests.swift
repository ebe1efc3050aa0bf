import Learn
import Numerics
import Testing

@testable import Trees

@Suite struct CodedTableTests {
    private func codes(_ table: CodedTable, _ column: Int) -> [Int] {
        table.records.withUnsafeBufferPointer { records in
            (0..<table.rowCount).map { row in
                guard let base = records.baseAddress else { return -1 }
                return table.layout.fields[column].code(in: base + row * table.layout.stride)
            }
        }
    }

    @Test func codesAreRanksOfValues() throws {
        let x = try Matrix(["a": [2, -1, .nan, 2, 0], "b": [5, 5, 4, 5, 4], "c": [-0.0, 0, -3, 7, 0]])
        let table = try CodedTable(LazyColumns(x), maxBins: nil, payloadSize: 1, threadCount: 1)
        #expect(codes(table, 0) == [2, 0, 3, 2, 1])
        #expect(codes(table, 1) == [1, 1, 0, 1, 0])
        #expect(codes(table, 2) == [1, 1, 0, 2, 1])
        #expect(table.hasMissing == [true, false, false])
        #expect(table.columns[0].distinctValues == [-1, 0, 2])
    }

    @Test func codesHaveTheSmallestWidth() throws {
        let x = try Matrix([
            "bit": (0..<70_000).map { Double($0 % 2) }, "byte": (0..<70_000).map { Double($0 % 200) },
            "short": (0..<70_000).map { Double($0 % 60_000) }, "word": (0..<70_000).map { Double($0) },
        ])
        let table = try CodedTable(LazyColumns(x), maxBins: nil, payloadSize: 1, threadCount: 2)
        #expect(table.layout.fields.map(\.width) == [.bit, .byte, .short, .word])
        // 4 + 2 + 1 bytes of codes, a byte of bits and one of payload are nine: two words.
        #expect(table.layout.stride == 16)
        #expect(codes(table, 2)[65_000] == 5_000 && codes(table, 3)[65_000] == 65_000)
        #expect(codes(table, 0)[65_001] == 1 && codes(table, 1)[65_001] == 1)
    }

    @Test func manyValuesAreRankedAsBySorting() throws {
        var random = RandomState(seed: 2)
        let values = random.normal(count: 3000).map { Double(Float($0)) }
        let x = try Matrix(["a": values + [-.greatestFiniteMagnitude]])
        let table = try CodedTable(LazyColumns(x), maxBins: nil, payloadSize: 1, threadCount: 1)
        let distinct = Set(values).sorted()
        #expect(table.columns[0].distinctValues?.dropFirst() == distinct[...])
        #expect(
            codes(table, 0).dropLast().enumerated().allSatisfy {
                distinct[$0.element - 1] == values[$0.offset]
            })
    }

    @Test func nearTiesAreDetected() throws {
        let x = try Matrix(["close": [1, 1.0000001, 3], "apart": [1, 1.000001, 3]])
        #expect(
            try CodedTable(LazyColumns(x), maxBins: nil, payloadSize: 1, threadCount: 1).hasNearTies == [
                true, false,
            ])
    }
}
