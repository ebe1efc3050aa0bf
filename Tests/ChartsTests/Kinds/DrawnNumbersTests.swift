import Testing

@testable import Charts

struct DrawnNumbersTests {
    @Test func numbersAreDecimals() {
        #expect(DrawnNumbers.rounded([0, 0.123456789, 1]) == [0, 0.1235, 1])
        #expect(DrawnNumbers.rounded([0, 123_456.789, 987_654.321]) == [0, 123_460, 987_650])
        #expect(
            DrawnNumbers.rounded([1_000_000.123456, 1_000_000.234567]) == [1_000_000.12346, 1_000_000.23457])
    }

    @Test func whatCannotBeRoundedStays() {
        for values in [[], [3.25], [1, 1], [0, .leastNonzeroMagnitude], [-1.7e308, 1.7e308]] as [[Double]] {
            #expect(DrawnNumbers.rounded(values) == values)
        }
    }

    @Test func noNumberMovesByAPixel() {
        for factor in [1e-200, 1e-6, 1, 1e6, 1e200] {
            let values = SampleChart.noise(300).map { $0 * factor }
            let extent = (values.max() ?? 0) - (values.min() ?? 0)
            let moves = zip(values, DrawnNumbers.rounded(values)).map { abs($0 - $1) }
            #expect(moves.allSatisfy { $0 <= extent / 10_000 })
            #expect(moves.contains { $0 > 0 })
        }
    }
}
