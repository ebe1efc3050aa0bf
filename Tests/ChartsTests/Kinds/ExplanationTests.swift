import Base
import Drawing
import Testing

@testable import Charts

struct PartialDependencePlotTests {
    @Test func linesOfRowsAreASample() throws {
        let rows = (0..<1000).map { [Double($0), 0] }
        let plot = try PartialDependencePlot(
            grid: [1, 2], average: [3, 5], individual: rows, featureValues: (0...10).map(Double.init),
            featureLabel: "age", valueLabel: "risk")
        #expect(plot.individual.count == 50)
        #expect(plot.note == "a sample of 50 of 1,000 rows")
        #expect(plot.deciles == [1, 2, 3, 4, 5, 6, 7, 8, 9])
        #expect(
            plot.description
                == "Partial dependence plot of risk on age: on average from 3 at 1 to 5 at 2, lowest 3 at 1, "
                + "highest 5 at 2.")
    }

    @Test func categoriesAreNamed() throws {
        let plot = try PartialDependencePlot(
            categories: ["a", "b"], average: [1, 2], featureLabel: "kind", valueLabel: "risk")
        #expect(plot.description == "Partial dependence plot of risk on kind, averages: a 1, b 2.")
        #expect(plot.note == nil)
    }

    @Test func inputThatDoesNotFitIsAnError() {
        func make(_ grid: [Double], _ average: [Double], _ rows: [[Double]] = []) throws {
            _ = try PartialDependencePlot(
                grid: grid, average: average, individual: rows, featureLabel: "f", valueLabel: "v")
        }
        #expect(throws: ChartError.self) { try make([], []) }
        #expect(throws: ChartError.self) { try make([1, 2], [1]) }
        #expect(throws: ChartError.self) { try make([2, 1], [1, 1]) }
        #expect(throws: ChartError.self) { try make([1, 2], [1, .nan]) }
        #expect(throws: ChartError.self) { try make([1, 2], [1, 2], [[1]]) }
        #expect(throws: ChartError.self) { try make([1, 2], [1, 2], [[1, .infinity]]) }
    }
}

struct SHAPSummaryPlotTests {
    private let values = SampleChart.noise(400)

    @Test func featuresAreRankedWithTheirDirection() throws {
        let plot = try SHAPSummaryPlot(
            features: [
                ("weak", values.map { _ in 0.125 }, values), ("strong", values.map { -4 * $0 }, values),
                ("name", values.map { _ in 0.25 }, []),
            ], top: 2)
        #expect(plot.features.map(\.name) == ["strong", "name"])
        #expect(plot.features[0].correlation == -1)
        #expect(plot.description.contains("higher values lower the prediction; name, 0.25 on average."))
        #expect(plot.note == "the top 2 of 3 features")
    }

    /// Colours run from the 5th to the 95th percentile, and missing values have none.
    @Test func levelsArePlacesWithinTheFeature() throws {
        let numbers = (0...100).map(Double.init) + [.nan]
        let plot = try SHAPSummaryPlot(features: [("a", numbers.map { _ in 1 }, numbers)])
        let levels = plot.features[0].levels
        #expect(levels[3] == 0 && levels[50] == 0.5 && levels[97] == 1)
        #expect(levels[101] == nil)
    }

    @Test func manyRowsAreASample() throws {
        let many = SampleChart.noise(9000)
        let plot = try SHAPSummaryPlot(features: [("a", many, many), ("b", many, many)])
        #expect(plot.features[0].contributions.count <= 1200)
        #expect(plot.note == "a sample of 1,125 of 9,000 rows")
        #expect(try plot.svg().utf8.count < 60_000)
    }

    @Test func dotsDoNotLieOverEachOther() {
        let offsets = Swarm.offsets(of: [10, 10, 10, 50], size: 4, height: 40)
        #expect(offsets[0] == 0 && offsets[3] == 0)
        #expect(abs(offsets[1]) >= 3 && offsets[1] == -offsets[2])
        #expect(
            Swarm.offsets(of: Array(repeating: 1, count: 99), size: 4, height: 20).allSatisfy { abs($0) <= 8 }
        )
    }

    @Test func inputThatDoesNotFitIsAnError() {
        #expect(throws: ChartError.self) { try SHAPSummaryPlot(features: []) }
        #expect(throws: ChartError.self) { try SHAPSummaryPlot(features: [("a", [], [])]) }
        #expect(throws: ChartError.self) { try SHAPSummaryPlot(features: [("a", [1], [1, 2])]) }
        #expect(throws: ChartError.self) {
            try SHAPSummaryPlot(features: [("a", [1], []), ("b", [1, 2], [])])
        }
        #expect(throws: ChartError.self) { try SHAPSummaryPlot(features: [("a", [.nan], [])]) }
    }
}

