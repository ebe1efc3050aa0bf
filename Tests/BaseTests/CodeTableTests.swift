import Testing

@testable import Base

@Suite struct CodeTableTests {
    @Test func codesAreInTheOrderOfFirstInsertion() {
        var table = CodeTable<Int>()
        let inserted = [7, -3, 7, .max, -3, .min].map { table.insert($0) }
        #expect(inserted.map(\.code) == [0, 1, 0, 2, 1, 3])
        #expect(inserted.map(\.isNew) == [true, true, false, true, false, true])
        #expect(table.count == 4)
        #expect(table.code(of: .max) == 2 && table.code(of: 8) == -1)
    }

    @Test(arguments: [0, 10, 5000])
    func codesOutliveGrowth(capacity: Int) {
        var table = CodeTable<Int>(capacity: capacity)
        let keys = (0..<5000).map { $0 * 2_654_435_761_987 }
        #expect(keys.map { table.insert($0).code }.elementsEqual(0..<5000))
        #expect(keys.map { table.code(of: $0) }.elementsEqual(0..<5000))
        #expect(table.code(of: -1) == -1)
    }

    /// Keys whose tags are equal are told apart by the caller.
    @Test func keysOfTheSameHash() {
        var table = CodeTable<UInt32>()
        var keys: [String] = []
        func insert(_ key: String) -> Int32 {
            let (code, isNew) = table.insert(UInt32(key.utf8.count)) { keys[$0] == key }
            if isNew { keys.append(key) }
            return code
        }
        let words = (0..<300).map { String($0) }
        #expect(words.map(insert).elementsEqual(0..<300))
        #expect(words.reversed().map(insert).elementsEqual((0..<300).reversed()))
        #expect(table.code(of: 3, where: { keys[$0] == "299" }) == 299)
        #expect(table.code(of: 2, where: { keys[$0] == "299" }) == -1)
    }
}
