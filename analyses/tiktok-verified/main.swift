/*:
 # Who is verified on TikTok?

 - Audience: Trust & Safety operations
 - Question: Which characteristics of a video go with a verified author, and can they tell one apart?
 - Method: Exploration, logistic regression, and an audit of the published result

 Before a model is built that tells claims from opinions, operations wants to know how the characteristics of a video
 relate to the status of its author. A published lab notebook answered that with a logistic regression. This report
 retraces it step by step, and then asks what its results are worth to somebody who has to act on them.
*/
import Weft

source(title: "Activity: Course 5 TikTok project lab, notebook of 29 October 2025")

/*:
 ## Plan

 Each row is one video: what was said in it, how long it is, how often it was viewed, liked, shared, downloaded and
 commented on, and the status of its author. The outcome is `verified_status`.
*/
let videos = try read(
    "tiktok_dataset.csv",
    fields: [
        Field("claim_status", .text), Field("video_transcription_text", .text),
        Field("verified_status", .text), Field("author_ban_status", .text),
        Field("video_duration_sec", .integer), Field("video_view_count", .real),
        Field("video_like_count", .real), Field("video_share_count", .real),
        Field("video_download_count", .real), Field("video_comment_count", .real),
    ])
show(Table(videos.first(5)).formatting("#", "video_id", as: .exact), caption: "The first five videos")
text("The file holds **\(videos.rowCount) videos** in \(videos.columnCount) columns.")

show(videos.info(), caption: "Columns, values present, and types")
show(Table(describing: videos), caption: "What each column holds")

/*:
 ## Analyse

 ### Missing values and duplicates
*/
show(videos.missingCounts(), caption: "Missing values in each column")

let complete = videos.droppingMissing()
let withoutStatus = try videos["claim_status"].missingCount
text(
    """
    The same \(withoutStatus) rows lack claim status, text and all counts: all that is known of these videos is
    their length and their author. They are dropped, which leaves **\(complete.rowCount)** complete rows, of
    which \(complete.duplicateCount() == 0 ? "none is" : "\(complete.duplicateCount()) are") a duplicate.
    """)
record("rows.raw", videos.rowCount)
record("rows.complete", complete.rowCount)
record("missing.claim_status", withoutStatus)
record("duplicates", complete.duplicateCount())

/*:
 ### Outliers

 The whiskers reach to the most extreme value within one and a half times the interquartile range of the box; what
 lies beyond is an outlier by that rule.
*/
try show(
    BoxPlot(complete["video_duration_sec"], valueLabel: "Duration (seconds)"),
    caption: "Duration of the videos")
try show(BoxPlot(complete["video_view_count"], valueLabel: "Views"), caption: "Views of the videos")
try show(BoxPlot(complete["video_like_count"], valueLabel: "Likes"), caption: "Likes of the videos")
try show(BoxPlot(complete["video_comment_count"], valueLabel: "Comments"), caption: "Comments on the videos")

let opinionViews = try complete.filter(col("claim_status") == "opinion")["video_view_count"].max()
let claimsAbove = try complete.filter(col("claim_status") == "claim").mean(
    of: col("video_view_count") > opinionViews)
claim(
    claimsAbove > 0.9,
    """
    Views fall into two groups: no opinion has more than \(opinionViews, .decimals(0)), and \(claimsAbove, .percent) of
    the claims have more. The box plots, which know one group only, call part of the second one outliers.
    """)

//: As in the original, likes are capped at their 1st and 99th percentile.
let likes = try complete["video_like_count"]
let lower = try likes.quantile(0.01)
let upper = try likes.quantile(0.99)
let capped = try complete.with(["video_like_count": col("video_like_count").clipped(lower, upper)])
record("clip.lower", lower)
record("clip.upper", upper)

try show(BoxPlot(capped["video_like_count"], valueLabel: "Likes"), caption: "Likes after capping")
text(
    """
    Capping moves the extreme values to \(lower, .decimals(0)) and \(upper, .decimals(0)) likes and
    leaves the box as it was.
    """)

//: ### Class balance
let status = try capped["verified_status"]
show(status.valueCounts(), caption: "Videos by status of their author")

