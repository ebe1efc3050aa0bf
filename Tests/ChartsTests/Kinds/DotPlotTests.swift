import Drawing
import Testing

@testable import Charts

struct DotPlotTests {
    @Test func intervalsAreTold() throws {
        let plot = try DotPlot(
            [("a", 0.25), ("b", 0.5)], intervals: [0.125...0.375, nil], counts: [10, 20], valueLabel: "Rate",
            reference: .init(0.375, "average"))
        #expect(
            plot.description
                == "Dot plot of Rate for 2 categories: a 0.25 (0.125 to 0.375), b 0.5. Reference: average 0.375."
        )
        #expect(plot.rows.map(\.count) == [10, 20])
    }

    @Test func theLargestDifferenceIsTold() throws {
        let plot = try DotPlot(
            categories: ["a", "b"], series: [("then", [1, 2]), ("now", [2, 8])], valueLabel: "v")
        #expect(plot.description.hasSuffix("Largest difference: b, from 2 to 8."))
    }

    /// Two dots on one line are joined, unless they have intervals, which would lie over each other.
    @Test func pairsAreJoined() throws {
        func dots(_ intervals: [[ClosedRange<Double>?]]) throws -> [RecordingCanvas.Item] {
            let canvas = RecordingCanvas()
            let plot = try DotPlot(
                categories: ["a"], series: [("one", [1]), ("two", [4])], intervals: intervals, valueLabel: "v"
            )
            plot.draw(on: canvas, in: Rect(plot.size), theme: .light)
            return canvas.items.filter { $0.role == .mark }
        }
        let joined = try dots([])
        #expect(joined.count == 3)
        #expect(
            joined[0].bounds.minX == joined[1].bounds.midX && joined[0].bounds.maxX == joined[2].bounds.midX)
        let apart = try dots([[0...2], [3...5]])
        #expect(apart.count == 4)
        #expect(apart[0].bounds.maxY < apart[2].bounds.minY)
    }

    @Test func onlyTheHighlightedRowIsInColor() throws {
        let plot = try DotPlot([("a", 1), ("b", 2), ("c", 3)], valueLabel: "v", highlighted: ["b"])
        let canvas = RecordingCanvas()
        plot.draw(on: canvas, in: Rect(plot.size), theme: .light)
        let colors = canvas.items.filter { $0.role == .mark }.map { item -> Color? in
            if case .stroke(let stroke) = item.kind { stroke.color } else { nil }
        }
        #expect(colors == [Theme.axis, Theme.categories[0], Theme.axis])
    }

    @Test func aValueIsNotCrossedByTheReference() throws {
        let plot = try DotPlot(
            [("z", 0.1), ("a", 0.4), ("b", 0.9)], valueLabel: "v", reference: .init(0.42, "average"))
        let canvas = RecordingCanvas()
        plot.draw(on: canvas, in: Rect(plot.size), theme: .light)
        let line = try #require(
            canvas.items.first { item in
                if case .stroke(let stroke) = item.kind { !stroke.dash.isEmpty } else { false }
            })
        let label = try #require(canvas.items.first { $0.kind == .text("0.400") })
        #expect(label.bounds.maxX < line.bounds.minX)
    }

    @Test func aLogarithmicAxisSaysWhatItLeavesOut() throws {
        let plot = try DotPlot([("a", 0), ("b", 10), ("c", 100)], valueLabel: "v", isLogarithmic: true)
        #expect(plot.note == "1 value not above zero is left out of the logarithmic axis")
        #expect(try DotPlot([("a", 0)], valueLabel: "v").note == nil)
    }

    @Test func listsThatDoNotFitAreErrors() {
        #expect(
            throws: ChartError.lengthMismatch(
                chart: "dot plot", list: "values of “two”", count: 1, expected: 2, items: "categories")
        ) {
            try DotPlot(
                categories: ["a", "b"], series: [("one", [1, 2]), ("two", [1])], valueLabel: "v")
        }
        #expect(throws: ChartError.self) { try DotPlot([("a", 1)], counts: [1, 2], valueLabel: "v") }
        #expect(throws: ChartError.self) {
            try DotPlot([("a", 1)], intervals: [0...1, nil], valueLabel: "v")
        }
        #expect(throws: ChartError.nothingToDraw(chart: "dot plot", missing: "categories")) {
            try DotPlot([], valueLabel: "v")
        }
        #expect(
            ChartError.lengthMismatch(
                chart: "dot plot", list: "counts", count: 1, expected: 2, items: "categories"
            ).description
                == "the dot plot has 1 counts for 2 categories; give as many of one as of the other")
    }
}