struct ColorRampTests {
    private let pages = (light: Color.white, dark: Color(hex: 0x1f2328))

    /// Dots of each value stand out from both pages.
    @Test func dotsStandOut() {
        for step in 0...20 {
            let color = ColorRamp.lowToHigh.color(at: Double(step) / 20)
            #expect(color.contrast(with: pages.light) >= 3)
            #expect(color.dark.contrast(with: pages.dark) >= 3)
        }
    }

    /// The lowest cell can be told from the page, and more is always further from it.
    @Test func cellsLeaveThePageBehind() {
        let colors = (0...20).map { ColorRamp.intensity.color(at: Double($0) / 20) }
        let light = colors.map { $0.contrast(with: pages.light) }
        let dark = colors.map { $0.dark.contrast(with: pages.dark) }
        #expect(light[0] >= 1.4 && dark[0] >= 1.4)
        #expect(zip(light, light.dropFirst()).allSatisfy { $0 < $1 })
        #expect(zip(dark, dark.dropFirst()).allSatisfy { $0 < $1 })
    }
}

struct CalendarHeatmapTests {
    private func day(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    @Test func gapsAreMissingDays() throws {
        let chart = try CalendarHeatmap(
            days: [(day("2024-02-28"), 3), (day("2024-03-02 18:30"), 5), (day("2024-03-01"), .nan)],
            valueLabel: "Plays")
        #expect(chart.values == [3, nil, nil, 5])
        #expect(
            chart.description
                == "Calendar heat map of Plays, 2024-02-28 to 2024-03-02, 2 of 4 days without data: median 4, "
                + "highest 5 on 2024-03-02, lowest 3 on 2024-02-28.")
    }

    /// A single day does not take all the colours.
    @Test func outliersEndTheScale() throws {
        let start = try day("2024-01-01").microseconds
        let days = (0..<300).map { index in
            (date: Timestamp(microseconds: start + index * 86_400_000_000), value: index == 7 ? 1000 : 10.0)
        }
        let chart = try CalendarHeatmap(days: days, valueLabel: "Plays")
        #expect(chart.highest == 10 && chart.highestText == "≥ 10")
        #expect(chart.lowest == 0 && chart.lowestText == "0")
        #expect(try CalendarHeatmap(days: Array(days.prefix(5)), valueLabel: "Plays").highestText == "10")
    }

    /// January 1 is in the first column whatever its weekday, and weeks begin on Monday.
    @Test func weeksBeginOnMonday() throws {
        #expect(CalendarLayout.week(of: try day("2024-01-01")) == 0)  // a Monday
        #expect(CalendarLayout.week(of: try day("2024-01-07")) == 0)
        #expect(CalendarLayout.week(of: try day("2024-01-08")) == 1)
        #expect(CalendarLayout.week(of: try day("2023-01-01")) == 0)  // a Sunday
        #expect(CalendarLayout.week(of: try day("2023-01-02")) == 1)
        #expect(CalendarLayout.week(of: try day("2012-12-31")) == 53)
    }

    @Test func emptyDaysAreOutlined() throws {
        func strokes(_ second: String) throws -> Int {
            let chart = try CalendarHeatmap(
                days: [(day("2024-01-01"), 3), (day(second), 5)], valueLabel: "v")
            let canvas = RecordingCanvas()
            chart.draw(on: canvas, in: Rect(chart.size), theme: .light)
            #expect(canvas.texts.contains("no data") == (second != "2024-01-02"))
            return canvas.items.count { if case .stroke = $0.kind { $0.role == .mark } else { false } }
        }
        #expect(try strokes("2024-01-02") == 0)
        #expect(try strokes("2024-01-09") == 1)
    }

    @Test func inputThatDoesNotFitIsAnError() throws {
        let first = try day("2024-01-01")
        let later = try day("2024-01-01 12:00")
        let century = try day("2124-01-05")
        #expect(throws: ChartError.self) { try CalendarHeatmap(days: [], valueLabel: "v") }
        #expect(throws: ChartError.self) { try CalendarHeatmap(days: [(first, .nan)], valueLabel: "v") }
        let error = #expect(throws: ChartError.self) {
            try CalendarHeatmap(days: [(first, 1), (later, 2)], valueLabel: "v")
        }
        #expect(error?.description.contains("2024-01-01") == true)
        #expect(throws: ChartError.self) {
            try CalendarHeatmap(days: [(first, 1), (century, 2)], valueLabel: "v")
        }
    }
}
