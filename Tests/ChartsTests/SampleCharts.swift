import Base
import Testing

@testable import Charts

/// Charts of every kind over ordinary and extraordinary data, for tests that hold for all charts.
struct SampleChart: CustomTestStringConvertible, Sendable {
    var name: String
    var chart: AnyChart

    var testDescription: String { "\(chart.kind), \(name)" }

    init(_ name: String, _ chart: some Chart) {
        self.name = name
        self.chart = AnyChart(chart)
    }

    static let all =
        numbers.flatMap { charts($0, of: $1) + checkedCharts($0, of: $1) }
        + names.flatMap { charts(named: $0, $1) + checkedCharts(named: $0, $1) }

    /// Numbers from 0 to 1 that look like chance (Knuth's linear congruential generator) and are always the same.
    static func noise(_ count: Int, seed: UInt64 = 1) -> [Double] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(UInt64(1) << 53)
        }
    }

    static let numbers: [(String, [Double])] = [
        ("ordinary", noise(200).map { $0 * 100 }),
        ("skewed", noise(500).map { 1 / ($0 + 0.001) }),
        ("negative", noise(50).map { -1000 - $0 }),
        ("about zero", noise(50).map { $0 - 0.5 }),
        ("empty", []),
        ("one", [42]),
        ("two", [-1, 1]),
        ("constant", Array(repeating: 3.25, count: 20)),
        ("zeros", Array(repeating: 0, count: 20)),
        ("almost constant", [1e15, 1e15 + 1, 1e15 + 2]),
        ("huge", noise(50).map { $0 * 1e300 }),
        ("tiny", noise(50).map { $0 * 1e-300 }),
        (
            "denormal",
            [
                Double.leastNonzeroMagnitude, (2 * Double.leastNonzeroMagnitude),
                (4_048 * Double.leastNonzeroMagnitude),
            ]
        ),
        ("all there is", [-Double.greatestFiniteMagnitude, 0, Double.greatestFiniteMagnitude]),
        ("not finite", [.nan, 1, .infinity, 2, -.infinity, 4, .signalingNaN]),
        ("nothing finite", [.nan, .infinity]),
        ("millions", noise(60).map { 1e6 + $0 * 1e7 }),
        ("years", (2013...2024).map(Double.init)),
    ]

    static func charts(_ name: String, of values: [Double]) -> [SampleChart] {
        let squares = values.map { $0 * 0.5 }
        let firstNine = Array((values + Array(repeating: .nan, count: 9)).prefix(9))
        let matrix = (0..<3).map { Array(firstNine[3 * $0..<3 * $0 + 3]) }
        let coefficients = values.prefix(8).enumerated().map {
            CoefficientPlot.Coefficient(
                "variable \($0)", $1, lower: $1 - abs($1) / 2, upper: $1 + abs($1) / 3)
        }
        return [
            SampleChart(name, BoxPlot(values, valueLabel: "Value")),
            SampleChart(
                name,
                BoxPlot(
                    groups: [("all", values), ("half", squares)], valueLabel: "Value", isLogarithmic: true)),
            SampleChart(name, Histogram(values, valueLabel: "Value", title: "Values")),
            SampleChart(
                name,
                Histogram(
                    series: [("all", values), ("half", squares)], valueLabel: "Value", measure: .density,
                    sharesBins: false)),
            SampleChart(
                name,
                Histogram(series: [("all", values), ("half", squares)], valueLabel: "Value", measure: .share)),
            SampleChart(
                name,
                Heatmap(
                    rows: ["a", "b", "c"], columns: ["d", "e", "f"], values: matrix, valueLabel: "Value")),
            SampleChart(
                name,
                Heatmap(
                    rows: ["a", "b", "c"], columns: ["a", "b", "c"], values: matrix, valueLabel: "",
                    colors: .redBlue)
            ),
            SampleChart(name, CoefficientPlot(coefficients)),
            SampleChart(name, CoefficientPlot(ratios: coefficients)),
            SampleChart(
                name, BarChart(values.prefix(12).enumerated().map { ("bar \($0)", $1) }, valueLabel: "Value")),
            SampleChart(
                name,
                BarChart(
                    categories: ["a", "b", "c"],
                    series: [("one", Array(values.prefix(3))), ("two", Array(values.suffix(2)))],
                    valueLabel: "Value", format: .percent)),
            SampleChart(
                name,
                LineChart(
                    series: [
                        .init(name: "one", x: values, y: squares), .init(name: "two", x: squares, y: values),
                    ],
                    xLabel: "x", yLabel: "y", title: "Lines")),
            SampleChart(
                name,
                LineChart(
                    categories: values.indices.map { "month \($0)" }, series: [("", values)], xLabel: "Month",
                    yLabel: "Value")),
            SampleChart(name, ScatterPlot(x: values, y: squares, xLabel: "x", yLabel: "y")),
            SampleChart(
                name,
                ScatterPlot(x: values, y: squares, xLabel: "x", yLabel: "y").marking(
                    zip(values, squares).prefix(3).map { .init(x: $0, y: $1) }, as: "centres")),
            SampleChart(
                name,
                ColumnChart(
                    values.prefix(53).enumerated().map { ("\($0)", $1) }, categoryLabel: "Week",
                    valueLabel: "Value")),
            SampleChart(
                name,
                ChartGrid([
                    AnyChart(Histogram(values, valueLabel: "Value", title: "Values")),
                    AnyChart(BarChart([("a", values.first ?? 0)], valueLabel: "Value")),
                    AnyChart(ScatterPlot(x: values, y: squares, xLabel: "x", yLabel: "y")),
                ])),
            SampleChart(
                name,
                ScatterPlot(
                    series: (0..<5).map { ("group \($0)", values.shuffled($0), squares) }, xLabel: "x",
                    yLabel: "y")),
            SampleChart(
                name, ROCPlot(falsePositiveRates: values.sorted(), truePositiveRates: values.sorted())),
        ] + variations(name, of: values)
    }

    /// The charts with what they can do beside their data.
    private static func variations(_ name: String, of values: [Double]) -> [SampleChart] {
        let squares = values.map { $0 * 0.5 }
        let days = values.indices.map { Double($0) * 86_400 + 1_000_000_000 }
        let middle = values.first { $0.isFinite } ?? 0
        let notes = [
            Annotation(.y(middle), "a level"),
            Annotation(.x(days.last ?? 0), "a day that is named in many words"),
            Annotation(.xBand(days.first ?? 0, days.last ?? 0), "a period"),
            Annotation(.point(x: days.first ?? 0, y: middle), "a point"), Annotation(.yBand(middle, middle)),
        ]
        var dates = LineChart(
            series: [
                .init(
                    name: "one", x: days, y: values, lower: values.map { $0 - abs($0) / 4 },
                    upper: values.map { $0 + abs($0) / 4 }),
                .init(
                    name: "two", x: days, y: values.indices.map { $0.isMultiple(of: 3) ? .nan : squares[$0] }),
            ], xLabel: "Day", yLabel: "Value", xFormat: .date)
        dates = dates.annotated(notes)
        var logarithmic = LineChart(
            series: [.init(x: values, y: squares)], xLabel: "x", yLabel: "y"
        ).annotated(Annotation(.y(1)))
        (logarithmic.isXLogarithmic, logarithmic.isYLogarithmic) = (true, true)
        let twelve = Array(values.prefix(12))
        let intervals = twelve.map { value -> ClosedRange<Double>? in
            value.isFinite ? value - abs(value) / 3...value + abs(value) / 2 : nil
        }
        let bars = twelve.enumerated().map { (name: "bar \($0)", value: $1) }
        var columns = ColumnChart(bars, categoryLabel: "Week", valueLabel: "Value").withIntervals(intervals)
        columns.highlighted = ["bar 1"]
        let nine = Array((values + Array(repeating: .nan, count: 9)).prefix(9))
        let matrix = (0..<3).map { Array(nine[3 * $0..<3 * $0 + 3]) }
        return [
            SampleChart("\(name), dates", dates), SampleChart("\(name), lit", dates.highlighting("two")),
            SampleChart("\(name), logarithmic", logarithmic),
            SampleChart("\(name), intervals", BarChart(bars, valueLabel: "Value").withIntervals(intervals)),
            SampleChart("\(name), intervals", columns.annotated(Annotation(.y(middle), "a level"))),
            SampleChart(
                "\(name), logarithmic",
                Histogram(values, valueLabel: "Value", isLogarithmic: true).annotated(
                    Annotation(.x(abs(middle) + 1), "a value"))),
            SampleChart(
                "\(name), logarithmic",
                ScatterPlot(
                    series: [("one", values, squares), ("two", squares, values)], xLabel: "x", yLabel: "y",
                    isXLogarithmic: true, isYLogarithmic: true
                ).highlighting("two")),
            SampleChart(
                "\(name), counts",
                Heatmap(
                    rows: ["a", "b", "c"], columns: ["d", "e", "f"], values: matrix, valueLabel: "Value",
                    domain: 0...1
                ).withCounts([[1, 20, nil], [3, 4, 50], [100, 1000, 0]], minimum: 10)),
            SampleChart(
                "\(name), panels",
                ChartGrid(panels: [
                    (
                        "one",
                        LineChart(
                            series: [.init(x: days, y: values)], xLabel: "x", yLabel: "y", xFormat: .date)
                    ),
                    (
                        "two",
                        LineChart(
                            series: [.init(x: days, y: squares)], xLabel: "x", yLabel: "y", xFormat: .date)
                    ),
                ])),
        ]
    }

    static let names: [(String, [String])] = [
        ("empty names", ["", ""]),
        (
            "long names",
            (0..<6).map { "The name of category \($0) is long enough to need more than one line, or two" }
        ),
        ("unbroken names", (0..<7).map { "an_identifier_\($0)_" + String(repeating: "x", count: 200) }),
        (
            "names of columns",
            ["video_duration_sec", "video_view_count", "video_like_count", "video_download_count"]
        ),
        ("other scripts", ["日本語の長い名前があります", "العربية", "Zażółć gęślą jaźń", "👩‍👩‍👧 emoji"]),
        ("line feeds", ["one\ntwo\nthree\nfour", "five\u{0}six", "tab\there"]),
        ("many names", (0..<48).map { "category number \($0)" }),
        ("no names", []),
    ]

    static func charts(named name: String, _ names: [String]) -> [SampleChart] {
        let values = noise(names.count)
        let matrix = names.map { _ in values.map { $0 * 2 - 1 } }
        let long = names.joined(separator: " and ")
        return [
            SampleChart(
                name,
                BoxPlot(
                    groups: names.map { ($0, noise(30, seed: UInt64($0.utf8.count))) }, valueLabel: long,
                    title: long)),
            SampleChart(
                name,
                Histogram(series: names.prefix(40).map { ($0, noise(30)) }, valueLabel: long, title: long)),
            SampleChart(name, Heatmap(correlations: matrix, names: names, title: long)),
            SampleChart(
                name,
                ConfusionMatrixPlot(
                    names.indices.map { row in names.indices.map { $0 * row * 1000 } }, classes: names,
                    title: long)),
            SampleChart(
                name,
                CoefficientPlot(
                    zip(names, values).map { .init($0, $1, lower: $1 - 0.2, upper: nil) }, title: long)),
            SampleChart(
                name, BarChart(Array(zip(names, values)), valueLabel: long, title: long, format: .percent)),
            SampleChart(
                name,
                ColumnChart(Array(zip(names, values)), categoryLabel: long, valueLabel: long, title: long)),
            SampleChart(
                name,
                BarChart(
                    categories: names, series: names.prefix(3).map { ($0, values) }, valueLabel: long,
                    highlighted: names.suffix(1))),
            SampleChart(
                name,
                LineChart(
                    categories: names, series: names.prefix(9).map { ($0, values) }, xLabel: long,
                    yLabel: long,
                    title: long)),
            SampleChart(
                name,
                ScatterPlot(series: names.prefix(9).map { ($0, values, values) }, xLabel: long, yLabel: long)),
            SampleChart(
                name,
                ROCPlot(curves: names.prefix(9).map { ($0, [0, 0.2, 1], [0, 0.7, 1], nil) }, title: long)),
            SampleChart(
                name,
                PrecisionRecallPlot(
                    curves: names.prefix(2).map { ($0, [0, 0.2, 1], [1, 0.7, 0.5], 0.75) }, prevalence: 0.5,
                    title: long)),
        ]
    }
}

extension [Double] {
    /// The same numbers beginning elsewhere.
    fileprivate func shuffled(_ shift: Int) -> [Double] {
        isEmpty ? [] : indices.map { self[($0 * 7 + shift) % count] }
    }
}
