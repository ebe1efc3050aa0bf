import Charts

extension Gallery {
    /// Lines, points, bars and cells.
    static func basics() -> [Gallery] {
        let days = (0..<730).filter { !(200..<290).contains($0) }
        let noise = SampleChart.noise(730, seed: 31)
        let times = days.map { Double($0) * 86_400 + 1_420_070_400 }
        let plays = days.map { Double(30 + $0 / 20) + 40 * noise[$0] }
        let means = days.indices.map { index in
            let window = plays[max(0, index - 13)...min(plays.count - 1, index + 14)]
            return window.reduce(0, +) / Double(window.count)
        }
        let history = LineChart(
            series: [
                .init(name: "each day", x: broken(times), y: brokenValues(times, plays)),
                .init(name: "28 days", x: broken(times), y: brokenValues(times, means)),
            ], xLabel: "", yLabel: "Plays", xFormat: .date
        ).highlighting("28 days").annotated(
            Annotation(.xBand(1_437_350_400, 1_445_126_400), "no phone"),
            Annotation(.y(50), "fifty a day"))
        let ages = (1...8).map(Double.init)
        let rates = ages.map { 0.55 - $0 * 0.04 }
        let bands = LineChart(
            series: [
                .init(
                    x: ages, y: rates, lower: rates.map { $0 - 0.03 - $0 / 40 },
                    upper: rates.map { $0 + 0.03 + $0 / 40 })
            ], xLabel: "Years since release", yLabel: "Share of plays that are skipped", yFormat: .percent)
        let mass = normal(200, mean: 4200, deviation: 500, seed: 32)
        let flippers = zip(mass, normal(200, deviation: 5, seed: 33)).map { 140 + $0 / 70 + $1 }
        let scatter = ScatterPlot(
            series: [
                ("Adelie", Array(mass[..<120]), Array(flippers[..<120])),
                ("Gentoo", mass[120...].map { $0 + 900 }, flippers[120...].map { $0 + 12 }),
            ], xLabel: "Body mass (g)", yLabel: "Flipper length (mm)")
        let lengths = normal(4000, mean: 90, deviation: 20, seed: 34).map { $0.rounded() }
        let shorter = normal(300, mean: 84, deviation: 18, seed: 35).map { $0.rounded() }
        let platforms = [
            (name: "android", value: 0.41), (name: "iOS", value: 0.38), (name: "windows", value: 0.52),
            (name: "web", value: 0.2),
        ]
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let genres = ["Drama", "Comedy", "Horror"]
        let cells = genres.indices.map { row in
            weekdays.indices.map { column in
                row == 2 && column == 1 ? .nan : 3 + Double((row * 5 + column * 3) % 7) / 6
            }
        }
        return [
            Gallery("line-chart-of-dates", "More is played every year, and nothing without a phone", history),
            Gallery("line-chart-with-intervals", "Older tracks are skipped less", bands),
            Gallery("scatter-plot", "Heavier penguins have longer flippers, and Gentoos are both", scatter),
            Gallery(
                "histogram", "Verified authors say less",
                Histogram(
                    series: [("not verified", lengths), ("verified", shorter)],
                    valueLabel: "Length of the transcript (characters)", measure: .share)),
            Gallery(
                "box-plot", "Most of what differs is the spread",
                BoxPlot(
                    groups: [
                        ("before", normal(300, mean: 10, deviation: 2, seed: 36)),
                        ("after", normal(300, mean: 11, deviation: 5, seed: 37)),
                    ],
                    valueLabel: "Minutes")),
            Gallery(
                "bar-chart", "Windows has the highest skip rate, but few plays behind it",
                BarChart(
                    platforms, valueLabel: "Share of plays that are skipped", format: .percent,
                    highlighted: ["windows"]
                )
                .withIntervals([0.405...0.415, 0.36...0.4, 0.45...0.59, 0.02...0.5])),
            Gallery(
                "column-chart", "Sunday is the day of listening",
                ColumnChart(
                    zip(weekdays, [20.0, 22, 19, 25, 31, 38, 45]).map { (name: $0, value: $1) },
                    categoryLabel: "",
                    valueLabel: "Minutes")),
            Gallery(
                "heatmap", "Horror is for the end of the week",
                Heatmap(rows: genres, columns: weekdays, values: cells, valueLabel: "Mean rating").withCounts(
                    genres.indices.map { row in
                        weekdays.indices.map { $0 == 4 && row == 1 ? 3 : 100 + 40 * row + $0 }
                    },
                    minimum: 10)),
            Gallery(
                "panels", "The same axes on both islands",
                ChartGrid(panels: [
                    (
                        "Biscoe",
                        ScatterPlot(
                            x: Array(mass[..<80]), y: Array(flippers[..<80]), xLabel: "Body mass (g)",
                            yLabel: "Flipper (mm)")
                    ),
                    (
                        "Dream",
                        ScatterPlot(
                            x: mass[80...].map { $0 + 300 }, y: Array(flippers[80...]),
                            xLabel: "Body mass (g)",
                            yLabel: "Flipper (mm)")
                    ),
                ])),
            Gallery(
                "confusion-matrix", "A third of those who leave are missed",
                ConfusionMatrixPlot([[820, 80], [34, 66]], classes: ["stays", "leaves"])),
            Gallery(
                "roc-curve", "Both models rank better than chance",
                ROCPlot(curves: [
                    ("forest", [0, 0.1, 0.3, 1], [0, 0.5, 0.8, 1], 0.79),
                    ("regression", [0, 0.2, 0.5, 1], [0, 0.5, 0.8, 1], 0.7),
                ])),
            Gallery(
                "precision-recall-curve", "Precision falls fast",
                PrecisionRecallPlot(
                    curves: [("forest", [0, 0.3, 0.6, 1], [1, 0.5, 0.3, 0.1], 0.42)], prevalence: 0.1)),
            Gallery(
                "coefficient-plot", "Only tenure lowers the odds of leaving",
                CoefficientPlot(ratios: [
                    .init("tenure", 0.6, lower: 0.5, upper: 0.72),
                    .init("price", 1.3, lower: 1.1, upper: 1.54),
                    .init("calls", 1.05, lower: 0.9, upper: 1.22),
                ])),
        ]
    }

    /// The places with one more in the middle of a gap.
    private static func broken(_ times: [Double]) -> [Double] {
        var result: [Double] = []
        for time in times {
            if let last = result.last, time - last > 200_000 { result.append((last + time) / 2) }
            result.append(time)
        }
        return result
    }

    /// The values with a missing one in the middle of a gap.
    private static func brokenValues(_ times: [Double], _ values: [Double]) -> [Double] {
        var result: [Double] = []
        for (index, value) in values.enumerated() {
            if index > 0, times[index] - times[index - 1] > 200_000 { result.append(.nan) }
            result.append(value)
        }
        return result
    }
}
