import Drawing
import Testing

@testable import Charts

struct CalibrationPlotTests {
    private func plot(_ observed: [Double]) throws -> CalibrationPlot {
        try CalibrationPlot(
            curves: [("", [0.25, 0.75], observed, [30, 10])], intervals: [[0...0.5, nil]], outcome: "rain")
    }

    @Test func theErrorIsWeightedByRows() throws {
        let plot = try plot([0.25, 0.25])
        #expect(plot.curves[0].expectedError == 0.125)
        #expect(
            plot.description
                == "Calibration plot of rain: 40 rows in 2 bins, off by 12.5% on average, at most where 75.0% is "
                + "predicted and 25.0% observed.")
    }

    /// The bars of the number of rows stand below the points, with heights in proportion.
    @Test func barsShowTheRows() throws {
        let canvas = RecordingCanvas()
        let plot = try plot([0.25, 0.75])
        let area = plot.draw(on: canvas, in: Rect(plot.size), theme: .light)
        let bars = try #require(
            canvas.items.last { item in
                if case .fill(Theme.categories[0]) = item.kind { item.role == .mark } else { false }
            })
        #expect(bars.bounds.maxY == area.maxY)
        #expect(bars.bounds.minY > area.minY + area.width)
    }

    @Test func inputThatDoesNotFitIsAnError() {
        #expect(throws: ChartError.self) { try plot([0.5]) }
        #expect(throws: ChartError.self) { try plot([0.5, 1.5]) }
        #expect(throws: ChartError.self) { try plot([0.5, .nan]) }
        #expect(throws: ChartError.self) { try CalibrationPlot(curves: []) }
        #expect(throws: ChartError.self) { try CalibrationPlot(curves: [("", [0.5], [0.5], [0])]) }
        #expect(throws: ChartError.self) {
            try CalibrationPlot(curves: [("", [0.5], [0.5], [1])], intervals: [[], []])
        }
    }
}

struct GainPlotTests {
    @Test func curvesAreComparedAtAShare() throws {
        let plot = try GainPlot(
            curves: [("a", [0, 0.1, 0.3, 1], [0, 0.5, 0.75, 1]), ("b", [0.5, 1], [0.5, 1])], prevalence: 0.25)
        #expect(plot.curves[0].score == 0.625)
        #expect(plot.curves[1].score == 0.2)
        #expect(
            plot.description
                == "Gain plot. Share of all positive cases among the 20% ranked highest: a 62.5%, b 20.0% "
                + "(random order: 20%, perfect order: 80.0%).")
    }

    @Test func inputThatDoesNotFitIsAnError() {
        func make(_ x: [Double], _ y: [Double], _ prevalence: Double = 0.5) throws {
            _ = try GainPlot(curves: [("", x, y)], prevalence: prevalence)
        }
        #expect(throws: ChartError.self) { try make([0, 1], [0]) }
        #expect(throws: ChartError.self) { try make([], []) }
        #expect(throws: ChartError.self) { try make([0, 1], [0.5, 0.25]) }
        #expect(throws: ChartError.self) { try make([0, 1.5], [0, 1]) }
        #expect(throws: ChartError.self) { try make([0, 1], [0, 1], -0.5) }
    }
}

struct LiftPlotTests {
    @Test func bothEndsAreTold() throws {
        let plot = try LiftPlot([(2.5, 100), (1, 101), (0.25, 100)], prevalence: 0.125)
        #expect(
            plot.description
                == "Lift plot by score, 3 parts of 100 to 101 cases: 2.5× the average (12.5%) in the part with the "
                + "highest scores, 0.2× in that with the lowest.")
    }

    @Test func inputThatDoesNotFitIsAnError() {
        #expect(throws: ChartError.self) { try LiftPlot([]) }
        #expect(throws: ChartError.self) { try LiftPlot([(-1, 10)]) }
        #expect(throws: ChartError.self) { try LiftPlot([(.nan, 10)]) }
        #expect(throws: ChartError.self) { try LiftPlot([(1, 0)]) }
        #expect(throws: ChartError.self) { try LiftPlot([(1, 1)], prevalence: 2) }
    }
}

struct ResidualPlotTests {
    /// Quantiles are those of all rows, whatever is drawn.
    @Test func slicesShowTheBias() throws {
        let predicted = (0..<6000).map { Double($0) }
        let observed = predicted.enumerated().map { $1 + Double($0 % 11) - 5 + ($1 < 3000 ? 0 : 100) }
        let plot = try ResidualPlot(predicted: predicted, observed: observed, valueLabel: "v")
        #expect(plot.slices.count == 30)
        #expect(plot.slices[0].median == 0 && plot.slices[0].lower == -4 && plot.slices[0].upper == 4)
        #expect(plot.slices[29].median == 100)
        #expect(plot.predicted.count <= 1200)
        #expect(plot.note == "a sample of 1,200 of 6,000 points")
    }

    @Test func fewRowsHaveNoBand() throws {
        let plot = try ResidualPlot(predicted: [1, 2, .nan], observed: [4, -2, 0], valueLabel: "v")
        #expect(plot.slices.isEmpty && plot.note == nil)
        #expect(plot.residuals == [3, -4])
        #expect(plot.description == "Residual plot of v, 2 rows: root mean square 3.54.")
    }

    @Test func inputThatDoesNotFitIsAnError() {
        #expect(throws: ChartError.self) { try ResidualPlot(predicted: [1], observed: [], valueLabel: "v") }
        #expect(throws: ChartError.self) {
            try ResidualPlot(predicted: [.nan], observed: [1], valueLabel: "v")
        }
    }
}

struct LearningCurvePlotTests {
    @Test func bandsAreStandardDeviationsOfTheFolds() throws {
        let plot = try LearningCurvePlot(
            sizes: [200, 100], trainScores: [[0.5, 0.5], [1, 1]], testScores: [[0.25, 0.75], [0, 0.5]],
            scoreLabel: "Accuracy")
        #expect(plot.steps.map(\.size) == [100, 200])
        #expect(plot.steps[1].testMean == 0.5 && plot.steps[1].testDeviation == 0.25)
        #expect(plot.steps[0].trainMean == 1 && plot.steps[0].trainDeviation == 0)
        #expect(
            plot.description
                == "Learning curve of Accuracy, mean of 2 folds: 0.25 on held-out and 1 on training rows with 100; "
                + "0.5 on held-out and 0.5 on training rows with 200 training rows.")
    }

    @Test func inputThatDoesNotFitIsAnError() {
        func make(_ sizes: [Int], _ train: [[Double]], _ test: [[Double]]) throws {
            _ = try LearningCurvePlot(sizes: sizes, trainScores: train, testScores: test, scoreLabel: "s")
        }
        #expect(throws: ChartError.self) { try make([], [], []) }
        #expect(throws: ChartError.self) { try make([1, 2], [[1]], [[1], [1]]) }
        #expect(throws: ChartError.self) { try make([1, 2], [[1], [1]], [[1], [1, 2]]) }
        #expect(throws: ChartError.self) { try make([1], [[]], [[]]) }
        #expect(throws: ChartError.self) { try make([0], [[1]], [[1]]) }
        #expect(throws: ChartError.self) { try make([1], [[.nan]], [[1]]) }
    }
}
