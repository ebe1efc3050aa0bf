import Base
import Charts

extension Gallery {
    /// Comparisons of categories, parts and days.
    static func comparisons() throws -> [Gallery] {
        let reasons = [
            "Chosen by a click", "End of the track before", "Remote control", "Start of the app",
            "Back button",
        ]
        let rates = [0.121, 0.372, 0.571, 0.255, 0.796]
        let counts = [61_204, 53_470, 12_816, 844, 118]
        let intervals = zip(rates, counts).map { rate, count -> ClosedRange<Double>? in
            let reach = 1.96 * (rate * (1 - rate) / Double(count)).squareRoot()
            return rate - reach...rate + reach
        }
        let models = ["Boosting", "Random forest", "Logistic regression", "Neighbours", "Naive Bayes"]
        return [
            Gallery(
                "dot-plot", "A track that is reached by the back button is skipped most often",
                try DotPlot(
                    Array(zip(reasons, rates)), intervals: intervals, counts: counts,
                    valueLabel: "Share of plays that are skipped", format: .percent,
                    reference: .init(0.405, "all plays, 40.5%"), highlighted: ["Back button"])),
            Gallery(
                "dumbbell-plot", "Every model loses on held-out rows, the forest most",
                try DotPlot(
                    categories: models,
                    series: [
                        ("Training rows", [0.934, 0.998, 0.861, 0.902, 0.842]),
                        ("Held-out rows", [0.914, 0.905, 0.858, 0.871, 0.839]),
                    ], valueLabel: "Area under the ROC curve")),
            Gallery("stacked-bars", "Comedies are rated highest", try ratings(.shares)),
            Gallery("stacked-columns", "More than half of the listening is on the phone", try platforms()),
            Gallery(
                "grouped-bars", "Boosting finds more of the positive cases, at the same precision",
                try grouped()),
            Gallery("area-chart", "Radio gave way to the phone", try areas(.stacked)),
            Gallery(
                "area-chart-of-shares", "Since 2021, most of the listening is on the phone",
                try areas(.shares)),
            Gallery("calendar-heatmap", "A quiet spring, and a pause in August 2022", try calendar()),
        ]
    }

    private static func ratings(_ arrangement: StackedBarChart.Arrangement) throws -> StackedBarChart {
        try StackedBarChart(
            categories: ["Drama", "Comedy", "Action", "Horror"],
            series: [
                ("1–2 stars", [120, 60, 210, 160]), ("3 stars", [310, 180, 380, 120]),
                ("4 stars", [420, 400, 290, 70]), ("5 stars", [240, 300, 130, 20]),
            ], valueLabel: "ratings", arrangement: arrangement)
    }

    private static func platforms() throws -> StackedBarChart {
        try StackedBarChart(
            categories: (2016...2023).map(String.init),
            series: [
                ("Computer", [410, 390, 350, 300, 260, 220, 190, 170]),
                ("Phone", [60, 110, 190, 280, 340, 390, 410, 430]),
                ("Speaker", [0, 0, 20, 40, 90, 120, 150, 160]),
            ], valueLabel: "Hours", orientation: .vertical)
    }

    private static func grouped() throws -> StackedBarChart {
        let boosting: [Double] = [0.71, 0.64, 0.67]
        let regression: [Double] = [0.70, 0.52, 0.60]
        return try StackedBarChart(
            categories: ["Precision", "Recall", "F1 score"],
            series: [("Boosting", boosting), ("Logistic regression", regression)],
            intervals: [boosting.map { $0 - 0.03...$0 + 0.03 }, regression.map { $0 - 0.04...$0 + 0.04 }],
            valueLabel: "Score on held-out rows with 95% intervals", arrangement: .grouped)
    }

    private static func areas(_ arrangement: AreaChart.Arrangement) throws -> AreaChart {
        let quarters = (0..<56).map { Double($0) / 4 }
        let dates = (0..<56).compactMap { Timestamp(year: 2010 + $0 / 4, month: $0 % 4 * 3 + 1, day: 1) }
        let noise = SampleChart.noise(56, seed: 9)
        let chart = try AreaChart(
            x: dates.map { Double($0.microseconds) / 1e6 },
            series: [
                ("Radio", quarters.map { 320 / (1 + $0 / 4) }),
                (
                    "Computer",
                    zip(quarters, noise).map { 160 + 14 * $0 - 1.6 * ($0 - 2) * ($0 - 2) + 24 * $1 }
                ),
                ("Phone", quarters.map { max(0, ($0 - 2) * 42 - ($0 - 2) * ($0 - 2)) }),
            ], xLabel: "Quarter", yLabel: "Hours", arrangement: arrangement, xFormat: .date)
        guard arrangement == .stacked, let first = Timestamp(year: 2012, month: 1, day: 1) else {
            return chart
        }
        return chart.annotated(.init(.x(Double(first.microseconds) / 1e6), "first phone"))
    }

    private static func calendar() throws -> CalendarHeatmap {
        let noise = SampleChart.noise(1200, seed: 5)
        let start = Timestamp(secondsSince1970: 1_614_556_800)  // March 1, 2021
        let days = (0..<920).compactMap { day -> (date: Timestamp, value: Double)? in
            let date = Timestamp(microseconds: start.microseconds + day * 86_400_000_000)
            let isPause = date.year == 2022 && date.month == 8 && date.day > 4
            guard !isPause, noise[day] > 0.04 else { return nil }
            let season = date.month < 6 ? 0.4 : 1.0
            let weekend = date.weekday >= 5 ? 1.8 : 1.0
            let plays = (noise[day] * 90 * season * weekend).rounded()
            return (date, day == 400 ? 952 : plays)
        }
        return try CalendarHeatmap(days: days, valueLabel: "Plays")
    }
}
