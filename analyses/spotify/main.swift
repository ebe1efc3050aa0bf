/*:
 # Skips, favourites, and coming back

 - Audience: Product and personalisation
 - Question: What does a listening history say about what gets skipped, what is kept, and whether the listener stays?
 - Method: Three classifiers, clustering, activity over time, and an audit of all three

 Everybody who listens can ask the service for their history: a row for each play. A published notebook predicted skips from
 one such history, grouped what it called users, and rated the risk of churn. This report retraces all three, names what the
 values are really about, and measures how much of them remains when the future is kept out.
*/
import Weft

source(title: "Advanced Analytics: Machine Learning & User Segmentation, a notebook")

//: ## A skip is a play that was cut off early
let (raw, plays) = try readPlays()

//: ## Skips can be predicted, but less well than published
let (published, known) = try takeFeatures(of: plays)
let skips = try predictSkips(plays, published, known)

//: ## The segments are of tracks, not of users
let tracks = try segmentTracks(of: plays)

//: ## One listener's history measures no churn
let activity = try studyActivity(in: plays)

/*:
 ## What the notebook would advise

 Each piece of advice applies by the notebook's own rule. What this report finds stands below it.
*/
try judgeAdvice(plays, skips.drivers, tracks, activity)

/*:
 ## What to do

 1. **Test a model of skips in the order of time, against the naive baseline.** The published test promises more.
 2. **Define a skip by what is known when the play ends.** The published label needs the longest play, which may come later.
 3. **Do not treat segments of tracks as groups of users.**
 4. **Judge churn by the calendar, over months, and for many listeners.**

 ## Appendix: published values and raw material
*/
if plays.rowCount == 149_860 {
    reproduces(
        [
            "rows.clean": 149_860, "skip.rate": 0.405412, "model.random_forest.auc": 0.861598,
            "model.logistic_regression.auc": 0.847813, "model.gradient_boosting.auc": 0.868866,
            "segments.tracks": 5_756, "segments.silhouette": 0.386544, "pca.explained_variance": 0.791188,
            "retention.rate": 0.649677, "activity.trend": -0.601140,
        ], within: 0.001)
}
show(Table(describing: raw), caption: "The columns of the history")
let overview: KeyValuePairs<String, any CustomStringConvertible> = try [
    "Best Model": skips.best, "Best Model AUC": skips.area, "User Segments": tracks["cluster"].uniqueCount,
    "Retention Rate": activity.retention, "Activity Trend": activity.trend, "Churn Risk": activity.risk,
]
try export(
    DataFrame([Column("Metric", overview.map(\.key)), Column("Value", overview.map(\.value.description))]),
    to: "advanced_analytics_summary.csv", caption: "The notebook's summary in six values")
