import Base
import Testing

@testable import Frames

@Suite struct FieldTests {
    private let days: DataFrame

    init() throws {
        days = try DataFrame([
            Column("id", [1, 2, 3]),
            Column("date", ["2020-01-01", "2020-01-02", nil].map { $0.flatMap { Timestamp($0) } }),
            Column("max", [3.5, 4, nil]), Column("min", [1.5, nil, 2]), Column("rain", [0.25, 0.5, 0]),
            Column("place", ["A", "B", "A"]),
        ]).with(fields: [
            Field("id", role: .identifier), Field("max", label: "Highest temperature", unit: "°C"),
            Field("min", label: "Lowest temperature", unit: "°C"),
            Field("rain", label: "Wet", format: .percent(0)),
        ])
    }

    private func titles(_ frame: DataFrame) -> [String] { frame.fields.map(\.title) }

    @Test func aTitleIsTheLabelWithTheUnit() throws {
        #expect(
            titles(days) == [
                "id", "date", "Highest temperature (°C)", "Lowest temperature (°C)", "Wet", "place",
            ])
        #expect(try days.field("id").format == .exact)
        #expect(try days.field("place") == Field("place"))
        let error = #expect(throws: FrameError.self) { try days.field("maxx") }
        #expect(error?.description == "no column \"maxx\"; did you mean \"max\"?")
    }

    @Test func aDeclarationMustFit() {
        #expect(throws: FrameError.self) { try days.with(fields: [Field("mox")]) }
        let error = #expect(throws: FrameError.self) { try days.with(fields: [Field("place", .real)]) }
        #expect(error?.description == "column \"place\" holds text (str): its field says numbers")
    }

    @Test func rowsAndColumnsKeepFields() throws {
        #expect(titles(try days.filter(col("max") > 3)) == titles(days))
        #expect(titles(try days.sorted(by: "min").first(2)) == titles(days))
        #expect(titles(days.last(1)) == titles(days))
        #expect(titles(try days[rows: [2, 0]]) == titles(days))
        #expect(titles(try days.distinct(by: "place")) == titles(days))
        #expect(titles(try days.union(days)) == titles(days))
        #expect(titles(days.rounded(1)) == titles(days))
        #expect(titles(try days.selecting("min", "id")) == ["Lowest temperature (°C)", "id"])
        #expect(
            titles(try days.dropping("id", "date", "rain", "place")) == titles(days).dropLast(2).suffix(2))
    }

    @Test func aRenamedColumnKeepsItsLabel() throws {
        let renamed = try days.renaming(["hottest": "max", "number": "id"])
        #expect(titles(renamed).prefix(3) == ["number", "date", "Highest temperature (°C)"])
        #expect(try renamed.field("number").role == .identifier)
        #expect(titles(try days.selecting(["hottest": "max"])) == ["Highest temperature (°C)"])
        #expect(titles(try days.selecting(col("max").as("hottest"))) == ["Highest temperature (°C)"])
    }

    @Test func computedColumnsKeepAUnitThatIsTrue() throws {
        let computed = try days.with([
            "range": col("max") - col("min"), "yesterday": col("max").lag(),
            "week": col("max").rolling(7).mean,
            "ratio": col("max") / col("min"), "kelvin": col("max") * 1 + 273.15,
            "either": col("max").orElse(col("min")), "mixed": col("max").orElse(col("rain")),
            "hot": when(col("max") > 3, then: col("max"), otherwise: 0),
            "mean": Aggregation.mean("max").over("place"),
            "year": col("date").year, "max": col("max").rounded(), "min": col("min") * 2,
        ])
        #expect(
            titles(computed).dropFirst(2) == [
                "Highest temperature (°C)", "min", "Wet", "place", "range (°C)", "yesterday (°C)",
                "week (°C)",
                "ratio", "kelvin", "either (°C)", "mixed", "hot (°C)", "mean (°C)", "year",
            ])
        #expect(try computed.field("year").format == .exact)
    }

    @Test func aggregationsKeepAUnitThatIsTrue() throws {
        let groups = try days.grouped(by: "place").aggregated([
            "hottest": .max("max"), "mean": .mean("max"), "std": .std("max"), "variance": .variance("max"),
            "days": .count,
            "max": .first("max"), "wet": .mean("rain"), "double": .sum("max") * 2,
            "rounded": .mean("max").rounded(1),
        ])
        #expect(
            titles(groups) == [
                "place", "hottest (°C)", "mean (°C)", "std (°C)", "variance", "days",
                "Highest temperature (°C)", "wet",
                "double", "rounded (°C)",
            ])
        #expect(try groups.field("wet").format == .percent(0))
    }

    @Test func joinsKeepTheFieldsOfBothTables() throws {
        let other = try DataFrame([Column("place", ["A"]), Column("max", [30.0]), Column("height", [12.5])])
            .with(fields: [
                Field("height", label: "Height", unit: "m"),
                Field("max", label: "Highest temperature", unit: "°C"),
            ])
        let joined = try days.joined(other, on: "place", kind: .left)
        #expect(titles(joined) == titles(days) + ["max_right (°C)", "Height (m)"])
    }

    @Test func reshapedTablesKeepFields() throws {
        let long = try days.unpivoted(["min", "max"])
        #expect(titles(long) == ["id", "date", "Wet", "place", "name", "value (°C)"])
        #expect(titles(try days.unpivoted(["min", "rain"])).last == "value")
        let wide = try days.pivoted(rows: "date", columns: "place", values: .mean("max"))
        #expect(titles(wide) == ["date", "A (°C)", "B (°C)"])
    }

    @Test func aNotationIsDeclaredByAVerb() throws {
        let shown = try days.formatted("max", "min", as: .decimals(1))
        #expect(
            try shown.field("max")
                == Field("max", label: "Highest temperature", unit: "°C", format: .decimals(1)))
        #expect(try shown.formatted("rain", as: .percent).field("rain").format == .percent(1))
        #expect(throws: FrameError.self) { try days.formatted("m", as: .exact) }
    }

    @Test func identifiersAreNotDescribed() throws {
        let description = days.describe()
        #expect(description.columnNames == ["statistic", "date", "max", "min", "rain"])
        #expect(
            titles(description).suffix(3) == ["Highest temperature (°C)", "Lowest temperature (°C)", "Wet"])
        #expect(try description.field("rain").format == .automatic)
        #expect(
            days.describe(include: .all).columnNames == ["statistic", "date", "max", "min", "rain", "place"])
        #expect(try days.correlation().columns == ["max", "min", "rain"])
        #expect(try days.correlation(of: ["id", "rain"]).columns == ["id", "rain"])
    }

    @Test func queriesKeepFields() throws {
        let query = days.query.filter(col("max").isPresent).grouped(by: col("date").floor(.month))
            .aggregated(["hottest": .max("max")])
        #expect(titles(try query.collect()) == ["date", "hottest (°C)"])
    }

    @Test func aFieldIsAnExpression() throws {
        let (high, low, place) = (Field("max"), Field("min"), Field("place"))
        let (one, name) = (1.0, "A")
        let rows = try days.with([
            "sum": high + low, "twice": 2 * high, "half": low / 2, "rest": high - one, "power": low.power(2),
            "either": low.orElse(high), "inside": high > low && low < 2 || place == name, "is": place == "B",
        ])
        try rows.selecting("sum", "twice", "half", "rest", "power", "either", "inside", "is").expect([
            "sum": .reals([5, nil, nil]), "twice": .reals([7, 8, nil]), "half": .reals([0.75, nil, 1]),
            "rest": .reals([2.5, 3, nil]), "power": .reals([2.25, nil, 4]), "either": .reals([1.5, 4, 2]),
            "inside": .flags([true, nil, true]), "is": .flags([false, true, false]),
        ])
        #expect(try days.grouped(by: place).aggregated(["n": .count(high)])["n"].integers == [1, 1])
    }
}
