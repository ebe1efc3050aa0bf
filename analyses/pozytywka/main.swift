/*:
 # Who buys premium? First: what the data say

 - Audience: The marketing and data teams of a music service
 - Question: Are the data right, and what does the month of a user look like before the purchase?
 - Method: Checks of two deliveries, and a table of 25 features by user and month, as defined and as published

 The Polish music service *Pozytywka* sells premium accounts, which free their users from advertisements. Too few buy one.
 This report is the first half of the answer to whom one should be offered: it checks what the service delivered and makes the
 table that a model can learn from. A published student project made such a table before; the report shows what it really held.
*/
import Weft

source(
    title: "Inżynieria Uczenia Maszynowego: konta premium serwisu Pozytywka, a student project",
    author: "Bartłomiej Krawczyk, Mateusz Brzozowski")

let delivery = try Delivery()
let quality = try checkQuality(checks, of: delivery.checkedTables())
let monthly = try delivery.monthlyTables()

//: ## What success would be
try defineSuccess(quality, monthly)

//: ## What the service said about its data
try judgeAssumptions(quality)

//: ## What is wrong with the data
try reportDefects(quality, delivery)

//: ## What the month of a user looks like
if let monthly { try describeMonths(monthly, quality) }

//: ## What the published table held instead
if let monthly { try compareWithOriginal(monthly, quality) }
if monthly == nil {
    text(
        """
        The table of months can't be made: \(Prose(quality.missingFiles.map { "`\($0)`" }, separator: ", ")) \
        \(quality.missingFiles.count == 1 ? "is" : "are") not in this delivery.
        """)
}

/*:
 ## What to do

 1. **Run the checks on every delivery**, and compare it with the one before. They are declarations; add those that are missing.
 2. **Do not read likes as unique.** The service says that a like is given once; its data say otherwise.
 3. **Compare counts by the days that a row covers.** Rows that end with a purchase are short, and a model would learn just that.
 4. **Learn from months before the purchase, not from sessions that hold it.**

 ## Appendix: facts

 Facts are counts that are neither good nor bad. `exports/quality.csv` has all checks, also those that found nothing.
*/
record(quality, as: "quality")
try export(quality.frame, to: "quality.csv", caption: "All checks with their counts")
let facts = quality.findings.filter { $0.check.severity == .fact }
show(
    Table(["fact", "count", "of what"], rows: facts.map { [$0.check.name, $0.value, $0.check.subject] }),
    caption: "What the deliveries hold")
