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

let counts = [
    Field("video_view_count", .real, label: "Views"), Field("video_like_count", .real, label: "Likes"),
    Field("video_share_count", .real, label: "Shares"),
    Field("video_download_count", .real, label: "Downloads"),
    Field("video_comment_count", .real, label: "Comments"),
]
let videos = try read(
    "tiktok_dataset.csv",
    fields: [
        Field("#", role: .identifier), Field("video_id", role: .identifier),
        Field("claim_status", .text, label: "Claim status"), Field("video_transcription_text", .text),
        Field("verified_status", .text, label: "Author"), Field("author_ban_status", .text),
        Field("video_duration_sec", .integer, label: "Duration", unit: "s"),
    ] + counts)
let complete = videos.droppingMissing()
let withoutStatus = try videos["claim_status"].missingCount
record([
    "rows.raw": videos.rowCount, "rows.complete": complete.rowCount, "missing.claim_status": withoutStatus,
    "duplicates": complete.duplicateCount(),
])
text(
    """
    Each of the **\(videos.rowCount)** rows is a video. \(withoutStatus) rows lack claim status, text and all counts and are
    dropped, which leaves **\(complete.rowCount)**, of which \(complete.duplicateCount()) are duplicates.
    """)

//: ## Views fall into two groups: opinions and claims
let opinionViews = try complete.filter(col("claim_status") == "opinion")["video_view_count"].max()
let claimsAbove = try complete.filter(col("claim_status") == "claim").mean(
    of: col("video_view_count") > opinionViews)
try show(
    Histogram(complete, x: "video_view_count", by: "claim_status", isLogarithmic: true),
    caption: "Views of claims and of opinions")
claim(
    claimsAbove > 0.9,
    """
    No opinion has more than \(opinionViews, .decimals(0)) views, and \(claimsAbove, .percent) of the claims have more. The
    original's box plots, which know one group only, call part of the second one outliers.
    """)

//: As in the original, likes are capped at their 1st and 99th percentile.
let likes = try complete["video_like_count"]
let (lower, upper) = try (likes.quantile(0.01), likes.quantile(0.99))
let capped = try complete.with([
    "video_like_count": col("video_like_count").clipped(lower, upper),
    "transcript_length": col("video_transcription_text").length,
]).with(fields: [Field("transcript_length", label: "Length of the transcript", unit: "characters")])
record(["clip.lower": lower, "clip.upper": upper])
text("Capping moves the extreme values to \(lower, .decimals(0)) and \(upper, .decimals(0)) likes.")

//: ## Verified authors post opinions
let verifiedShare = try capped.mean(of: col("verified_status") == "verified")
record("class.verified", verifiedShare)
let postings = try capped.grouped(by: "claim_status", "verified_status").aggregated([
    "videos": .count, "median likes": .median("video_like_count"), "mean length": .mean("transcript_length"),
]).sorted(by: "claim_status", "verified_status")
try show(
    postings.formatted("median likes", as: .decimals(0)).formatted("mean length", as: .decimals(1)),
    caption: "Videos by claim status and author, likes capped")
let byStatus = try capped.grouped(by: "verified_status").aggregated([
    "length": .mean("transcript_length"), "opinions": .mean(col("claim_status") == "opinion"),
])
let byClaim = try capped.grouped(by: "claim_status").aggregated(["length": .mean("transcript_length")])
try record(byStatus, "length", by: "verified_status", as: "transcript_length")
try record(byClaim, "length", by: "claim_status", as: "transcript_length")

let (verified, others) = (col("verified_status") == "verified", col("verified_status") == "not verified")
let (claims, opinions) = (col("claim_status") == "claim", col("claim_status") == "opinion")
let opinionsOfVerified = try byStatus.item("opinions", where: verified)
let opinionsOfOthers = try byStatus.item("opinions", where: others)
let claimLikes = try postings.item("median likes", where: claims && others)
let opinionLikes = try postings.item("median likes", where: opinions && others)
let likesWithin = try max(
    claimLikes / postings.item("median likes", where: claims && verified),
    opinionLikes / postings.item("median likes", where: opinions && verified))
let (lengthVerified, lengthOthers) = try (
    byStatus.item("length", where: verified), byStatus.item("length", where: others)
)
let (lengthClaim, lengthOpinion) = try (
    byClaim.item("length", where: claims), byClaim.item("length", where: opinions)
)
let lengthWithin = try max(
    postings.item("mean length", where: claims && others)
        - postings.item("mean length", where: claims && verified),
    postings.item("mean length", where: opinions && others)
        - postings.item("mean length", where: opinions && verified))