let verifiedShare = try capped.mean(of: col("verified_status") == "verified")
record("class.verified", verifiedShare)
text(
    """
    Only **\(verifiedShare, .percent)** of the videos come from verified authors. A model that calls every author “not
    verified” is right in \(1 - verifiedShare, .percent) of cases, so accuracy alone says little.
    """)

/*:
 The original balances the classes by *upsampling*: rows of verified authors are drawn with replacement until there
 are as many as of the others. It does so before the data is split, which is what the audit below is about.
*/
let features = ["video_duration_sec", "video_like_count", "video_comment_count"]
let data = try Dataset(capped, features: features, target: "verified_status", positive: "verified")
    .upsampled(seed: 42)
try show(data.table["verified_status"].valueCounts(), caption: "Videos by status after upsampling")

//: ### How much is said
let transcripts = try capped.with(["transcript_length": col("video_transcription_text").length])
let byStatus = try transcripts.grouped(by: "verified_status")
    .aggregated(["transcript_length": .mean("transcript_length")]).sorted(by: "verified_status")
let byClaim = try transcripts.grouped(by: "claim_status")
    .aggregated(["transcript_length": .mean("transcript_length")]).sorted(by: "claim_status")
show(byStatus, caption: "Mean transcript length in characters by status of the author")
show(byClaim, caption: "Mean transcript length in characters by claim status")

// snippet.hide
/// The mean of one group in a table of a key column and a column of means.
func mean(of group: String, in table: DataFrame) throws -> Double {
    try table.filter(col(table.columnNames[0]) == group)["transcript_length"].mean()
}
// snippet.show
let lengthVerified = try mean(of: "verified", in: byStatus)
let lengthOthers = try mean(of: "not verified", in: byStatus)
let lengthClaim = try mean(of: "claim", in: byClaim)
let lengthOpinion = try mean(of: "opinion", in: byClaim)
record("transcript_length.verified", lengthVerified)
record("transcript_length.not_verified", lengthOthers)
record("transcript_length.claim", lengthClaim)
record("transcript_length.opinion", lengthOpinion)

let lengths = try Histogram(
    transcripts["transcript_length"], by: transcripts["verified_status"],
    valueLabel: "Transcript length (characters)", binCount: 40)
show(lengths, caption: "Transcript length by status of the author")
claim(
    lengthVerified < lengthOthers,
    """
    Transcripts have \(lengthVerified, .decimals(1)) characters on average in videos of verified authors and
    \(lengthOthers, .decimals(1)) in the rest.
    """)

//: ### Claims and opinions
let postings = try transcripts.grouped(by: "claim_status", "verified_status").aggregated([
    "videos": .count, "median likes": .median("video_like_count"), "mean length": .mean("transcript_length"),
]).sorted(by: "claim_status", "verified_status")
show(
    Table(postings).formatting("median likes", as: .decimals(0)).formatting("mean length", as: .decimals(1)),
    caption: "Videos by what they are and by the status of their author, likes capped")

// snippet.hide
/// A value of one of the four groups above.
func posting(_ what: String, _ status: String, _ column: String) throws -> Double {
    try postings.filter(col("claim_status") == what && col("verified_status") == status)[column].doubles.first
        ?? .nan
}
// snippet.show
let opinionsOfVerified = try capped.filter(col("verified_status") == "verified").mean(
    of: col("claim_status") == "opinion")
let opinionsOfOthers = try capped.filter(col("verified_status") != "verified").mean(
    of: col("claim_status") == "opinion")
let likesOfClaims = try posting("claim", "not verified", "median likes")
let likesOfOpinions = try posting("opinion", "not verified", "median likes")
let likesWithin = try max(
    posting("claim", "not verified", "median likes") / posting("claim", "verified", "median likes"),
    posting("opinion", "not verified", "median likes") / posting("opinion", "verified", "median likes"))
let lengthWithin = try max(
    posting("claim", "not verified", "mean length") - posting("claim", "verified", "mean length"),
    posting("opinion", "not verified", "mean length") - posting("opinion", "verified", "mean length"))
claim(
    opinionsOfVerified > opinionsOfOthers,
    """
    Verified authors post opinions: \(opinionsOfVerified, .percent) of their videos are opinions, against
    \(opinionsOfOthers, .percent) of the others'.
    """)
