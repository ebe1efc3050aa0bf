/*:
 # {{name}}

 - Audience: who reads this
 - Question: what they want to know

 Say here what the data is and what the answer turned out to be. Prose is Markdown; code between two pieces of prose
 is a cell, and what it shows appears below it.
*/
import Weft

/*:
 ## The data

 Replace this made-up table by `try data("file.csv")`, which reads a file of the folder `data/{{name}}/`.
*/
let height = [1.52, 1.57, 1.60, 1.63, 1.68, 1.70, 1.75, 1.78, 1.83, 1.88]
let weight = [51.0, 54.5, 58.2, 57.1, 64.9, 66.3, 70.8, 74.0, 79.5, 85.1]
let people = try DataFrame([Column("height", height), Column("weight", weight)])
show(people.describe(), caption: "Height in metres and weight in kilograms")
show(try BoxPlot(people["weight"]), caption: "Weight")

/*:
 ## The answer

 Numbers belong into `text`, never into prose: computed, they cannot go stale.
*/
let correlation = try people["height"].correlation(with: people["weight"])
record("correlation", correlation, headline: true, label: "Correlation", format: .decimals(3))
text("Height and weight go together with a correlation of **\(correlation.decimals(3))**.")
