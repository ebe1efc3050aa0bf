import Base
import Drawing
import Testing

@testable import Charts

struct CoefficientPlotTests {
    @Test func clearAndUnclearEffectsAreTold() {
        let plot = CoefficientPlot([
            .init("a", 1.5, lower: 1, upper: 2), .init("b", -0.5, lower: -0.75, upper: -0.25),
            .init("c", 0.1, lower: -0.1, upper: 0.3),
        ])
        #expect(
            plot.description
                == "Coefficient of 3 variables. Above 0: a 1.5. Below 0: b −0.5. The interval of 1 includes 0."
        )
    }

    @Test func ratiosStandBesideOne() {
        let plot = CoefficientPlot(ratios: [
            .init("a", 2, lower: 1.5, upper: 3), .init("b", -1), .init("c", .nan),
        ])
        #expect(plot.coefficients.map(\.name) == ["a"])
        #expect(plot.reference == 1 && plot.isLogarithmic)
    }

    /// Filled dots for clear effects, hollow ones for the others: the second channel beside their place.
    @Test func unclearEffectsAreHollow() {
        func fills(_ lower: Double) -> Int {
            let canvas = RecordingCanvas()
            CoefficientPlot([.init("a", 1, lower: lower, upper: 2)])
                .draw(on: canvas, in: Rect(Size(640, 120)), theme: .adaptive)
            return canvas.items.filter { if case .fill = $0.kind { $0.role == .mark } else { false } }.count
        }
        #expect(fills(0.5) == 1)
        #expect(fills(-0.5) == 0)
    }
}

struct BarChartTests {
    func bars(_ chart: BarChart) -> [Rect] {
        let canvas = RecordingCanvas()
        chart.draw(on: canvas, in: Rect(chart.size), theme: .adaptive)
        return canvas.items.filter { $0.role == .mark }.map(\.bounds)
    }

    @Test func lengthsAreProportionalAndBeginAtZero() {
        let bars = bars(BarChart([("a", 10), ("b", 20), ("c", -10)], valueLabel: "v"))
        #expect(abs(bars[1].width - 2 * bars[0].width) < 1e-9)
        #expect(abs(bars[2].width - bars[0].width) < 1e-9)
        #expect(bars[0].minX == bars[1].minX)
        #expect(abs(bars[2].maxX - bars[0].minX) < 1e-9)
    }

    @Test func missingNumbersHaveNoBar() {
        #expect(bars(BarChart([("a", 10), ("b", .nan)], valueLabel: "v")).count == 1)
    }

    @Test func descriptionsNameTheEnds() {
        #expect(
            BarChart([("a", 1), ("b", 2)], valueLabel: "Plays").description
                == "Bar chart of Plays for 2 categories: a 1, b 2.")
        #expect(
            BarChart((1...9).map { ("c\($0)", Double($0)) }, valueLabel: "Plays").description
                == "Bar chart of Plays for 9 categories: largest c9 (9), smallest c1 (1).")
    }
}

struct LineChartTests {
    @Test func pointsAreOrderedAndThoseWithoutAValueInterruptTheLine() {
        let series = LineChart.Series(x: [3, 1, 2, .nan], y: [30, 10, .infinity, 0])
        #expect(series.x == [1, 2, 3])
        #expect(series.y == [10, nil, 30])
    }

    @Test func descriptionsNameTheTurns() {
        let chart = LineChart(
            categories: ["Jan", "Feb", "Mar"], series: [("", [3, 1, 2])], xLabel: "Month", yLabel: "Hours")
        #expect(
            chart.description
                == "Line chart of Hours by Month: from 3 at Jan to 2 at Mar, lowest 1 at Feb, highest 3 at Jan."
        )
    }

    @Test func labelsMoveApart() {
        #expect(spread([10, 12, 50], heights: [10, 10, 10], within: 0...60) == [10, 20, 50])
        #expect(spread([58, 59], heights: [10, 10], within: 0...60) == [45, 55])
        #expect(spread([5, 6, 7], heights: [10, 10, 10], within: 0...25).compactMap(\.self).count == 2)
    }
}

