import Base
import Charts
import Frames
import Testing

@testable import Plotting

@Suite("Charts from tables")
struct PlottingTests {
    private let birds: DataFrame

    init() throws {
        let table = try DataFrame([
            Column("species", ["b", "a", "b", "a", "c", "b"]),
            Column("mass", [10.0, 2.0, 12.0, 4.0, nil, 14.0]),
            Column("year", [2001, 2001, 2002, 2002, 2002, 2001]),
            Column(
                "day", ["2001-01-01", "2001-01-02", "2001-01-03", "2001-01-04", "2001-03-01", "2001-03-02"]),
        ])
        birds = try table.with(["day": col("day").converted(to: .date), "heavy": col("mass") > 5])
            .with(fields: [
                Field("mass", label: "Body mass", unit: "g"), Field("year", label: "Year", format: .exact),
            ])
    }

    /// Wilson's interval of 8 in 10, as statsmodels' `proportion_confint(8, 10, method="wilson")` has it.
    @Test func intervalsOfSharesThatTheTableHas() throws {
        let table = try DataFrame([
            Column("kind", ["a", "b"]), Column("share", [0.8, nil]), Column("cases", [10, 10]),
        ])
        let chart = try DotPlot(table, x: "share", y: "kind", interval: .share(of: "cases"))
        let dot = try #require(chart.rows[0].dots[0])
        #expect(abs((dot.lower ?? 0) - 0.4901625) < 1e-6 && abs((dot.upper ?? 0) - 0.9433178) < 1e-6)
        #expect(chart.rows[1].dots[0] == nil)
        let line = try LineChart(table, x: "cases", y: "share", by: "kind", interval: .share(of: "cases"))
        #expect(abs((line.series[0].lower?[0] ?? 0) - 0.4901625) < 1e-6)
    }

    @Test func labelsComeFromFieldsAndGroupsInTheOrderOfTheTable() throws {
        let plot = try BoxPlot(birds, y: "mass", by: "species")
        #expect(plot.valueLabel == "Body mass (g)")
        #expect(plot.groups.map(\.name) == ["b", "a"])
        #expect(plot.groups.map(\.median) == [12, 3])
        let bare = try Histogram(birds, x: col("mass") * 2)
        #expect(bare.valueLabel.hasPrefix("mass * 2"))
    }

    @Test func dotsOfSeveralColumns() throws {
        let means = try birds.grouped(by: "species").aggregated([
            "light": .min("mass"), "heavy": .max("mass"),
        ])
        let plot = try DotPlot(
            means.unpivoted(["light", "heavy"]), x: "value", y: "species", by: "name", valueLabel: "Mass")
        #expect(plot.series == ["light", "heavy"] && plot.rows.map(\.name) == ["b", "a", "c"])
        #expect(plot.rows[0].dots.map { $0?.value } == [10, 14])
        #expect(plot.rows[2].dots.allSatisfy { $0 == nil })
        let single = try DotPlot(birds, x: .mean("mass"), y: "species")
        #expect(single.series == [""] && single.valueLabel.contains("Body mass (g)"))
        #expect(throws: QueryError.self) { try DotPlot(birds, x: "mass", y: "species") }
        #expect(throws: QueryError.self) { try DotPlot(birds, x: "mas", y: "species") }
    }

    @Test func groupsThatAreNumbersAscendAndYearsHaveNoThousands() throws {
        let plot = try ScatterPlot(birds, x: "year", y: "mass", by: "year")
        #expect(plot.series.map(\.name) == ["2001", "2002"])
        #expect(plot.xFormat == .plain)
        #expect(plot.xLabel == "Year")
    }

    @Test func datesGetAnAxisOfDatesAndGapsBreakTheLine() throws {
        let chart = try LineChart(birds, x: "day", y: "mass")
        #expect(chart.xFormat == .date)
        #expect(chart.series.count == 1)
        // A day is missing a value, and between January 4 and March 1 there is nothing.
        #expect(chart.series[0].x.count == 7)
        #expect(chart.series[0].y == [10, 2, 12, 4, nil, nil, 14])
    }

    @Test func aggregationsAreOfTheRowsOfTheOtherChannels() throws {
        let lines = try LineChart(birds, x: "year", y: .mean("mass"), by: "species")
        #expect(lines.series.map(\.name) == ["b", "a", "c"])
        #expect(lines.series[0].y == [12, 12])
        #expect(lines.yLabel == "Mean of Body mass (g)")
        let bars = try BarChart(birds, x: .count, y: "species", isSorted: true)
        #expect(bars.categories == ["b", "a", "c"])
        #expect(bars.series[0].values == [3, 2, 1])
        let shares = try ColumnChart(birds, x: "year", y: .mean("heavy"))
        #expect(shares.format == .percent)
        #expect(shares.values == [2.0 / 3, 0.5])
    }