claim(
    likesOfClaims / likesOfOpinions > 10 * likesWithin,
    """
    Likes go with claims, not with authors: the median claim has \(likesOfClaims / likesOfOpinions, .decimals(0)) times the likes
    of the median opinion. Among claims, and among opinions, authors without verification have at most
    \(likesWithin, .decimals(2)) times the likes of verified ones.
    """)
claim(
    lengthClaim > lengthOpinion && lengthWithin < (lengthOthers - lengthVerified) / 2,
    """
    Claims are longer than opinions: \(lengthClaim, .decimals(1)) characters against \(lengthOpinion, .decimals(1)). That explains
    most of the difference between authors: within claims and within opinions at most
    \(lengthWithin, .decimals(1)) of its \(lengthOthers - lengthVerified, .decimals(1)) characters are left.
    """)

//: ### Correlation
let correlation = try transcripts.correlation(.pearson)
let viewsAndLikes = try correlation["video_view_count", "video_like_count"]
try show(correlation, caption: "Pearson correlation of the numeric columns")
show(Table(correlation.frame).formatting(as: .decimals(3)), caption: "Pearson correlations")
record("correlation.video_view_count.video_like_count", viewsAndLikes)

let candidates = [
    "video_duration_sec", "video_view_count", "video_like_count", "video_share_count", "video_download_count",
    "video_comment_count",
]
let counts = candidates.dropFirst()
let between = try counts.flatMap { first in
    try counts.filter { $0 > first }.map { try correlation[first, $0] }
}
let withDuration = try counts.map { abs(try correlation["video_duration_sec", $0]) }.max() ?? .nan
let inflation = try varianceInflationFactors(Matrix(transcripts, columns: candidates))
let inflationTable = Table(
    ["variable", "variance inflation factor"], rows: zip(candidates, inflation).map { [$0, $1] })
show(
    inflationTable.formatting("variance inflation factor", as: .decimals(2)),
    caption: "Variance inflation factors")
claim(
    between.allSatisfy { $0 > 0.3 },
    """
    The five counts of engagement rise and fall together: each two of them correlate with at least
    \(between.min() ?? .nan, .decimals(2)), views and likes with **\(viewsAndLikes, .decimals(2))**. A model that takes them
    all could hardly tell their effects apart.
    """)
text(
    """
    The variance inflation factor is that by which the variance of a coefficient grows because of what the other columns
    already tell.
    """)
claim(
    inflation.max() == inflation[2],
    "Likes, with a factor of \(inflation[2], .decimals(1)), are the most entangled of the counts.")
claim(
    withDuration < 0.1,
    """
    The original keeps likes, comments and duration, which correlates with no count by more than
    \(withDuration, .decimals(2)).
    """)

/*:
 ## Construct

 The outcome is 1 for a verified author. Features are duration, likes (capped) and comments; 30 % of the upsampled
 rows are held out for testing, stratified by class.
*/
let split = try trainTestSplit(count: data.rowCount, testSize: 0.3, stratify: data.labels(), seed: 42)
let (train, test) = try (data.rows(split.train), data.rows(split.test))
record("split.train", split.train.count)
record("split.test", split.test.count)
text(
    """
    The model is trained on \(split.train.count) rows and tested on \(split.test.count).
    """)

let estimator = Pipeline(StandardScaler(), LogisticRegression(classWeight: .balanced))
let model = try estimator.fit(train)
text(
    """
    The fit took \(model.classifier.iterations) iterations. A verified author's odds are the exponential of the
    intercept and of each coefficient times its feature, which is scaled to mean 0 and standard deviation 1.
    """)
record("coefficient.video_duration_sec", try model.classifier.coefficient("video_duration_sec"))
record("coefficient.video_like_count", try model.classifier.coefficient("video_like_count"))
record("coefficient.video_comment_count", try model.classifier.coefficient("video_comment_count"))
record("intercept", model.classifier.intercepts[0])

/*:
 ## Execute

 ### Predictions
*/
let score = try model.evaluate(test)
let predictions = try DataFrame([
    Column("actual", score.truth.names), Column("predicted", score.predicted.names),
    Column("probability of verified", score.probability()),
])
show(predictions.first(5), caption: "The first five predictions")