text("Only **\(verifiedShare, .percent)** of the videos come from verified authors.")
claim(
    opinionsOfVerified > opinionsOfOthers,
    """
    Of the videos of verified authors \(opinionsOfVerified, .percent) are opinions, against \(opinionsOfOthers, .percent) of the
    others'.
    """)
claim(
    claimLikes / opinionLikes > 10 * likesWithin,
    """
    Likes go with claims, not with authors: the median claim has \(claimLikes / opinionLikes, .decimals(0)) times the likes of
    the median opinion. Among claims, and among opinions, authors without verification have at most
    \(likesWithin, .decimals(2)) times the likes of verified ones.
    """)
try show(
    Histogram(capped, x: "transcript_length", by: "verified_status"),
    caption: "Length of transcripts by author")
claim(
    lengthVerified < lengthOthers && lengthClaim > lengthOpinion
        && lengthWithin < (lengthOthers - lengthVerified) / 2,
    """
    Transcripts of verified authors are shorter, \(lengthVerified, .decimals(1)) characters on average against
    \(lengthOthers, .decimals(1)), because claims are longer than opinions (\(lengthClaim, .decimals(1)) against
    \(lengthOpinion, .decimals(1))): among claims, and among opinions, at most \(lengthWithin, .decimals(1)) of the
    \(lengthOthers - lengthVerified, .decimals(1)) characters are left.
    """)

//: ## The counts of engagement say the same thing five times
let engagement = counts.map(\.name)
let correlation = try capped.correlation(.pearson)
let between = try correlation.pairs(among: engagement)
let withDuration = try engagement.map { abs(try correlation["video_duration_sec", $0]) }.max() ?? .nan
let inflation = try varianceInflationFactors(capped, ["video_duration_sec"] + engagement)
try show(correlation, caption: "Pearson correlations of the numeric columns")
show(
    Table(inflation).formatting("variance inflation factor", as: .decimals(2)),
    caption: "Growth of a coefficient's variance because of what the other columns already tell")
let viewsAndLikes = try correlation["video_view_count", "video_like_count"]
let ofLikes = try inflation.item("variance inflation factor", where: col("variable") == "video_like_count")
record("correlation.video_view_count.video_like_count", viewsAndLikes)
try claim(
    between.allSatisfy { $0 > 0.3 } && ofLikes == inflation["variance inflation factor"].max()
        && withDuration < 0.1,
    """
    Each two of the five counts correlate with at least \(between.min() ?? .nan, .decimals(2)), views and likes with
    **\(viewsAndLikes, .decimals(2))**, and likes are the most entangled, with a factor of \(ofLikes, .decimals(1)). The original
    keeps likes, comments and duration, which correlates with no count by more than \(withDuration, .decimals(2)).
    """)

/*:
 ## The published model

 The original balances the classes by *upsampling*: rows of verified authors are drawn with replacement until there are as
 many as of the others. Then it splits, 30% for testing, and fits duration, likes and comments.
*/
let features = ["video_duration_sec", "video_like_count", "video_comment_count"]
let data = try Dataset(capped, features: features, target: "verified_status", positive: "verified")
let (train, test) = try data.upsampled(seed: 42).split(test: 0.3, stratified: true, seed: 42)
let estimator = Pipeline(StandardScaler(), LogisticRegression(classWeight: .balanced))
let model = try estimator.fit(train)
let score = try model.evaluate(test)
let inference = try model.classifier.waldStatistics(model.transformer.transform(train.x), train.labels())
let coefficients = try features.map { try model.classifier.coefficient($0) }
let odds = try features.map { try inference.coefficient($0).oddsRatio }
record([
    "split.train": train.rowCount, "split.test": test.rowCount, "intercept": model.classifier.intercepts[0],
])
record([
    "coefficient.video_duration_sec": coefficients[0], "coefficient.video_like_count": coefficients[1],
    "coefficient.video_comment_count": coefficients[2],
])
record(score, as: "test", headline: .precision, label: "Precision as published, on balanced classes")
record(score.confusion, as: "confusion")
try show(score.confusion, caption: "Confusion matrix of the published test")
let falseAlarms = 1 - score.confusion.recalls()[0]
text(
    """
    The model is right in **\(score.accuracy, .percent)** of the test rows. It finds \(score.recall, .percent) of the verified
    rows, and calls \(falseAlarms, .percent) of the others verified as well.
    """)
show(
    CoefficientPlot(oddsRatios: inference), caption: "Odds ratios per standard deviation, with 95% intervals")
