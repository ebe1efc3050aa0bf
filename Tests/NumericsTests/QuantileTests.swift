import Testing

@testable import Numerics

@Suite struct QuantileTests {
    @Test func interpolatesFromTheNearerEnd() {
        // 0.3 - 0.2 * (1 - 0.9); 0.1 + 0.2 * 0.9 is rounded to 0.28.
        #expect(Descriptive.quantile([0.1, 0.3], 0.9) == 0.27999999999999997)
        #expect(Descriptive.quantile([.infinity, .infinity], 0.3) == .infinity)
    }

    @Test func sortedValuesHaveTheSameQuantiles() {
        var random = RandomState(seed: 3)
        let series: [[Double]] = [
            random.normal(count: 501), [7], [1, 1, 1, 2, 2], [2005, 2004, 2005, 2003],
        ]
        for values in series {
            let sorted = values.sorted()
            for probability in [0, 0.1, 0.25, 0.3333, 0.5, 0.9, 1] {
                let expected = Descriptive.quantile(values, probability)
                #expect(Descriptive.quantile(ofSorted: sorted, probability) == expected)
            }
        }
        #expect(Descriptive.quantile(ofSorted: [], 0.5).isNaN)
    }

    /// `numpy.median` and `numpy.quantile` at 0.5 round differently.
    @Test func theMedianOfAnEvenCountIsHalfTheSumOfTheMiddleTwo() {
        #expect(Descriptive.halfSumMedian([0.1, 3.3, 7, 0.2]) == (0.2 + 3.3) / 2)
        #expect(Descriptive.halfSumMedian([1.1, 9, 0.7]) == 1.1)
        #expect(Descriptive.halfSumMedian([4]) == 4)
        #expect(Descriptive.halfSumMedian([]).isNaN)
        let (lower, higher) = (-1.7, 0.3)
        #expect(Descriptive.halfSumMedian([lower, higher]) == (lower + higher) / 2)
        #expect(Descriptive.median([lower, higher]) == higher - (higher - lower) * 0.5)
    }

    @Test func missingNumbersAreLeftOut() {
        for values in [[], [.nan], [.nan, 1, .nan, .nan, 2, 3, .nan], [1, 2]] as [[Double]] {
            let present = values.withUnsafeBufferPointer { $0.withoutNaN }
            #expect(present == values.filter { !$0.isNaN })
        }
    }
}

@Suite struct SelectionTests {
    /// Sorted, reversed and organ-pipe orders, and random ones with and without many ties.
    private static func series(count: Int) -> [[Double]] {
        var random = RandomState(seed: UInt32(count))
        return [
            (0..<count).map(Double.init), (0..<count).reversed().map(Double.init),
            (0..<count).map { Double(min($0, count - $0)) }, random.normal(count: count),
            random.randint(0..<5, count: count).map(Double.init),
        ]
    }

    @Test(arguments: [1, 2, 3, 10, 101, 1000])
    func everyRankHasTheValueOfTheSortedOrder(count: Int) {
        for values in Self.series(count: count) {
            let sorted = values.sorted()
            var all = values
            all.select(Array(0..<count))
            #expect(all == sorted)
            for rank in [0, count / 3, count - 1] {
                var some = values
                some.select([rank])
                #expect(some[rank] == sorted[rank])
                #expect(some.sorted() == sorted)
            }
        }
    }

    @Test func ranksMayRepeatAndComeInAnyOrder() {
        var values: [Double] = [5, 3, 9, 1, 7]
        values.select([3, 0, 3])
        #expect(values[0] == 1 && values[3] == 7)
    }
}
