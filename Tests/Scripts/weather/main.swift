/*:
 # Tomorrow's temperature

 - Question: how far ahead do yesterday and the season carry?
*/
import Weft

let days = try read(
    "weather.csv",
    fields: [
        Field("date", .date), Field("temp_max", label: "Highest temperature", unit: "°C"),
    ]
).sorted(by: "date")

try show(LineChart(days, x: "date", y: "temp_max"), caption: "Highest temperature of each day")

let months = try days.grouped(by: col("date").floor(.month)).aggregated([
    "mean": .mean("temp_max"), "hottest": .max("temp_max"), "wet": .mean(col("precipitation") > 0),
])
try show(LineChart(months, x: "date", y: "mean", "hottest"), caption: "Months")

let lagged = try days.with([
    "yesterday": col("temp_max").lag(1),
    "week": col("temp_max").lag(1).rolling(7).mean,
    "season": (2 * .pi * col("date").dayOfYear / 365.25).cosine,
    "gap": col("date") - col("date").lag(1),
]).filter(col("week").isPresent && col("gap") == .days(1))

let weather = try Dataset(
    lagged, features: ["yesterday", "week", "season"], target: "temp_max", time: "date")
let (before, after) = try weather.split(after: "2015-01-01")
let model = try GradientBoostingRegressor(loss: .squaredError).fit(before)
let score = try model.evaluate(after)
let naive = try after.score(predicting: "yesterday")
show(Table(comparing: ["yesterday again": naive, "boosting": score]), caption: "Errors on days not seen")
claim(
    score.meanAbsoluteError < naive.meanAbsoluteError,
    "The model is off by \(score.meanAbsoluteError, .decimals(2)) °C on average, saying “as yesterday” by \(naive.meanAbsoluteError, .decimals(2)) °C."
)
let errors = try after.table.with(["error": col(model.predict(after)) - col("temp_max")])
try show(BoxPlot(errors, y: "error", by: col("date").month), caption: "Errors by month")
