/*:
 # {{name}}

 - Audience: the readers of this report
 - Question: what they want to know

 Describe the data and the answer here. Prose is Markdown. The code between two pieces of prose is a cell, whose outputs
 appear below it.
*/
import Weft

/*:
 ## The data

 Replace this example table by `try read("file.csv")`, which reads a file of the folder `data/{{name}}/`.
*/
let height = [1.52, 1.57, 1.60, 1.63, 1.68, 1.70, 1.75, 1.78, 1.83, 1.88]
let weight = [51.0, 54.5, 58.2, 57.1, 64.9, 66.3, 70.8, 74.0, 79.5, 85.1]
let people = try DataFrame([Column("height", height), Column("weight", weight)])
show(people.describe(), caption: "Height in metres and weight in kilograms")
show(try BoxPlot(people, y: "weight"), caption: "Weight")

/*:
 ## The answer

 A number that is typed into prose goes stale when the data change, and so does a relation. A claim is checked, and the
 summary stands at the top of the report.
*/
let correlation = try people["height"].correlation(with: people["weight"])
record("correlation", correlation, headline: true, label: "Correlation", format: .decimals(3))
summary {
    claim(
        correlation > 0.9,
        "Taller people weigh more: height and weight correlate with **\(correlation, .decimals(3))**.")
}