    @Test func intervalsOfMeansAreStudentsAndThoseOfFractionsAreWilsons() throws {
        // scipy.stats.t.interval(0.95, 2, 12, scale=2/sqrt(3)); statsmodels' proportion_confint(2, 3, method="wilson").
        let bars = try BarChart(birds, x: .mean("mass"), y: "species", interval: .confidence)
        let lower = try #require(bars.series[0].lower?[0])
        #expect(abs(lower - 7.0317245765) < 1e-6)
        // A single value has no interval.
        #expect(bars.series[0].upper?[2] == .some(nil))
        let shares = try ColumnChart(birds, x: "year", y: .mean("heavy"), interval: .confidence)
        #expect(abs(try #require(shares.lower?[0]) - 0.2076596) < 1e-6)
        #expect(throws: QueryError.self) {
            try LineChart(birds, x: "day", y: "mass", interval: .confidence)
        }
    }

    @Test func severalLinesAreNamedAfterTheirFields() throws {
        let table = try birds.with(["half": col("mass") / 2])
        let chart = try LineChart(table, x: "day", y: "mass", "half")
        #expect(chart.series.map(\.name) == ["Body mass (g)", "half"])
    }

    @Test func dotsHaveIntervalsAndCountsOfTheirRows() throws {
        let plot = try DotPlot(
            birds, x: .mean("mass"), y: "species", interval: .confidence, counts: .count, isSorted: true)
        #expect(plot.rows.map(\.name) == ["b", "a", "c"])
        #expect(plot.rows[0].count == 3)
        let dumbbells = try DotPlot(birds, x: .max("mass"), y: "species", by: "year")
        #expect(dumbbells.series == ["2001", "2002"])
        let stack = try StackedBarChart(birds, x: .count, y: "species", by: "year", arrangement: .shares)
        #expect(stack.categories.map(\.name) == ["b", "a", "c"])
        #expect(throws: QueryError.self) {
            try DotPlot(birds.filter(col("mass") > 99), x: "mass", y: "species")
        }
    }

    @Test func distributionsAndAreasOfGroups() throws {
        #expect(try DensityPlot(birds, x: "mass", by: "species").groups.map(\.name) == ["b", "a"])
        #expect(try ECDFPlot(birds, x: "mass", by: "year").groups.map(\.name) == ["2001", "2002"])
        #expect(try ViolinPlot(birds, y: "mass").groups.count == 1)
        let areas = try AreaChart(birds, x: "year", y: .count, by: "species")
        #expect(areas.series.map(\.values) == [[2, 1], [1, 1], [0, 1]])
        let days = try AreaChart(birds, x: "day", y: .sum("mass"))
        #expect(days.xFormat == .date)
        let calendar = try CalendarHeatmap(birds, day: "day", values: .count)
        #expect(calendar.valueLabel == "Rows")
    }

    @Test func cellsOfAHeatmapAreAggregatedOrUnique() throws {
        let map = try Heatmap(
            birds, rows: "species", columns: "year", values: .mean("mass"), counts: .count, minimumCount: 2)
        #expect(map.rows == ["b", "a", "c"])
        #expect(map.columns == ["2001", "2002"])
        #expect(map.values[0] == [12, 12])
        #expect(map.values[2] == [nil, nil])
        #expect(map.counts?[0] == [2, 1])
        #expect(map.note == "grey: fewer than 2 observations")
        let error = #expect(throws: QueryError.self) {
            try Heatmap(birds, rows: "species", columns: "year", values: "mass")
        }
        #expect(error?.description.contains("several values for b and 2001") == true)
    }

    @Test func panelsShareTheirAxes() throws {
        let grid = try ChartGrid(birds, by: "year") { try ScatterPlot($0, x: "mass", y: "mass") }
        #expect(grid.charts.count == 2)
        let panels = grid.charts.compactMap { $0.chart as? ScatterPlot }
        #expect(panels.map(\.title) == ["2001", "2002"])
        #expect(panels.map(\.xRange) == [2...14, 2...14])
    }

    @Test func aWrongChannelIsToldWithTheLineAndTheNearestName() throws {
        let line = 4711
        let unknown = #expect(throws: QueryError.self) {
            try LineChart(birds, x: "day", y: "mas", line: line)
        }
        let text = try #require(unknown).description
        #expect(text.contains("line \(line), LineChart:"))
        #expect(text.contains("mass"))
        let texts = #expect(throws: QueryError.self) { try Histogram(birds, x: "species") }
        #expect(texts?.description.contains("x needs numbers, but species holds text") == true)
        let spans = #expect(throws: QueryError.self) {
            try Histogram(birds, x: col("day") - col("day").lag(1))
        }
        #expect(spans?.description.contains(".inHours") == true)
    }

    @Test func datesArePointedOutByTheirText() throws {
        let chart = try LineChart(birds, x: "day", y: "mass")
            .annotated(.date("2001-01-03", "a day"), .period(from: "2001-01-04", to: "2001-03-01", "a gap"))
        #expect(chart.annotations.map(\.label) == ["a day", "a gap"])
        #expect(chart.annotated(.date("yesterday")).annotations.count == 2)
    }
}