struct ScatterPlotTests {
    @Test func manyPairsAreFewDots() {
        let (x, y) = (SampleChart.noise(100_000), SampleChart.noise(100_000, seed: 7))
        let plot = ScatterPlot(x: x, y: y, xLabel: "x", yLabel: "y")
        #expect(plot.series[0].count == 100_000)
        #expect(plot.series[0].x.count <= 1500)
        #expect(plot.description.contains("100,000 pairs"))
        #expect(plot.description.contains("of them are drawn"))
    }

    @Test func pairsThatCoincideAreOneDot() {
        let plot = ScatterPlot(x: [1, 1, 2], y: [1, 1, 2], xLabel: "x", yLabel: "y")
        #expect(plot.series[0].x == [1, 2])
        #expect(plot.series[0].count == 3)
    }
}

struct ScatterLandmarkTests {
    @Test func landmarksAreDrawnOverTheDotsAndTold() {
        let plot = ScatterPlot(x: [1, 2, 3], y: [1, 2, 3], xLabel: "x", yLabel: "y")
            .marking([.init(x: 2, y: 2), .init(x: .nan, y: 0)], as: "centres")
        #expect(plot.landmarks.count == 1)
        #expect(plot.description.hasSuffix("The centres are at (2, 2)."))
    }
}

struct ColumnChartTests {
    @Test func barsStandOnZero() {
        let canvas = RecordingCanvas()
        let chart = ColumnChart([("a", 10), ("b", 20), ("c", .nan)], categoryLabel: "", valueLabel: "v")
        let plot = chart.draw(on: canvas, in: Rect(chart.size), theme: .adaptive)
        let marks = canvas.items.filter { $0.role == .mark }
        #expect(marks.count == 1)
        #expect(abs(marks[0].bounds.maxY - plot.maxY) < 1)
        #expect(chart.values == [10, 20, nil])
    }

    @Test func descriptionsNameTheEnds() {
        #expect(
            ColumnChart(
                (1...9).map { ("\($0)", Double($0)) }, categoryLabel: "week", valueLabel: "Plays"
            ).description == "Column chart of Plays by week, 9 categories: largest 9 (9), smallest 1 (1).")
        #expect(
            ColumnChart([], categoryLabel: "week", valueLabel: "Plays").description
                == "Column chart of Plays by week, 0 categories: no values.")
    }
}

struct ChartGridTests {
    private func grid(_ count: Int, columns: Int) -> ChartGrid {
        ChartGrid(
            (0..<count).map { AnyChart(BarChart([("a", Double($0 + 1))], valueLabel: "v\($0)")) },
            columns: columns)
    }

    @Test func cellsDoNotOverlap() {
        let canvas = RecordingCanvas()
        let grid = grid(4, columns: 2)
        grid.draw(on: canvas, in: Rect(grid.size), theme: .adaptive)
        let bars = canvas.items.filter { $0.role == .mark }.map(\.bounds)
        #expect(bars.count == 4)
        #expect(bars[0].maxX < bars[1].minX && bars[2].maxX < bars[3].minX)
        #expect(bars[0].maxY < bars[2].minY && bars[1].maxY < bars[3].minY)
    }

    @Test func rowsMakeTheHeight() {
        #expect(grid(4, columns: 2).size.height > grid(2, columns: 2).size.height)
        #expect(grid(2, columns: 0).columns == 1)
    }

    @Test func allChartsAreTold() {
        #expect(grid(2, columns: 2).description.contains("v0"))
        #expect(grid(2, columns: 2).description.contains("v1"))
    }

    @Test func aScatterPlotSaysThatItDrawsASample() {
        let many = (0..<5000).map { Double($0 % 977) }
        let plot = ScatterPlot(x: many, y: many.reversed(), xLabel: "a", yLabel: "b")
        let drawn = plot.series.reduce(0) { $0 + $1.x.count }
        #expect(drawn < 5000)
        #expect(plot.note == "a sample of \(NumberFormat.grouped(drawn)) of 5,000 points")
        #expect(AnyChart(plot).note == plot.note)
        #expect(ScatterPlot(x: [1, 2], y: [3, 4], xLabel: "a", yLabel: "b").note == nil)
    }
}
