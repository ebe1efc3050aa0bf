import Drawing
import Numerics
import Testing

@testable import Charts

struct DensityTests {
    private let values: [Double] = [1, 2, 2.5, 3, 4, 7, 7.5, 8, 12, 13]

    /// The density at a number rather than at a place within the range.
    private func density(_ estimate: GaussianDensity, at value: Double) -> Double {
        let (low, high) = (estimate.range.lowerBound, estimate.range.upperBound)
        return estimate.density(at: (value - low) / (high - low)) / (high - low)
    }

    /// The figures of SciPy 1.16's `gaussian_kde` with both rules.
    @Test func densitiesAgreeWithSciPy() throws {
        let places: [Double] = [0, 2.5, 7, 10, 16]
        let scott = try #require(GaussianDensity(values, bandwidth: .scott))
        #expect(abs(scott.bandwidth - 2.6478499985361146) < 1e-12)
        let scottFigures = [
            0.04863645767388682, 0.0781942568761228, 0.06757447980029199, 0.05025289730231509,
            0.013034982827325216,
        ]
        for (place, expected) in zip(places, scottFigures) {
            #expect(abs(density(scott, at: place) - expected) < 5e-5)
        }
        let silverman = try #require(GaussianDensity(values, bandwidth: .silverman))
        #expect(abs(silverman.bandwidth - 2.804665845970515) < 1e-12)
        let silvermanFigures = [
            0.04838694009264713, 0.07584988342368064, 0.06736362720939885, 0.05047623674380691,
            0.013644097061068002,
        ]
        for (place, expected) in zip(places, silvermanFigures) {
            #expect(abs(density(silverman, at: place) - expected) < 5e-5)
        }
    }

    @Test func theAreaBelowACurveIsOne() throws {
        for values in [values, SampleChart.noise(3000).map { 1 / ($0 + 0.01) }] {
            let curve = try #require(
                GaussianDensity(values, bandwidth: .scott)?.curve(
                    count: 2000, margin: 5, within: -1e300...1e300))
            let steps = zip(zip(curve.x, curve.x.dropFirst()), zip(curve.density, curve.density.dropFirst()))
            let area = steps.reduce(0) { $0 + ($1.0.1 - $1.0.0) * ($1.1.0 + $1.1.1) / 2 }
            #expect(abs(area - 1) < 1e-3)
        }
    }

    @Test func theSizeOfNumbersDoesNotMatter() throws {
        let plain = try #require(GaussianDensity(values, bandwidth: .scott))
        for factor in [1e-300, 1e300] {
            let other = try #require(GaussianDensity(values.map { $0 * factor }, bandwidth: .scott))
            #expect(abs(other.density(at: 0.3) - plain.density(at: 0.3)) < 1e-6)
        }
    }

    @Test func aCurveEndsAtZeroIfNoValueIsNegative() throws {
        let plot = try DensityPlot(values, valueLabel: "v")
        #expect(plot.groups[0].curve?.x.first == 0)
        let negative = try DensityPlot(values.map { $0 - 2 }, valueLabel: "v")
        #expect((negative.groups[0].curve?.x.first ?? 0) < -1)
    }

    @Test func equalValuesAreALine() throws {
        let plot = try DensityPlot(
            groups: [("same", [3, 3, 3]), ("other", values), ("none", [])], valueLabel: "v")
        #expect(plot.groups.map(\.name) == ["same", "other"])
        #expect(plot.groups[0].curve == nil)
        #expect(plot.description.contains("same, 3 values, all of them 3;"))
    }

    @Test func aLogarithmicAxisSaysWhatItLeavesOut() throws {
        let plot = try DensityPlot([0, -1, 1, 10, 100], valueLabel: "v", isLogarithmic: true)
        #expect(plot.note == "2 values not above zero are left out of the logarithmic axis")
        #expect(plot.groups[0].count == 3)
    }

    @Test func inputThatDoesNotFitIsAnError() {
        #expect(throws: ChartError.nothingToDraw(chart: "density plot", missing: "values")) {
            try DensityPlot([.nan], valueLabel: "v")
        }
        #expect(throws: ChartError.self) { try DensityPlot(values, valueLabel: "v", bandwidth: .fixed(0)) }
        #expect(throws: ChartError.self) {
            try ViolinPlot(groups: [("a", values)], valueLabel: "v", bandwidth: .fixed(.nan))
        }
        #expect(throws: ChartError.self) { try ViolinPlot(groups: [], valueLabel: "v") }
    }
}

struct ECDFPlotTests {
    @Test func stepsRiseAtValues() throws {
        let plot = try ECDFPlot([3, 1, 2, 2, .nan], valueLabel: "v")
        #expect(plot.groups[0].x == [1, 2, 3])
        #expect(plot.groups[0].shares == [0.25, 0.75, 1])
        #expect(plot.groups[0].median == 2)
        #expect(
            plot.description
                == "ECDF plot of v: 4 values, median 2, middle half 1.75 to 2.25, range 1 to 3.")
    }

    /// Of many values, some steps are joined; those that stay are where they were.
    @Test func manyValuesAreFewSteps() throws {
        let values = SampleChart.noise(50_000)
        let group = try ECDFPlot(values, valueLabel: "v").groups[0]
        #expect(group.x.count <= 502)
        #expect(group.x.first == values.min() && group.x.last == values.max())
        #expect(group.shares.last == 1)
        let (value, share) = (group.x[100], group.shares[100])
        #expect(Double(values.count { $0 <= value }) / 50_000 == share)
    }

    @Test func aLogarithmicAxisSaysWhatItLeavesOut() throws {
        let plot = try ECDFPlot([0, 1, 10], valueLabel: "v", isLogarithmic: true)
        #expect(plot.note == "1 value not above zero is left out of the logarithmic axis")
        #expect(plot.groups[0].shares == [0.5, 1])
        #expect(throws: ChartError.self) { try ECDFPlot([0, -1], valueLabel: "v", isLogarithmic: true) }
    }
}

struct ViolinPlotTests {
    @Test func fewValuesAreDots() throws {
        let values = SampleChart.noise(40)
        let plot = try ViolinPlot(
            groups: [("many", values), ("few", Array(values.prefix(39)))], valueLabel: "v")
        #expect(plot.groups[0].curve != nil && plot.groups[0].dots.isEmpty)
        #expect(plot.groups[1].curve == nil && plot.groups[1].dots == values.prefix(39).sorted())
    }

    /// A violin does not claim values beyond those that there are.
    @Test func violinsEndAtTheirValues() throws {
        let values = SampleChart.noise(200)
        let group = try ViolinPlot(groups: [("", values)], valueLabel: "v").groups[0]
        let curve = try #require(group.curve)
        #expect(abs((curve.x.first ?? 0) - group.smallest) < 1e-12)
        #expect(abs((curve.x.last ?? 0) - group.largest) < 1e-12)
        let quartiles = Descriptive.quantiles(values, [0.25, 0.5, 0.75])
        #expect([group.lowerQuartile, group.median, group.upperQuartile] == quartiles)
    }

    @Test func dotsAreSpreadEvenly() {
        let offsets = Jitter.offsets(100)
        #expect(offsets.allSatisfy { abs($0) <= 0.5 })
        for bin in 0..<10 {
            let low = -0.5 + Double(bin) / 10
            #expect((8...12).contains(offsets.count { $0 >= low && $0 < low + 0.1 }))
        }
    }
}