try show(score.confusion, caption: "Confusion matrix of the test rows")
try show(score.report, caption: "Classification report of the test rows")
try show(score.rocCurve(), caption: "ROC curve of the test rows")

record(
    score, as: "test", headline: .precision, label: "Precision as published, on balanced classes")
record(score.confusion, as: "confusion")
text(
    """
    The model is right in **\(score.accuracy, .percent)** of the test rows. It finds \(score.recall, .percent) of the verified
    rows, at the price of calling \(score.confusion.cells[0][1] / score.confusion.support[0], .percent) of the others
    verified as well.
    """)

//: ### Coefficients
let inference = try model.classifier.waldStatistics(
    model.transformer.transform(train.x), train.labels())
try show(inference, caption: "Coefficients per standard deviation, with Wald intervals")
show(
    CoefficientPlot(oddsRatios: inference), caption: "Odds ratios per standard deviation, with 95% intervals")

let odds = try features.map { try inference.coefficient($0).oddsRatio }
let oddsOfLikes = odds[1]
let effects = try features.map { abs(try model.classifier.coefficient($0)) }
claim(
    effects.max() == effects[1],
    """
    Likes matter most: one standard deviation more of them multiplies the odds of a verified author by
    **\(oddsOfLikes, .decimals(2))**, of duration by \(odds[0], .decimals(2)) and of comments by
    \(odds[2], .decimals(2)).
    """)
text(
    """
    - Note: The intervals are narrower than they should be, because the inference counts each copy of an upsampled row as
      an independent observation.
    """)

//: ### Comparison with the published values
reproduces(
    [
        "accuracy": (0.6260367160562855, score.accuracy), "precision": (0.583498023715415, score.precision),
        "recall": (0.8805219012115564, score.recall), "F1 score": (0.7018795037515786, score.f1),
        "log-odds of likes": (-0.661654, try model.classifier.coefficient("video_like_count")),
        "log-odds of comments": (0.044316, try model.classifier.coefficient("video_comment_count")),
        "log-odds of duration": (-0.043222, try model.classifier.coefficient("video_duration_sec")),
    ], within: 1e-5)
text(
    isSampleData
        ? "Sample data give other values; only the data of the notebook can be compared with the published ones."
        : """
        The coefficients differ in the sixth decimal, because the original stopped before it had converged; the
        predictions are the same.
        """)

/*:
 ## Audit

 ### The test set is in the training set

 Upsampling came before the split. So copies of the same video are on both sides of it, and the model is tested
 on videos that it was trained on.
*/
let identities = try data.table["video_id"].integers(replacingMissing: -1)
let overlap = try SplitOverlap(split, identities: identities)
let verifiedInTest = score.truth.classCounts[1]
record("audit.test_rows_also_in_training", overlap.count)
claim(
    overlap.count == verifiedInTest,
    """
    **\(overlap.count)** of the \(overlap.testCount) test rows are also in the training set, which are all of the
    \(verifiedInTest) verified rows of the test set.
    """)

/*:
 ### Done right

 The complete rows are split first. Everything that is fitted to data (the bounds of capping, the copies of the minority
 class, the scale) is fitted to the training rows alone. The test rows keep the classes in their real proportions.
*/
let (trainingRows, testRows) = try Dataset(
    complete, features: features, target: "verified_status", positive: "verified"
).split(test: 0.3, stratified: true, seed: 42)
let trainingLikes = try trainingRows.table["video_like_count"]
let (lowest, highest) = try (trainingLikes.quantile(0.01), trainingLikes.quantile(0.99))

/// The rows with likes capped at the quantiles of the training rows.
func capping(_ rows: Dataset) throws -> Dataset {
    try Dataset(
        rows.table.with(["video_like_count": col("video_like_count").clipped(lowest, highest)]),
        features: features,
        target: "verified_status", positive: "verified")
}
let testing = try capping(testRows)
let honestModel = try estimator.fit(capping(trainingRows).upsampled(seed: 42))
let honestScore = try honestModel.evaluate(testing)
let naiveScore = try DummyClassifier(strategy: .mostFrequent).fit(trainingRows).evaluate(testing)

