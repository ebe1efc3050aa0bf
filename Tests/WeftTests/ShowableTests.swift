import TestSupport
import Testing
import Weft

@Suite("Results are shown as they are")
struct ShowableTests {
    private func kind(_ result: some Showable) throws -> String {
        switch try result.shown {
        case .table(let table): "table: " + table.columns.map(\.name).joined(separator: ", ")
        case .chart(let chart): chart.kind
        }
    }

    @Test func scoresOfAClassifier() throws {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let model = try LogisticRegression().fit(x, y)
        let score = try model.evaluate(x, y)
        #expect(try kind(score.confusion) == "confusion-matrix")
        #expect(try kind(score.rocCurve()) == "roc-curve")
        #expect(try kind(score.report) == "table: class, precision, recall, F1 score, support")
        #expect(try kind(model.waldStatistics(x, y)).hasPrefix("table: variable, log-odds"))
        #expect(
            try kind(crossValidate(LogisticRegression(), x, y, scoring: [.accuracy, .f1]))
                == "table: score, mean, standard deviation")
        #expect(try kind(PermutationImportance(of: model, x, y, seed: 1)) == "bar-chart")
    }

    @Test func tablesAndClusters() throws {
        let frame = try DataFrame([Column("a", [1.0, 2, 4]), Column("b", [2.0, 1, 5])])
        #expect(try kind(frame.correlation(.pearson)) == "heatmap")
        let sweep = try KMeans.sweep(2...3, of: SmallSample.x, nInit: 2, seed: 1)
        #expect(try kind(sweep) == "chart-grid")
    }

    @Test func aTypeOfYourOwn() throws {
        struct Season: Showable {
            var shown: Shown { .table(Table(["month", "plays"], rows: [["May", 3]])) }
        }
        #expect(try kind(Season()) == "table: month, plays")
    }
}

@Suite("Inspections of models are charts")
struct InspectionChartTests {
    @Test func calibrationHasWilsonIntervals() throws {
        let truth = try Labels([0, 1, 1, 1, 0, 0, 1, 0])
        let curve = try CalibrationCurve(
            truth, probability: [0.1, 0.2, 0.7, 0.8, 0.3, 0.9, 0.6, 0.4], bins: 2)
        let plot = try CalibrationPlot(["model": curve], outcome: "rain")
        let bin = try #require(plot.curves.first?.bins.first)
        let interval = try Proportion(hits: 1, of: 4).wilsonInterval()
        #expect(bin.count == 4 && bin.observed.value == 0.25)
        #expect(bin.observed.lower == interval.lowerBound && bin.observed.upper == interval.upperBound)
        guard case .chart(let chart) = try curve.shown else {
            Issue.record("not shown as a chart")
            return
        }
        #expect(chart.kind == "calibration-plot")
    }

    @Test func contributionsHaveTheValuesOfTheirColumns() throws {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let attributions = try DecisionTree(maxDepth: 3).fit(x, y).attributions(x)
        let plot = try SHAPSummaryPlot(attributions, of: x, top: 2)
        let largest = zip(x.columnNames, attributions.meanAbsolute).max { $0.1 < $1.1 }
        #expect(plot.features.first?.name == largest?.0)
        #expect(plot.features.count == min(2, x.columnCount) && plot.rowCount == x.rowCount)
        #expect(throws: ChartError.self) { try SHAPSummaryPlot(attributions, of: x.rows([0])) }
        let other = try Matrix(["other": [Double](repeating: 0, count: x.rowCount)])
        #expect(throws: LearnError.self) { try SHAPSummaryPlot(attributions, of: other) }
    }

    @Test func residualsAreObservedMinusPredicted() throws {
        let plot = try ResidualPlot(RegressionScores([3, 5], predicted: [2, 7]), valueLabel: "rent")
        #expect(plot.predicted == [2, 7] && plot.residuals == [1, -2])
    }

    @Test func gainsAndLiftsAreOfTheSameRows() throws {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let score = try LogisticRegression().fit(x, y).evaluate(x, y)
        let gains = try GainPlot(["model": score], comparedAt: 0.3)
        let share = Double(y.classCounts[1]) / Double(y.count)
        #expect(abs(gains.prevalence - share) < 1e-12)
        #expect(abs((gains.curves[0].score ?? 0) - (try score.gainCurve()).found(taking: 0.3)) < 1e-12)
        let lift = try LiftPlot(score.liftCurve(parts: 3))
        #expect(lift.parts.map(\.count) == [20, 20, 20])
        #expect(lift.prevalence == share)
        let mean = lift.parts.reduce(0) { $0 + $1.lift / 3 }
        #expect(abs(mean - 1) < 1e-12)
    }

    @Test func learningCurvesAndDependencesAreCharts() throws {
        let (x, y) = (SmallSample.x, SmallSample.y)
        let curve = try learningCurve(LogisticRegression(), x, y, sizes: [0.5, .fraction(1)])
        let plot = try LearningCurvePlot(curve)
        #expect(plot.steps.map(\.size) == curve.sizes)
        #expect(plot.foldCount == 5)
        let model = try LogisticRegression().fit(x, y)
        let dependence = try partialDependence(model, x, feature: "a", gridSize: 10)
        let chart = try PartialDependencePlot(dependence, valueLabel: "Probability")
        #expect(chart.grid == dependence.grid && chart.average == dependence.average)
        #expect(chart.featureLabel == "a")
    }
}
