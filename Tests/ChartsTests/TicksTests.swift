import Testing

@testable import Charts

struct TicksTests {
    /// From the tests of gonum/plot, whose authors compared them with the implementation of the paper's authors in R.
    @Test(arguments: [
        (-1.9846500878911073, 0.4370974820125605, 3, [-2, -1, 0]),
        (-1.985e15, 0.4371e15, 3, [-2e15, -1e15, 0]),
        (0.00010, 0.00015, 3, [0.0001, 0.000125, 0.00015]),
        (555.6545, 21800.9875, 3, [0, 10000, 20000]),
        (555.6545, 27800.9875, 3, [0, 10000, 20000, 30000]),
        (55.6545, 1555.9875, 3, [0, 500, 1000, 1500]),
        (3.096916 - 0.125, 3.096916 + 0.125, 3, [3, 3.1, 3.2]),
    ])
    func agreesWithTheReference(low: Double, high: Double, count: Int, expected: [Double]) {
        #expect(Ticks(covering: low...high, count: count).values == expected)
    }

    /// From the documentation of R's package labeling.
    @Test func agreesWithTheDocumentedExample() {
        #expect(Ticks(covering: 8.1...14.1, count: 4).values == [8, 10, 12, 14])
    }

    @Test func ticksAreIncreasingAndAboutAsManyAsWanted() {
        for (index, noise) in SampleChart.noise(300).enumerated() {
            let low = (noise - 0.5) * 1000
            let high = low + noise * 500 + 0.001
            let count = index % 9 + 2
            let ticks = Ticks(covering: low...high, count: count)
            #expect(ticks.values.count >= 2 && ticks.values.count <= 2 * count + 1)
            for (tick, next) in zip(ticks.values, ticks.values.dropFirst()) {
                #expect(abs(next - tick - ticks.step) < 1e-9 * max(1, abs(next)))
            }
        }
    }

    @Test func wholeNumbersOnly() {
        for high in 1...12 {
            let ticks = Ticks(covering: 0...Double(high), count: 8, wholeNumbers: true)
            #expect(ticks.values.allSatisfy { $0 == $0.rounded() })
        }
    }

    @Test(arguments: [
        0...0, 1e300...1e300, -1e308...1e308, 0...Double.infinity,
        Double.leastNonzeroMagnitude...(2 * Double.leastNonzeroMagnitude),
    ])
    func extremeRangesEnd(range: ClosedRange<Double>) {
        #expect(Ticks(covering: range, count: 5).values.allSatisfy { $0.isFinite })
    }

    @Test(
        arguments: [
            (1, 1000, 6, [1, 10, 100, 1000]), (0.5, 6, 6, [0.5, 1, 2, 5]),
            (1, 1e12, 5, [1, 1e3, 1e6, 1e9, 1e12]),
            (2, 3, 4, [2, 2.5, 3]), (0.4, 60, 8, [0.5, 1, 2, 5, 10, 20, 50]),
        ] as [(Double, Double, Int, [Double])])
    func logarithmicTicks(low: Double, high: Double, count: Int, expected: [Double]) {
        let values = Ticks(logarithmicallyCovering: low...high, count: count).values
        #expect(values.count == expected.count)
        for (value, wanted) in zip(values, expected) { #expect(abs(value - wanted) < wanted * 1e-12) }
    }
}

struct TickFormatTests {
    func labels(_ values: [Double], step: Double = 1, _ format: TickFormat = .number) -> [String] {
        format.labels(for: Ticks(values: values, step: step))
    }

    @Test func decimalsAreTheSameForAll() {
        #expect(labels([0, 0.5, 1]) == ["0.0", "0.5", "1.0"])
        #expect(labels([-0.25, 0, 0.25]) == ["−0.25", "0.00", "0.25"])
        #expect(labels([0, 250_000, 500_000]) == ["0", "250,000", "500,000"])
    }

    @Test func millionsAreShortWhereTheyAreRound() {
        #expect(labels([0, 500_000, 1_000_000]) == ["0", "0.5M", "1.0M"])
        #expect(labels([0, 200_000, 1_000_000]) == ["0", "200,000", "1,000,000"])
        #expect(labels([0, 2e9, 4e9]) == ["0", "2B", "4B"])
        #expect(labels([0, 1e16, 2e16]) == ["0", "1×10¹⁶", "2×10¹⁶"])
        #expect(labels([0, 1e-7, 2e-7]) == ["0", "1×10⁻⁷", "2×10⁻⁷"])
    }

    @Test func logarithmicTicksKeepTheirOwnDigits() {
        #expect(labels([0.5, 1, 10], step: 0) == ["0.5", "1", "10"])
        #expect(labels([1, 1000, 1_000_000], step: 0) == ["1", "1,000", "1M"])
    }

    @Test func sharesAndYears() {
        #expect(labels([0, 0.25, 0.5], .percent) == ["0%", "25%", "50%"])
        #expect(labels([0, 0.125], .percent) == ["0.0%", "12.5%"])
        #expect(labels([2014, 2016], .plain) == ["2014", "2016"])
    }
}

struct ScaleTests {
    @Test(arguments: [(0.0, 0.0), (5, 0.5), (10, 1), (-3, 0), (30, 1), (.nan, 0.5)])
    func linearPlaces(value: Double, place: Double) {
        #expect(Scale.linear(0...10).position(of: value) == place)
    }

    @Test(arguments: [(1.0, 0.0), (10, 0.5), (100, 1), (-1, 0)])
    func logarithmicPlaces(value: Double, place: Double) {
        #expect(abs(Scale.logarithmic(1...100).position(of: value) - place) < 1e-15)
    }

    @Test func theWholeRangeOfNumbersHasAMiddle() {
        let all = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        #expect(Scale.linear(all).position(of: 0) == 0.5)
        #expect(Scale.linear(3...3).position(of: 3) == 0.5)
    }

    @Test func bandsLieSideBySide() {
        let bands = BandScale(count: 4, padding: 0.5)
        #expect(bands.band(0).start == 0.0625 && bands.band(0).end == 0.1875)
        #expect(bands.center(3) == 0.875)
    }
}
