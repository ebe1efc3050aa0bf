import Base
import Testing

@testable import Charts

struct BoxPlotTests {
    /// The quartiles of R's `quantile(x, type = 7)`, the whiskers and outliers of `boxplot.stats(x)$out`'s rule with them.
    @Test func statisticsOfAKnownSample() throws {
        let box = try #require(BoxStatistics([1, 2, 3, 4, 5, 6, 7, 8, 9, 30]))
        #expect(box.lowerQuartile == 3.25 && box.median == 5.5 && box.upperQuartile == 7.75)
        #expect(box.lowerWhisker == 1 && box.upperWhisker == 9)
        #expect(box.outliers == [.init(value: 30, count: 1)])
        #expect(box.count == 10)
    }

    @Test func whiskersReachData() throws {
        for seed in 1...30 {
            let values = SampleChart.noise(40, seed: UInt64(seed)).map { 1 / ($0 + 0.05) }
            let box = try #require(BoxStatistics(values))
            #expect(values.contains(box.lowerWhisker) && values.contains(box.upperWhisker))
            #expect(box.lowerWhisker <= box.lowerQuartile && box.upperQuartile <= box.upperWhisker)
            #expect(box.upperWhisker <= box.upperQuartile + 1.5 * (box.upperQuartile - box.lowerQuartile))
            let beyond = values.filter { $0 < box.lowerWhisker || $0 > box.upperWhisker }
            #expect(box.outlierCount == beyond.count)
        }
    }

    @Test func manyOutliersAreFewDots() throws {
        let values = Array(repeating: 0.0, count: 100_000) + SampleChart.noise(20_000)
        let box = try #require(BoxStatistics(values))
        #expect(box.outlierCount == 20_000)
        #expect(box.outliers.count <= 1201)
        let svg = try BoxPlot(values, valueLabel: "Value").svg()
        #expect(svg.utf8.count < 25_000)
    }

    @Test func orderDoesNotMatter() {
        let values = SampleChart.noise(99)
        #expect(BoxStatistics(values) == BoxStatistics(values.reversed()))
    }

    @Test func nothingHasNoStatistics() {
        #expect(BoxStatistics([]) == nil)
        #expect(BoxStatistics([.nan, .infinity]) == nil)
        #expect(BoxPlot([], valueLabel: "Likes").description == "Box plot of Likes without data.")
    }

    @Test func descriptionsNameTheFigures() {
        let plot = BoxPlot([1, 2, 3, 4, 5, 6, 7, 8, 9, 30], valueLabel: "Likes")
        #expect(
            plot.description
                == "Box plot of Likes, 10 values: median 5.5, middle half 3.25 to 7.75, range 1 to 30, 1 outlier."
        )
    }

    @Test func logarithmsNeedPositiveNumbersAndSayWhatTheyLeaveOut() {
        #expect(BoxPlot([1, 10], valueLabel: "v", isLogarithmic: true).note == nil)
        let plot = BoxPlot([0, 10], valueLabel: "v", isLogarithmic: true)
        #expect(plot.groups[0].count == 1)
        #expect(plot.note == "1 value not above zero is left out of the logarithmic axis")
    }

    @Test func thousandsOfGroupsAreTheFirstOnes() {
        let plot = BoxPlot(groups: (0..<1000).map { ("\($0)", [1, 2]) }, valueLabel: "v")
        #expect(plot.groups.count == 60)
        #expect(plot.note == "the first 60 of 1000 groups")
    }
}
