/*:
 # Texts that would be code

 - Question: does a text from elsewhere stay a text wherever a script can put it?

 The texts come from a file. Each stands in every place that takes a text: captions, titles, labels, names of series, categories,
 classes and features, keys, values, parameters, claims and sources.
*/
import Weft

let table = try read("texts.csv", fields: [Field("text", .text)])
let texts = try table["text"].texts.compactMap(\.self)
let given = try parameter("text", default: "none")
let order = try parameter("order", default: "written")
source(title: given, author: given, url: "https://example.com/\(given)", licence: given, accessed: given)
record("given", given, headline: true)
text("The parameter is “\(given)”, and the order is \(order).")

//: ## In words
summary {
    claim(texts.count > 1, "There are \(texts.count) texts, the first of them is \(texts[0]).", as: texts[0])
}
for (index, hostile) in texts.enumerated() {
    progress(hostile)
    print(hostile)
    text("Text \(index): \(hostile).")
    text("- \(hostile)\n- **\(hostile)**\n\n> \(hostile)")
    record("text.\(index).\(hostile)", hostile)
    claim(true, "It is \(hostile), and **\(hostile)**.", as: hostile)
    show(
        Table(["text", hostile], rows: [[hostile, index], ["`\(hostile)`", hostile]]), caption: hostile)
    showMeasurements(Table([hostile], rows: [[hostile]]), caption: hostile)
}
show(try table.with(fields: [Field("text", label: texts[0], unit: texts[1])]), caption: "All texts", rows: 40)
try export(table, to: "texts.csv", caption: texts[0])
try export(table, to: "a<img src=x onerror=alert(1)>|[x](javascript:1).csv", caption: texts[1])
reproduces([texts[0]: (1.0, 1.0), texts[1]: (1.0, 2.0)], within: 1)

//: ## In charts
let numbers = texts.indices.map(Double.init)
let curve = try named("yes").calibrationCurve(bins: 2)
for (index, hostile) in texts.enumerated() {
    let (one, two) = (hostile, texts[(index + 1) % texts.count])
    try show(
        DotPlot(
            categories: [one, two + "."], series: [(one, [1, 2]), (two + ".", [2, 1])], valueLabel: hostile),
        caption: hostile)
    try show(
        DotPlot(
            [(one, 1), ("b", 2)], valueLabel: hostile, reference: .init(1.5, hostile), highlighted: [one]),
        caption: hostile)
    try show(
        StackedBarChart(
            categories: [one, "b"], series: [(one, [1, 2]), ("other", [2, 1])], valueLabel: hostile,
            arrangement: .shares), caption: hostile)
    try show(
        AreaChart(
            x: [1, 2, 3], series: [(one, [1, 2, 3]), ("other", [3, 2, 1])], xLabel: hostile, yLabel: hostile),
        caption: hostile)
    let groups = [(name: one, values: numbers), (name: "other", values: numbers.map { $0 * 2 })]
    try show(DensityPlot(groups: groups, valueLabel: hostile), caption: hostile)
    try show(ECDFPlot(groups: groups, valueLabel: hostile), caption: hostile)
    try show(ViolinPlot(groups: groups, valueLabel: hostile), caption: hostile)
    try show(CalibrationPlot([one: curve, "other": curve], outcome: hostile), caption: hostile)
    try show(
        PartialDependencePlot(
            categories: [one, "b"], average: [720, 980], featureLabel: hostile, valueLabel: hostile),
        caption: hostile)
    try show(named(one).confusion, caption: hostile)
}
let rows = try DataFrame([
    Column("text", texts + texts), Column("number", numbers + numbers.map { $0 + 1 }),
    Column("other", numbers + numbers),
])
let labelled = try rows.with(fields: [
    Field("number", label: texts[0], unit: texts[3]), Field("other", label: texts[1], unit: texts[4]),
])
try show(BarChart(labelled, x: .mean("number"), y: "text"), caption: "Bars")
try show(ColumnChart(labelled, x: "text", y: .sum("number")), caption: "Columns")
try show(BoxPlot(labelled, y: "number", by: "text"), caption: "Boxes")
try show(
    Heatmap(labelled, rows: "text", columns: "text", values: .mean("number"), counts: .count),
    caption: "Cells")
try show(ChartGrid(labelled, by: "text") { try ScatterPlot($0, x: "number", y: "other") }, caption: "Panels")
let few = try labelled.filter(col("text").isIn(Array(texts.prefix(5))))
try show(Histogram(few, x: "number", by: "text"), caption: "Bins")
try show(
    LineChart(few, x: "number", y: .mean("other"), by: "text")
        .annotated(Annotation(.x(2), texts[0]), Annotation(.y(2), texts[1])), caption: "Lines")

/// Scores whose negative class has a name.
func named(_ name: String) throws -> ClassificationScores {
    let names = [name, "no"].sorted().last == name ? ["no", name] : [name, "no"]
    return try ClassificationScores(
        Labels((0..<40).map { names[$0 % 2] }), probability: (0..<40).map { Double($0 % 4) / 4 + 0.1 })
}
