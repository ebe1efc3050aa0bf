import Drawing
import Testing

@testable import Charts

@Suite("Charts show what is there and nothing else")
struct VariationTests {
    private func marks(_ chart: some Chart) -> [RecordingCanvas.Item] {
        let canvas = RecordingCanvas()
        chart.draw(on: canvas, in: Rect(chart.size), theme: .light)
        return canvas.items.filter { $0.role == .mark }
    }

    @Test func aLineDoesNotCrossAMissingValue() {
        let whole = LineChart(series: [.init(x: [0, 1, 2, 3], y: [1, 1, 1, 1])], xLabel: "x", yLabel: "y")
        var broken = LineChart(
            series: [.init(x: [0, 1, 2, 3], y: [1, 1, .nan, 1])], xLabel: "x", yLabel: "y")
        broken.xRange = 0...3
        #expect(broken.description.contains("with a gap") && !whole.description.contains("gap"))
        let reach = { (chart: LineChart) in
            marks(chart).filter { if case .stroke = $0.kind { true } else { false } }.map(\.bounds.width)
                .max() ?? 0
        }
        #expect(reach(broken) < reach(whole) * 0.4)
        // The last point stands alone, as a dot.
        #expect(marks(broken).contains { $0.bounds.width < 8 && $0.bounds.minX > 400 })
    }

    @Test func aLogarithmicAxisSaysWhatItLeavesOut() {
        var chart = LineChart(series: [.init(x: [0, 1, 2], y: [0, -1, 10])], xLabel: "x", yLabel: "y")
        #expect(chart.note == nil)
        chart.isYLogarithmic = true
        #expect(chart.note == "2 points not above zero are left out of the logarithmic axis")
        let histogram = Histogram([0, 1, 10, 100], valueLabel: "Likes", isLogarithmic: true)
        #expect(histogram.note == "1 value not above zero is left out of the logarithmic axis")
        #expect(histogram.series[0].median == 10)
    }

    @Test func namesThatDoNotFitMoveToALegend() {
        let many = (0..<30).map { LineChart.Series(name: "line \($0)", x: [0, 1], y: [0, Double($0)]) }
        let chart = LineChart(series: many, xLabel: "x", yLabel: "y")
        let canvas = RecordingCanvas()
        let plot = chart.draw(on: canvas, in: Rect(chart.size), theme: .light)
        let texts = canvas.items.filter { if case .text = $0.kind { true } else { false } }
        #expect(texts.count { $0.bounds.maxY < plot.minY } > 10)
        let few = LineChart(series: Array(many.prefix(3)), xLabel: "x", yLabel: "y")
        let beside = few.draw(on: RecordingCanvas(), in: Rect(few.size), theme: .light)
        #expect(beside.maxX < plot.maxX)
    }

    @Test func whatIsPointedOutIsInTheDescription() {
        let chart = LineChart(series: [.init(x: [0, 1], y: [0, 1])], xLabel: "x", yLabel: "y")
            .annotated(Annotation(.y(0.5), "a coin"))
        #expect(chart.description.hasSuffix("Marked: a coin."))
        #expect(chart.annotated(Annotation(.y(.nan), "nothing")).annotations.count == 1)
    }

    @Test func binsOfWholeNumbersHoldEquallyMany() {
        // Lengths from 31 to 182, each once: bins of 3.775 would hold three here and four there.
        let lengths = (31...182).map(Double.init)
        let counts = Histogram(lengths, valueLabel: "Length").series[0].bins.counts
        #expect(Set(counts.dropLast()).count == 1)
        #expect(counts.reduce(0, +) == lengths.count)
        let reals = Histogram(lengths.map { $0 + 0.5 }, valueLabel: "Length").series[0].bins
        #expect(reals.start == 31.5)
    }

    @Test func intervalsAreDrawnAndCountTowardsTheAxis() {
        let bars = BarChart([("a", 1), ("b", 2)], valueLabel: "Value")
        let wide = bars.withIntervals([0...10, nil])
        let end = { (chart: BarChart) in marks(chart).map(\.bounds.width).max() ?? 0 }
        #expect(marks(wide).count == marks(bars).count + 1)
        #expect(end(wide) > 0)
        #expect(wide.description.hasSuffix("Each has an interval."))
    }

    @Test func fewAndNoneLookDifferent() {
        let map = Heatmap(
            rows: ["a"], columns: ["b", "c", "d"], values: [[1, 0, .nan]], valueLabel: "Plays")
        let kinds = marks(map).map { item -> Bool in if case .stroke = item.kind { true } else { false } }
        #expect(kinds.filter { $0 }.count == 1)
        #expect(map.withCounts([[5, 1, nil]], minimum: 2).note == "grey: fewer than 2 observations")
        #expect(map.withCounts([[5, 2, nil]], minimum: 2).note == nil)
    }
}