claim(
    coefficients.map(abs).max() == abs(coefficients[1]) && odds[1] < 1,
    """
    Likes matter most: one standard deviation more multiplies the odds of a verified author by **\(odds[1], .decimals(2))**, of
    duration by \(odds[0], .decimals(2)) and of comments by \(odds[2], .decimals(2)).
    """)
text(
    "- Note: The intervals are too narrow, because each copy of an upsampled row counts as an independent observation."
)
reproduces(
    [
        "accuracy": (0.6260367160562855, score.accuracy), "precision": (0.583498023715415, score.precision),
        "recall": (0.8805219012115564, score.recall), "F1 score": (0.7018795037515786, score.f1),
        "log-odds of likes": (-0.661654, coefficients[1]),
        "log-odds of comments": (0.044316, coefficients[2]),
        "log-odds of duration": (-0.043222, coefficients[0]),
    ], within: 1e-5)

/*:
 ## The published test is on copies of training rows

 Upsampling came before the split, so copies of one video are on both sides. Done right, the complete rows are split first,
 and all that is fitted (the bounds of capping, the copies, the scale) is fitted to training rows alone.
*/
let overlap = try SplitOverlap(train: train, test: test, by: "video_id")
record("audit.test_rows_also_in_training", overlap.count)
claim(
    overlap.count == score.truth.classCounts[1],
    """
    **\(overlap.count)** of the \(overlap.testCount) test rows are also in the training set: all \(score.truth.classCounts[1])
    verified rows.
    """)
let (trainingRows, testRows) = try data.replacing(table: complete).split(
    test: 0.3, stratified: true, seed: 42)
let trainingLikes = try trainingRows.table["video_like_count"]
let cap = try col("video_like_count").clipped(trainingLikes.quantile(0.01), trainingLikes.quantile(0.99))
let training = try trainingRows.replacing(table: trainingRows.table.with(["video_like_count": cap]))
let testing = try testRows.replacing(table: testRows.table.with(["video_like_count": cap]))
let honestScore = try estimator.fit(training.upsampled(seed: 42)).evaluate(testing)
let naiveScore = try DummyClassifier(strategy: .mostFrequent).fit(training).evaluate(testing)
let flagged = honestScore.confusion.truePositives + honestScore.confusion.falsePositives
let lift = honestScore.precision / honestScore.truth.positiveShare
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
claim(
    abs(honestScore.rocAUC - score.rocAUC) < 0.05,
    """
    The ranking hardly suffers: the area under the ROC curve is \(honestScore.rocAUC, .decimals(3)) on unseen videos against
    \(score.rocAUC, .decimals(3)) as published. With three coefficients there is little to memorise.
    """)

/*:
 ## The published scores hold where every second author is verified

 What the published confusion matrix says in the real proportions follows from its two rates: the recall, and the share of
 the others that are called verified. It needs no other model and no other test.
*/
let hits = score.recall * verifiedShare
let expectedPrecision = hits / (hits + falseAlarms * (1 - verifiedShare))
let expectedAccuracy = hits + (1 - falseAlarms) * (1 - verifiedShare)
record(["audit.expected.precision": expectedPrecision, "audit.expected.accuracy": expectedAccuracy])
claim(
    abs(expectedAccuracy - honestScore.accuracy) < (score.accuracy - expectedAccuracy) / 4
        && abs(expectedPrecision - honestScore.precision) < (score.precision - expectedPrecision) / 4,
    """
    The real proportions explain the fall of accuracy from \(score.accuracy, .percent) to \(honestScore.accuracy, .percent) and of
    precision from \(score.precision, .percent) to \(honestScore.precision, .percent): in them the published rates alone give
    \(expectedAccuracy, .percent) and \(expectedPrecision, .percent). The copies explain the rest.
    """)
text(
    """
    The model flags \(flagged) of \(testing.rowCount) unseen videos to find \(honestScore.confusion.truePositives) verified ones.
    Its average precision is \(honestScore.averagePrecision, .decimals(3)); a coin has \(naiveScore.averagePrecision, .decimals(3)).
    """)

/*:
 ## What to do

 1. **Do not use this model to find verified authors.** Most of those that it flags are not.
 2. **Read likes as a sign of what is posted, not of who posts it.**
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
        odds[1] < 1 && opinionsOfVerified > opinionsOfOthers && claimLikes > opinionLikes,
        """
        More likes go with lower odds (×\(odds[1], .decimals(2)) per standard deviation) because claims draw the likes and
        verified authors post opinions: \(opinionsOfVerified, .percent) of their videos, against
        \(opinionsOfOthers, .percent) of the others'.
        """)
}

//: ## Appendix: the columns
show(Table(describing: videos), caption: "The values of each column")
