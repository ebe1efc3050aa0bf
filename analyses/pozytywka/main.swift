/*:
 # Who will buy premium, why, and what to do about it

 - Audience: The marketing and data teams of a music service
 - Question: Which users are inclined to buy a premium account, why, and whom should the service address?
 - Method: Checks of two deliveries, a table of months as defined and as published, audited models, an experiment, explanations

 The Polish music service *Pozytywka* sells premium accounts, which free their users from advertisements. Too few buy one.
 This report checks what the service delivered, makes the table that a model can learn from, and asks who will buy, why, and what the
 service should do. A published student project began the same way; the report shows what its table really held, and what its
 model had learnt.
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

if let monthly {
    let table = try behaviourTable(monthly.months, until: monthly.end)

    //: ## The published model, retraced
    try retraceFirstModel(monthly)

    //: ## What was planned next
    let models = try modelPurchases(table)
    let soon = models.last { $0.target == targets[1] }

    //: ## What the score is worth
    try auditScores(monthly, table, models)

    //: ## The experiment that decides
    try planExperiment(table)

    //: ## Why a user is inclined to buy
    if let soon { try explainModel(soon) }

    //: ## What would move them
    if let soon { try searchInterventions(soon) }

    //: ## Scores for use
    try scoreUsers(table, soon)

    //: ## Whom to address, and what it brings
    if let soon { try readForBusiness(soon) }
    if soon == nil {
        for key in ["whatif.mean_gain", "whatif.greedy.mean_gain", "whatif.random.mean_gain"] {
            record(key, "too few rows")
        }
        text(
            "There are too few buyers in these data for a model that could be explained, changed or put to use."
        )
    }
}

/*:
 ## What to do

 1. **Run the checks on every delivery**, and compare it with the one before. They are declarations; add those that are missing.
 2. **Do not read likes as unique.** The service says that a like is given once; its data say otherwise.
 3. **Compare counts by the days that a row covers.** Rows that end with a purchase are short, and a model would learn just that.
 4. **Learn from months before the purchase, not from sessions that hold it.**
 5. **Judge a model by whom it finds, on users it has not seen**, not by accuracy.
 6. **Run the experiment before believing the model.** What goes along with buying need not be its reason.

 ## Appendix: facts

 Facts are counts that are neither good nor bad. `exports/quality.csv` has all checks, also those that found nothing.
*/
record(quality, as: "quality")
try export(quality.frame, to: "quality.csv", caption: "All checks with their counts")
let facts = quality.findings.filter { $0.check.severity == .fact }
show(
    Table(["fact", "count", "of what"], rows: facts.map { [$0.check.name, $0.value, $0.check.subject] }),
    caption: "What the deliveries hold")
