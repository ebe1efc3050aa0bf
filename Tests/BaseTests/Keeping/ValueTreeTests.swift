import Testing

@testable import Base

@Suite("Values are taken apart and put together again")
struct ValueTreeTests {
    private enum Shade: String, Codable, Equatable { case dark, light }

    private enum Choice: Codable, Equatable {
        case none
        case some(Int, of: [Double])
    }

    private struct Part: Codable, Equatable {
        var name = "part “ä”"
        var flags = [true, false]
        var missing: Int?
        var nested: [[Double]] = [[1, 2.5], []]
    }

    private struct Everything: Codable, Equatable {
        var whole = -7
        var small: UInt8 = 200
        var large = UInt64.max
        var real = -0.1
        var single: Float = 0.1
        var texts = ["a", ""]
        var choice = Choice.some(3, of: [0.5])
        var other = Choice.none
        var shade = Shade.light
        var parts = [Part(), Part(name: "", missing: 4)]
        var table = ["x": 1.5, "y": 2]
        var range = 1.0...2.5
        var pair: Part?
    }

    /// Writes a tree as a file would hold it.
    private struct Bytes: ByteSink {
        var all: [UInt8] = []

        mutating func append(_ bytes: UnsafeRawBufferPointer) { all.append(contentsOf: bytes) }

        mutating func append(contentsOf numbers: any NumberArray) {
            numbers.withBytes { all.append(contentsOf: $0) }
        }
    }

    private func bytes(_ tree: ValueTree) -> [UInt8] {
        var bytes = Bytes()
        tree.write(to: &bytes)
        return bytes.all
    }

    @Test func everythingComesBack() throws {
        let value = Everything()
        let written = bytes(try ValueTree(value, isKey: false))
        try written.withUnsafeBytes { bytes in
            let tree = try #require(ValueTree(reading: bytes))
            #expect(try tree.value(as: Everything.self) == value)
        }
    }

    @Test func allBitsOfNumbersComeBack() throws {
        let numbers = [Double.nan, -0.0, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
        let written = bytes(try ValueTree(numbers, isKey: false))
        try written.withUnsafeBytes { bytes in
            let read = try #require(ValueTree(reading: bytes)).value(as: [Double].self)
            #expect(read.map(\.bitPattern) == numbers.map(\.bitPattern))
        }
    }

    @Test("Bytes that end early or go on are no tree")
    func damagedBytes() throws {
        let written = bytes(try ValueTree(Everything(), isKey: false))
        for count in 0..<written.count {
            #expect(written[..<count].withUnsafeBytes { ValueTree(reading: $0) } == nil)
        }
        #expect((written + [0]).withUnsafeBytes { ValueTree(reading: $0) } == nil)
    }

    @Test("Different values have different checksums, also of different types")
    func checksumsDiffer() throws {
        let trees = [
            try ValueTree(1, isKey: true), try ValueTree(1.0, isKey: true), try ValueTree("1", isKey: true),
            try ValueTree(true, isKey: true), try ValueTree([1], isKey: true),
            try ValueTree([1.0], isKey: true),
            try ValueTree([[1.0]], isKey: true), try ValueTree([1.0, 0], isKey: true),
            try ValueTree([[1.0], []], isKey: true), try ValueTree(Int?.none, isKey: true),
            try ValueTree(-0.0, isKey: true), try ValueTree(0.0, isKey: true),
            try ValueTree(["a", "b"], isKey: true), try ValueTree(["ab"], isKey: true),
            try ValueTree(["a": "b"], isKey: true), try ValueTree(["b": "a"], isKey: true),
            Value.date(Timestamp(microseconds: 0)).keyTree(),
            Value.text(Timestamp(microseconds: 0).description).keyTree(),
            Value.real(.nan).keyTree(), Value.text("NaN").keyTree(), Value.integer(1).keyTree(),
            Value.real(1).keyTree(),
        ]
        #expect(Set(trees.map(\.checksum)).count == trees.count)
    }

    @Test func dictionariesHaveNoOrder() throws {
        let pairs = (0..<100).map { ("key \($0)", $0) }
        let first = Dictionary(uniqueKeysWithValues: pairs)
        var second: [String: Int] = [:]
        second.reserveCapacity(5000)
        for (key, value) in pairs.reversed() { second[key] = value }
        #expect(try ValueTree(first, isKey: true).checksum == ValueTree(second, isKey: true).checksum)
    }

    @Test("Of a long array each part counts")
    func longArrays() throws {
        let numbers = [Double](repeating: 0.5, count: 400_000)
        let checksum = try ValueTree(numbers, isKey: true).checksum
        for index in [0, 131_072, 399_999] {
            var changed = numbers
            changed[index] = 0.25
            #expect(try ValueTree(changed, isKey: true).checksum != checksum)
        }
        #expect(try ValueTree(numbers, isKey: true).checksum == checksum)
        #expect(try ValueTree(Array(numbers.dropLast()), isKey: true).checksum != checksum)
    }
}
