import Base
import Numerics

@testable import Charts

extension SampleChart {
    /// A chart whose input is checked; `nil` where the input is refused, which other tests look at.
    private init?(_ name: String, checked make: () throws -> some Chart) {
        guard let chart = try? make() else { return nil }
        self.init(name, chart)
    }

    /// Charts with checked input, of some numbers.
    static func checkedCharts(_ name: String, of values: [Double]) -> [SampleChart] {
        comparisons(name, of: values) + distributions(name, of: values) + evaluations(name, of: values)
            + explanations(name, of: values)
    }

    private static func comparisons(_ name: String, of values: [Double]) -> [SampleChart] {
        let some = Array(values.prefix(9))
        let names = some.indices.map { "row \($0)" }
        let intervals = some.map { value -> ClosedRange<Double>? in
            !value.isFinite ? nil : value - abs(value) / 3...value + abs(value) / 2
        }
        let halves = some.map { $0 * 0.5 }
        let sizes = some.map { $0.isFinite ? abs($0) : $0 }
        let both: [(name: String, values: [Double])] = [("one", some), ("two", halves)]
        let positive: [(name: String, values: [Double])] = [("one", sizes), ("two", sizes.map { $0 * 0.25 })]
        let places = Array(Set(values.filter(\.isFinite))).sorted()
        let start = 1_700_000_000_000_000
        return [
            SampleChart(name) {
                try DotPlot(
                    Array(zip(names, some)), intervals: intervals, counts: some.indices.map { $0 * 1000 },
                    valueLabel: "Value", title: "Dots", reference: .init(3, "a reference"),
                    highlighted: ["row 1"])
            },
            SampleChart(name) {
                try DotPlot(categories: names, series: both, valueLabel: "Value", isLogarithmic: true)
            },
            SampleChart(name) {
                try DotPlot(
                    categories: names, series: both, intervals: [intervals, intervals], valueLabel: "Value",
                    format: .percent)
            },
            SampleChart(name) {
                try StackedBarChart(categories: names, series: positive, valueLabel: "Value")
            },
            SampleChart(name) {
                try StackedBarChart(
                    categories: names, series: positive, valueLabel: "Value", arrangement: .shares,
                    orientation: .vertical)
            },
            SampleChart(name) {
                try StackedBarChart(
                    categories: names, series: both, intervals: [intervals, intervals], valueLabel: "Value",
                    arrangement: .grouped)
            },
            SampleChart(name) {
                try StackedBarChart(
                    categories: names, series: both, valueLabel: "Value", title: "Columns",
                    arrangement: .grouped, orientation: .vertical)
            },
            SampleChart(name) {
                try AreaChart(
                    x: places,
                    series: [("one", places.map { abs($0) }), ("two", places.map { abs($0) / 2 })],
                    xLabel: "x", yLabel: "y", title: "Areas")
            },
            SampleChart(name) {
                try AreaChart(
                    x: places,
                    series: [("one", places.map { abs($0) }), ("two", places.map { abs($0) / 2 })],
                    xLabel: "x", yLabel: "y", arrangement: .shares)
            },
            SampleChart(name) {
                try CalendarHeatmap(
                    days: values.prefix(60).enumerated().map { index, value in
                        (Timestamp(microseconds: start + index * 86_400_000_000 * (index % 7 + 1)), value)
                    }, valueLabel: "Value", title: "Days")
            },
        ].compactMap(\.self)
    }

    private static func distributions(_ name: String, of values: [Double]) -> [SampleChart] {
        let groups: [(name: String, values: [Double])] = [
            ("all", values), ("half", values.map { $0 * 0.5 }), ("few", Array(values.prefix(5))),
        ]
        return [
            SampleChart(name) { try DensityPlot(values, valueLabel: "Value", title: "Density") },
            SampleChart(name) {
                try DensityPlot(
                    groups: groups, valueLabel: "Value", bandwidth: .silverman, isLogarithmic: true)
            },
            SampleChart(name) { try ECDFPlot(values, valueLabel: "Value") },
            SampleChart(name) {
                try ECDFPlot(groups: groups, valueLabel: "Value", title: "Steps", isLogarithmic: true)
            },
            SampleChart(name) { try ViolinPlot(groups: groups, valueLabel: "Value", title: "Violins") },
            SampleChart(name) { try ViolinPlot(groups: groups, valueLabel: "Value", isLogarithmic: true) },
        ].compactMap(\.self)
    }

