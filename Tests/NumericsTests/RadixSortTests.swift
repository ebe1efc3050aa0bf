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
