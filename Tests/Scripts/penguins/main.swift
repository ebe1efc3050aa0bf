/*:
 # Three penguins, told apart

 - Audience: field biologists
 - Question: do size and island tell the species?
*/
import Weft

let penguins = try read(
    "penguins.csv",
    fields: [
        Field("bill_length_mm", label: "Bill length", unit: "mm"),
        Field("bill_depth_mm", label: "Bill depth", unit: "mm"),
        Field("flipper_length_mm", label: "Flipper length", unit: "mm"),
        Field("body_mass_g", label: "Body mass", unit: "g"),
    ])
let complete = penguins.droppingMissing()
show(penguins.describe(), caption: "What was measured")
text("Of \(penguins.rowCount) birds \(complete.rowCount) are measured in full.")

/*: ## Size by species */
try show(BoxPlot(complete, y: "body_mass_g", by: "species"), caption: "Body mass by species")
try show(
    ScatterPlot(complete, x: "bill_length_mm", y: "bill_depth_mm", by: "species"), caption: "Bills by species"
)

let groups = try complete.grouped(by: "species", "sex").aggregated([
    "birds": .count,
    "mass": .mean("body_mass_g"),
    "heavy": .mean(col("body_mass_g") > 4500),
])
try show(groups.formatted("heavy", as: .percent), caption: "Groups of birds")
try show(
    Heatmap(groups, rows: "species", columns: "sex", values: "mass"), caption: "Mean mass by species and sex")
let gentoo = try complete.filter(col("species") == "Gentoo")["body_mass_g"].mean()
let others = try complete.filter(col("species") != "Gentoo")["body_mass_g"].mean()

/*: ## A model */
let birds = try Dataset(
    complete, features: ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "island"], target: "species")
let (train, test) = try birds.split(test: 0.3, stratified: true, seed: 42)
let pipeline = Pipeline(.scaledAndEncoded, LogisticRegression())
let score = try pipeline.fit(train).evaluate(test)
record(score, as: "test", headline: .accuracy)
try show(score.confusion, caption: "Species, told and true")
try show(crossValidate(pipeline, on: birds, folds: 5, seed: 42), caption: "Five folds")

summary {
    claim(
        score.accuracy > 0.95,
        "Size and island tell the species right in \(score.accuracy, .percent) of cases.")
    claim(
        gentoo > others,
        "Gentoos weigh \(gentoo - others, .decimals(0)) g more than the other two on average.")
}
