import Testing

@testable import Base

@Suite struct OrderedMapTests {
    private struct Failed: Error, Equatable {
        let number: Int
    }

    @Test(arguments: [0, 1, 2, 300])
    func resultsAreConsumedInOrder(_ count: Int) throws {
        var results: [Int] = []
        mapInOrder(count) {
            $0 * $0
        } consume: {
            results.append($0)
            return true
        }
        #expect(results == (0..<count).map { $0 * $0 })
    }

    /// Results that wait to be consumed are left over.
    @Test func theConsumerMayStop() throws {
        for limit in 0..<30 {
            var sum = 0
            mapInOrder(300) {
                $0
            } consume: {
                sum += $0
                return $0 < limit
            }
            #expect(sum == limit * (limit + 1) / 2)
        }
    }

    @Test func theFirstErrorIsThrown() {
        #expect(throws: Failed(number: 7)) {
            try mapInOrder(100) { number in
                if number % 10 >= 7 { throw Failed(number: number) }
            } consume: {
                true
            }
        }
        #expect(throws: Failed(number: 3)) {
            try mapInOrder(100) {
                $0
            } consume: {
                if $0 == 3 { throw Failed(number: 3) }
                return true
            }
        }
    }
}