let lift = honestScore.precision * Double(testing.rowCount) / Double(honestScore.truth.classCounts[1])
record(
    honestScore, as: "honest", headline: .precision, label: "Precision on unseen videos, in real proportions")
record(
    "honest.lift", lift, headline: true, label: "Times as many verified authors as by chance",
    format: .decimals(2))

show(
    Table(comparing: [
        "as published: upsampled, then split": score, "done right: split, then upsampled": honestScore,
        "naive: always “not verified”": naiveScore,
    ]), caption: "The same model tested in two ways, and the naive baseline")
try show(honestScore.confusion, caption: "Confusion matrix of videos never seen before")

claim(
    abs(honestScore.rocAUC - score.rocAUC) < 0.05,
    """
    The ranking hardly suffers: the area under the ROC curve is \(honestScore.rocAUC, .decimals(3)) on unseen videos against
    \(score.rocAUC, .decimals(3)) as published. With three coefficients there is little to memorise.
    """)

/*:
 ### The proportions of the classes

 What the published confusion matrix says at the real proportions follows from its two rates: the recall, and the share of the
 others that are called verified. It needs no other model and no other test.
*/
let falseAlarms = score.confusion.cells[0][1] / score.confusion.support[0]
let expectedPrecision =
    score.recall * verifiedShare / (score.recall * verifiedShare + falseAlarms * (1 - verifiedShare))
let expectedAccuracy = score.recall * verifiedShare + (1 - falseAlarms) * (1 - verifiedShare)
record("audit.expected.precision", expectedPrecision)
record("audit.expected.accuracy", expectedAccuracy)
claim(
    abs(expectedAccuracy - honestScore.accuracy) < (score.accuracy - expectedAccuracy) / 4,
    """
    The fall of accuracy from \(score.accuracy, .percent) to \(honestScore.accuracy, .percent) comes from the proportions of the
    classes: at the real ones the published rates alone give \(expectedAccuracy, .percent). The rows on both sides
    of the split explain the rest.
    """)
claim(
    abs(expectedPrecision - honestScore.precision) < (score.precision - expectedPrecision) / 4,
    """
    So does the fall of precision from \(score.precision, .percent) to \(honestScore.precision, .percent): at the real
    proportions the published rates give \(expectedPrecision, .percent).
    """)
let flagged = honestScore.confusion.truePositives + honestScore.confusion.falsePositives
text(
    """
    Among real videos \(verifiedShare, .percent) are from verified authors. The model flags \(flagged) of \(testing.rowCount)
    unseen videos to find \(honestScore.confusion.truePositives) of them. Its average precision is
    \(honestScore.averagePrecision, .decimals(3)); a coin has \(naiveScore.averagePrecision, .decimals(3)).

    - Important: A precision measured on balanced classes says nothing about classes in their real proportions. The published
      \(score.precision, .percent) is the precision in a world where every second author is verified.
    """)

/*:
 ## Conclusions

 1. **Do not use this model to find verified authors.** Most of those that it flags are not.
 2. **Likes say what is posted, not who posts it.** Claims draw the likes, and verified authors post opinions.
 3. **Test in the proportions that occur, on rows that were not copied.** The published scores hold for neither.
*/
summary {
    claim(
        honestScore.accuracy < naiveScore.accuracy,
        """
        Duration, likes and comments do not tell verified authors apart: on unseen videos the model is right in
        **\(honestScore.accuracy, .percent)** of cases, calling nobody verified in \(naiveScore.accuracy, .percent).
        """)
    claim(
        honestScore.precision < 0.5 && lift < 2,
        """
        Of the videos that it calls verified **\(honestScore.precision, .percent)** are, \(lift, .decimals(2)) times as many as by
        chance. The published \(score.precision, .percent) hold where every second author is verified.
        """)
    claim(
        oddsOfLikes < 1 && opinionsOfVerified > opinionsOfOthers && likesOfClaims > likesOfOpinions,
        """
        More likes go with lower odds (×\(oddsOfLikes, .decimals(2)) per standard deviation) because claims draw the likes and
        verified authors post opinions: \(opinionsOfVerified, .percent) of their videos, against
        \(opinionsOfOthers, .percent) of the others'.
        """)
}