    private static func evaluations(_ name: String, of values: [Double]) -> [SampleChart] {
        let shares = values.filter(\.isFinite).map { min(abs($0) / 100, 1) }.sorted()
        let counts = shares.map { $0 * 1000 + 1 }
        let sizes = Array(1..<max(1, min(values.count + 1, 12)))
        let scores = sizes.map { size in (0..<3).map { values[(size + $0) % values.count] } }
        return [
            SampleChart(name) {
                try CalibrationPlot(
                    curves: [("", shares, shares.map { $0 * $0 }, counts)],
                    intervals: [shares.map { max(0, $0 * $0 - 0.1)...min(1, $0 * $0 + 0.1) }])
            },
            SampleChart(name) {
                try CalibrationPlot(
                    curves: [("one", shares, shares, counts), ("two", shares, shares.reversed(), counts)],
                    outcome: "success", title: "Calibration")
            },
            SampleChart(name) {
                try GainPlot(curves: [("a model", shares, shares)], prevalence: 0.2, title: "Gains")
            },
            SampleChart(name) {
                try LiftPlot(
                    values.prefix(10).filter(\.isFinite).map { (abs($0), 120) }, prevalence: 0.2,
                    title: "Lift")
            },
            SampleChart(name) {
                try ResidualPlot(
                    predicted: values, observed: values.map { $0 * 0.75 }, valueLabel: "value",
                    title: "Residuals")
            },
            SampleChart(name) {
                try LearningCurvePlot(
                    sizes: sizes, trainScores: scores, testScores: scores.map { $0.map { $0 / 2 } },
                    scoreLabel: "Score")
            },
            SampleChart(name) {
                try LearningCurvePlot(
                    sizes: sizes.map { $0 * $0 * 100 }, trainScores: scores.map { [$0[0]] },
                    testScores: scores.map { [$0[1]] }, scoreLabel: "Score", title: "Learning",
                    isLogarithmic: true)
            },
        ].compactMap(\.self)
    }

    private static func explanations(_ name: String, of values: [Double]) -> [SampleChart] {
        let grid = Array(Set(values.filter(\.isFinite))).sorted()
        let rows = (1...50).map { row in grid.map { $0 / Double(row) } }
        let finite = values.filter(\.isFinite)
        return [
            SampleChart(name) {
                try PartialDependencePlot(
                    grid: grid, average: grid.map { -$0 }, individual: rows, featureValues: values,
                    featureLabel: "Feature", valueLabel: "Prediction")
            },
            SampleChart(name) {
                try PartialDependencePlot(
                    categories: grid.prefix(6).map { "\($0)" }, average: Array(grid.prefix(6)),
                    individual: rows.map { Array($0.prefix(6)) }, featureLabel: "Feature",
                    valueLabel: "Prediction", title: "Dependence")
            },
            SampleChart(name) {
                try SHAPSummaryPlot(
                    features: [
                        ("one", finite, finite), ("two", finite.map { -$0 / 2 }, finite),
                        ("three", finite.map { $0 / 3 }, []), ("four", finite, finite.map { _ in .nan }),
                    ], top: 3, title: "Contributions")
            },
        ].compactMap(\.self)
    }

    /// Charts with checked input, with some names.
    static func checkedCharts(named name: String, _ names: [String]) -> [SampleChart] {
        let values = noise(names.count)
        let long = names.joined(separator: " and ")
        let series = names.prefix(9).map { (name: $0, values: values) }
        let groups = names.map { (name: $0, values: noise(60, seed: UInt64($0.utf8.count))) }
        let steps = [0.1, 0.4, 0.7, 1]
        return [
            SampleChart(name) {
                try DotPlot(
                    Array(zip(names, values)), counts: names.indices.map { $0 * 99_999 }, valueLabel: long,
                    title: long, reference: .init(0.5, long), highlighted: Array(names.prefix(1)))
            },
            SampleChart(name) {
                try DotPlot(categories: names, series: Array(series.prefix(2)), valueLabel: long)
            },
            SampleChart(name) {
                try StackedBarChart(categories: names, series: series, valueLabel: long, title: long)
            },
            SampleChart(name) {
                try StackedBarChart(
                    categories: names, series: series, valueLabel: long, title: long, arrangement: .shares,
                    orientation: .vertical)
            },
            SampleChart(name) {
                try StackedBarChart(
                    categories: names, series: Array(series.prefix(3)), valueLabel: long,
                    arrangement: .grouped)
            },
            SampleChart(name) {
                try AreaChart(categories: names, series: series, xLabel: long, yLabel: long, title: long)
            },
            SampleChart(name) { try DensityPlot(groups: groups, valueLabel: long, title: long) },
            SampleChart(name) { try ECDFPlot(groups: groups, valueLabel: long, title: long) },
            SampleChart(name) { try ViolinPlot(groups: groups, valueLabel: long, title: long) },
            SampleChart(name) {
                try CalibrationPlot(
                    curves: names.prefix(9).map { ($0, steps, steps, [10, 200, 3000, 4]) }, outcome: long,
                    title: long)
            },
            SampleChart(name) {
                try GainPlot(curves: names.prefix(9).map { ($0, steps, steps) }, prevalence: 0.3, title: long)
            },
            SampleChart(name) {
                try ResidualPlot(predicted: values, observed: values, valueLabel: long, title: long)
            },
            SampleChart(name) {
                try LearningCurvePlot(
                    sizes: [10, 20], trainScores: [[1], [1]], testScores: [[0.5], [0.6]], scoreLabel: long,
                    title: long)
            },
            SampleChart(name) {
                try PartialDependencePlot(
                    categories: names, average: values, individual: [values], featureLabel: long,
                    valueLabel: long,
                    title: long)
            },
            SampleChart(name) {
                try SHAPSummaryPlot(
                    features: names.map { ($0, noise(80).map { $0 - 0.5 }, noise(80, seed: 3)) },
                    valueLabel: long,
                    title: long)
            },
            SampleChart(name) {
                try CalendarHeatmap(
                    days: [
                        (Timestamp(microseconds: 0), 3), (Timestamp(microseconds: 8_640_000_000_000), 7),
                    ],
                    valueLabel: long, title: long)
            },
        ].compactMap(\.self)
    }
}
