import Testing

@testable import Numerics

@Suite struct RadixSortTests {
    @Test func keysSortAsNumbersDo() {
        let least = Double.leastNonzeroMagnitude
        let numbers = [-.infinity, -1e300, -1, -least, 0, least, 1, 1.0.nextUp, 1e300, .infinity]
        #expect(numbers.map(\.sortingKey) == numbers.map(\.sortingKey).sorted())
        #expect(numbers.map { Double(sortingKey: $0.sortingKey) } == numbers)
        #expect((-0.0).sortingKey == 0.0.sortingKey)
    }

    @Test func keysOfFloatsSortAsTheNumbersDo() {
        let least = Float.leastNonzeroMagnitude
        let numbers = [-.infinity, -1e30, -1, -least, 0, least, 1, Float(1).nextUp, 1e30, .infinity]
        #expect(numbers.map(\.sortingKey) == numbers.map(\.sortingKey).sorted())
        #expect(numbers.map { Float(sortingKey: $0.sortingKey) } == numbers)
        #expect(Float(-0.0).sortingKey == Float(0).sortingKey)
    }

    @Test func keysOfIntegersSortAsTheNumbersDo() {
        let numbers = [Int.min, -1 << 40, -1, 0, 1, 1 << 40, .max]
        #expect(numbers.map(\.sortingKey) == numbers.map(\.sortingKey).sorted())
    }

    @Test(arguments: [0, 1, 2, 3, 1000])
    func sortingKeysWithoutPayload(count: Int) {
        var random = RandomState(seed: UInt32(count))
        let wide = (0..<count).map { _ in random.next64() }
        let narrow = (0..<count).map { _ in random.next32() }
        var (sortedWide, sortedNarrow) = (wide, narrow)
        radixSort(&sortedWide)
        radixSort(&sortedNarrow)
        #expect(sortedWide == wide.sorted())
        #expect(sortedNarrow == narrow.sorted())
    }

    @Test(arguments: [0, 1, 2, 3, 1000])
    func sorting(count: Int) {
        var random = RandomState(seed: UInt32(count))
        let numbers = random.normal(count: count)
        #expect(numbers.radixSorted() == numbers.sorted())
    }

    @Test func equalKeysKeepTheirOrder() {
        var keys: [UInt64] = [1 << 63, 7, 1 << 40, 7, 1 << 63, 0]
        var rows: [UInt32] = [0, 1, 2, 3, 4, 5]
        radixSort(&keys, carrying: &rows)
        #expect(rows == [5, 1, 3, 2, 0, 4])
        #expect(keys == [0, 7, 7, 1 << 40, 1 << 63, 1 << 63])
    }
}
