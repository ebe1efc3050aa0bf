import Drawing
import Testing

@testable import Charts

struct StackedBarChartTests {
    private func chart(
        _ arrangement: StackedBarChart.Arrangement, _ orientation: StackedBarChart.Orientation = .horizontal
    ) throws -> StackedBarChart {
        try StackedBarChart(
            categories: ["a", "b"], series: [("x", [1, 3]), ("y", [3, 9])], valueLabel: "v",
            arrangement: arrangement, orientation: orientation)
    }

    private func bars(_ chart: StackedBarChart) -> [Rect] {
        let canvas = RecordingCanvas()
        chart.draw(on: canvas, in: Rect(chart.size), theme: .light)
        return canvas.items.filter { $0.role == .mark }.map(\.bounds)
    }

    /// Parts lie one after the other, and their lengths are proportional to their values.
    @Test func partsAreStacked() throws {
        let bars = bars(try chart(.stacked))
        #expect(bars.count == 4)
        #expect(abs(bars[1].minX - bars[0].maxX - 1) < 1e-9)
        #expect(abs((bars[1].width + 1) / (bars[0].width + 1) - 3) < 1e-9)
        #expect(bars[0].minY == bars[1].minY && bars[1].maxY < bars[2].minY)
        let columns = self.bars(try chart(.stacked, .vertical))
        #expect(abs(columns[0].minY - columns[1].maxY - 1) < 1e-9)
        #expect(columns[0].minX == columns[1].minX)
    }

    @Test func sharesFillTheAxis() throws {
        let bars = bars(try chart(.shares))
        #expect(abs(bars[0].width - bars[2].width) < 1e-9)
        #expect(abs(bars[1].maxX - bars[3].maxX) < 1e-9)
        #expect(
            try chart(.shares).description
                == "Stacked bar chart of shares of v for 2 categories: x, a 25.0%, b 25.0%; y, a 75.0%, b 75.0%."
        )
    }

    @Test func groupsStandSideBySide() throws {
        let bars = bars(try chart(.grouped))
        #expect(bars[0].minX == bars[1].minX && bars[0].maxY <= bars[1].minY)
        #expect(abs(bars[1].width / bars[0].width - 3) < 1e-9)
    }

    /// The legend lists the parts as they lie: from left to right, or from the top.
    @Test func theLegendIsInTheOrderOfTheStack() throws {
        func names(_ orientation: StackedBarChart.Orientation) throws -> [String] {
            let canvas = RecordingCanvas()
            let chart = try chart(.stacked, orientation)
            chart.draw(on: canvas, in: Rect(chart.size), theme: .light)
            return canvas.texts.filter { ["x", "y"].contains($0) }
        }
        #expect(try names(.horizontal) == ["x", "y"])
        #expect(try names(.vertical) == ["y", "x"])
    }

    @Test func labelsOfPartsCanBeReadOnBothPages() throws {
        for color in Theme.categories {
            let ink = color.adaptiveInk
            #expect(ink.contrast(with: color) >= 4.5)
            #expect(ink.dark.contrast(with: color.dark) >= 4.5)
        }
    }

    @Test func nothingHasNoShares() throws {
        let chart = try StackedBarChart(
            categories: ["a", "b"], series: [("x", [0, 1]), ("y", [0, 2])], valueLabel: "v",
            arrangement: .shares)
        #expect(chart.note == "1 category has no values to take shares of")
        #expect(bars(chart).count == 2)
    }

    @Test func partsOfAStackAreNotNegative() {
        let error = #expect(throws: ChartError.self) {
            try StackedBarChart(categories: ["a"], series: [("x", [-2])], valueLabel: "v")
        }
        #expect(
            error?.description
                == "the stacked bar chart has −2 as a part “x” of a stack; it must be 0 or more")
        #expect(throws: ChartError.self) {
            try StackedBarChart(
                categories: ["a"], series: [("x", [2])], intervals: [[1...3]], valueLabel: "v")
        }
        #expect(throws: Never.self) {
            try StackedBarChart(
                categories: ["a"], series: [("x", [-2])], intervals: [[-3 ... -1]], valueLabel: "v",
                arrangement: .grouped)
        }
    }
}

struct AreaChartTests {
    @Test func areasLieOnEachOther() throws {
        let chart = try AreaChart(
            x: [1, 2, 4], series: [("x", [1, 2, 0]), ("y", [3, 2, 0])], xLabel: "x", yLabel: "y")
        #expect(chart.edges[1] == [1, 2, 0])
        #expect(chart.edges[2] == [4, 4, 0])
        var shares = chart
        shares.arrangement = .shares
        #expect(shares.edges[1] == [0.25, 0.5, 0])
        #expect(shares.edges[2] == [1, 1, 0])
        #expect(shares.note == "1 place has no values to take shares of")
        #expect(chart.note == nil)
    }

    @Test func theSumIsTold() throws {
        let chart = try AreaChart(
            categories: ["Jan", "Feb"], series: [("x", [1, 2]), ("y", [3, 4])], xLabel: "Month",
            yLabel: "Hours")
        #expect(
            chart.description
                == "Area chart of Hours by Month, Jan to Feb: x from 1 to 2, highest 2 at Feb; y from 3 to 4, "
                + "highest 4 at Feb; together from 4 to 6, highest 6 at Feb.")
    }

    @Test func inputThatDoesNotFitIsAnError() {
        func make(_ x: [Double], _ values: [Double]) throws {
            _ = try AreaChart(x: x, series: [("x", values)], xLabel: "x", yLabel: "y")
        }
        #expect(throws: ChartError.self) { try make([1], [1]) }
        #expect(throws: ChartError.self) { try make([1, 2], [1]) }
        #expect(throws: ChartError.self) { try make([2, 1], [1, 1]) }
        #expect(throws: ChartError.self) { try make([1, 1], [1, 1]) }
        #expect(throws: ChartError.self) { try make([1, 2], [1, -1]) }
        #expect(throws: ChartError.self) { try make([1, 2], [1, .nan]) }
        #expect(throws: ChartError.self) { try make([1, .infinity], [1, 1]) }
    }
}
