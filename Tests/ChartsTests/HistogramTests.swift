import Testing

@testable import Charts

struct BinsTests {
    /// `numpy.histogram([1, 2, 2, 3, 4, 4, 4, 5], bins=4)`: the right edge belongs to the last bin.
    @Test func edgesAreClosedAsInNumPy() {
        let bins = Bins([1, 2, 2, 3, 4, 4, 4, 5], count: 4)
        #expect(bins.counts == [1, 2, 1, 4])
        #expect((0...4).map(bins.edge) == [1, 2, 3, 4, 5])
    }

    /// `numpy.histogram([0.1 * i for i in range(11)], bins=10)`: numbers at the edges of bins that are no binary fractions.
    @Test func roundingErrorsDoNotMoveNumbers() {
        let values = (0...10).map { 0.1 * Double($0) }
        #expect(Bins(values, count: 10).counts == [1, 1, 1, 1, 1, 1, 1, 1, 1, 2])
    }

    @Test func everyFiniteNumberIsCountedOnce() {
        for (name, values) in SampleChart.numbers {
            for count in [1, 2, 7, 60] {
                #expect(Bins(values, count: count).total == values.filter(\.isFinite).count, "\(name)")
            }
        }
    }

    @Test func rangesLeaveNumbersOut() {
        let bins = Bins([0, 1, 2, 3, 4, 5], count: 2, range: 1...3)
        #expect(bins.counts == [1, 2])
    }

    @Test func aConstantFillsTheMiddle() {
        let bins = Bins([3, 3, 3], count: 4)
        #expect(bins.start == 2.5 && bins.end == 3.5)
        #expect(bins.counts == [0, 0, 3, 0])
    }

    /// `len(numpy.histogram_bin_edges(range(100), "auto")) - 1` is 8.
    @Test func theNumberOfBinsIsNumPys() {
        #expect(Bins.suggestedCount(for: (0..<100).map(Double.init)) == 8)
        #expect(Bins.suggestedCount(for: []) == 1)
        #expect(Bins.suggestedCount(for: [.infinity, 1, 2, .nan]) == 2)
        #expect(Bins.suggestedCount(for: [0, 1e300] + Array(repeating: 1, count: 1000)) <= 60)
    }
}

struct HistogramTests {
    @Test func seriesShareTheirBins() {
        let histogram = Histogram(series: [("a", [0, 1]), ("b", [9, 10])], valueLabel: "v", binCount: 5)
        #expect(histogram.series.map(\.bins.start) == [0, 0])
        #expect(histogram.series.map(\.bins.end) == [10, 10])
        #expect(histogram.series.map(\.bins.counts) == [[2, 0, 0, 0, 0], [0, 0, 0, 0, 2]])
    }

    @Test func seriesMayHaveBinsOfTheirOwn() {
        let histogram = Histogram(
            series: [("a", [0, 1]), ("b", [9, 10])], valueLabel: "v", binCount: 2, sharesBins: false)
        #expect(histogram.series.map(\.bins.start) == [0, 9])
    }

    @Test func descriptionsNameTheFullestBin() {
        let histogram = Histogram([1, 2, 2, 2, 5], valueLabel: "Stars", binCount: 4)
        #expect(
            histogram.description
                == "Histogram of Stars: 5 values, median 2, fullest bin 2 to 3 with 60.0% of them.")
    }
}
