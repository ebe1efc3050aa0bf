/*:
 # Who is verified on TikTok?

 - Audience: Trust & Safety operations
 - Question: Which characteristics of a video go with a verified author, and can they tell one apart?
 - Method: Exploration, logistic regression, and an audit of the published result

 A published lab notebook answered that with a logistic regression. This report retraces it step by step, and then asks what
 its results are worth to somebody who has to act on them.
*/
import Weft

source(title: "Activity: Course 5 TikTok project lab, notebook of 29 October 2025")

let videos = try read(
    "tiktok_dataset.csv",
    fields: [
        Field("#", role: .identifier), Field("video_id", role: .identifier),
        Field("claim", .text, label: "Claim status", from: "claim_status"),
        Field("author", .text, label: "Author", from: "verified_status"),
        Field("text", .text, from: "video_transcription_text"), Field("author_ban_status", .text),
        Field("duration", .integer, label: "Duration", unit: "s", from: "video_duration_sec"),
        Field("views", .real, label: "Views", from: "video_view_count"),
        Field("likes", .real, label: "Likes", from: "video_like_count"),
        Field("shares", .real, from: "video_share_count"),
        Field("downloads", .real, from: "video_download_count"),
        Field("comments", .real, from: "video_comment_count"),
    ])
let complete = videos.droppingMissing()
try requireRows(complete, atLeast: 10, of: "videos without a missing value in tiktok_dataset.csv")
let withoutStatus = try videos["claim"].missingCount
record([
    "rows.raw": videos.rowCount, "rows.complete": complete.rowCount, "missing.claim_status": withoutStatus,
    "duplicates": complete.duplicateCount(),
])
text(
    """
    Of **\(videos.rowCount)** videos \(withoutStatus) lack claim status, text and all counts; they are dropped. Of the
    **\(complete.rowCount)** others \(complete.duplicateCount()) are duplicates.
    """)

//: ## Views fall into two groups: opinions and claims
let opinionViews = try complete.filter(col("claim") == "opinion")["views"].max()
let claimsAbove = try complete.filter(col("claim") == "claim").mean(of: col("views") > opinionViews)
try show(
    Histogram(complete, x: "views", by: "claim", isLogarithmic: true), caption: "Views of claims and opinions"
)
claim(
    claimsAbove > 0.9,
    """
    No opinion has more than \(opinionViews, .decimals(0)) views, and \(claimsAbove, .percent) of the claims have more. The
    original's box plots, which know one group only, call part of the second one outliers.
    """)

//: As in the original, likes are capped at their 1st and 99th percentile.
let (lower, upper) = try (complete["likes"].quantile(0.01), complete["likes"].quantile(0.99))
let capped = try complete.with(["likes": col("likes").clipped(lower, upper), "length": col("text").length])
    .with(fields: [Field("length", label: "Length of the transcript", unit: "characters")])
let verifiedShare = try capped.mean(of: col("author") == "verified")
record(["clip.lower": lower, "clip.upper": upper, "class.verified": verifiedShare])
text("They are then between \(lower, .decimals(0)) and \(upper, .decimals(0)).")

//: ## Verified authors post opinions
let postings = try capped.grouped(by: "claim", "author").aggregated([
    "videos": .count, "median likes": .median("likes"), "mean length": .mean("length"),
]).sorted(by: "claim", "author")
try show(
    postings.formatted("median likes", as: .decimals(0)).formatted("mean length", as: .decimals(1)),
    caption: "Videos by claim status and author, likes capped")
let (verified, others) = (col("author") == "verified", col("author") == "not verified")
let byAuthor = try capped.grouped(by: "author").aggregated([
    "length": .mean("length"), "opinions": .mean(col("claim") == "opinion"),
])
let byClaim = try capped.grouped(by: "claim").aggregated([
    "length": .mean("length"), "likes": .median(when(others, then: col("likes"))),
    "ratio": .median(when(others, then: col("likes"))) / .median(when(verified, then: col("likes"))),
    "difference": .mean(when(others, then: col("length"))) - .mean(when(verified, then: col("length"))),
])
try record(byAuthor, "length", by: "author", as: "transcript_length")
try record(byClaim, "length", by: "claim", as: "transcript_length")
let opinionsOfVerified = try byAuthor.item("opinions", where: verified)
let opinionsOfOthers = try byAuthor.item("opinions", where: others)
let claimLikes = try byClaim.item("likes", where: col("claim") == "claim")
let opinionLikes = try byClaim.item("likes", where: col("claim") == "opinion")
let (likesWithin, lengthWithin) = try (byClaim["ratio"].max(), byClaim["difference"].max())
let lengthVerified = try byAuthor.item("length", where: verified)
let lengthOthers = try byAuthor.item("length", where: others)
let lengthClaim = try byClaim.item("length", where: col("claim") == "claim")
let lengthOpinion = try byClaim.item("length", where: col("claim") == "opinion")
claim(
    verifiedShare < 0.1 && opinionsOfVerified > opinionsOfOthers
        && claimLikes / opinionLikes > 10 * likesWithin,
    """
    Only **\(verifiedShare, .percent)** of the videos come from verified authors. Of theirs \(opinionsOfVerified, .percent) are
    opinions, against \(opinionsOfOthers, .percent) of the others'. Likes go with claims, not with authors: the median claim has
    \(claimLikes / opinionLikes, .decimals(0)) times the likes of the median opinion. Among claims, and among opinions, authors without verification have at most
    \(likesWithin, .decimals(2)) times the likes of verified ones.
    """)
try show(Histogram(capped, x: "length", by: "author"), caption: "Length of transcripts by author")
let difference = lengthOthers - lengthVerified
claim(
    difference > 0 && lengthClaim > lengthOpinion && lengthWithin < difference / 2,
    """
    Transcripts of verified authors are shorter, \(lengthVerified, .decimals(1)) characters on average against
    \(lengthOthers, .decimals(1)), because claims are longer than opinions (\(lengthClaim, .decimals(1)) against
    \(lengthOpinion, .decimals(1))): among claims, and among opinions, at most \(lengthWithin, .decimals(1)) of the
    \(difference, .decimals(1)) characters are left.
    """)

//: ## The counts of engagement say the same thing five times
let engagement = ["views", "likes", "shares", "downloads", "comments"]
let correlation = try capped.correlation(.pearson)
let between = try correlation.pairs(among: engagement)
let withDuration = try engagement.map { abs(try correlation["duration", $0]) }.max() ?? .nan
let inflation = try varianceInflationFactors(capped, ["duration"] + engagement)
try show(correlation, caption: "Pearson correlations of the numeric columns")
show(inflation, caption: "Growth of a coefficient's variance because of what the other columns already tell")
let viewsAndLikes = try correlation["views", "likes"]
let ofLikes = try inflation.item("variance inflation factor", where: col("variable") == "likes")
record("correlation.video_view_count.video_like_count", viewsAndLikes)
let largest = try inflation["variance inflation factor"].max()
claim(
    between.allSatisfy { $0 > 0.3 } && ofLikes == largest && withDuration < 0.1,
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
let features = ["duration", "likes", "comments"]
let data = try Dataset(capped, features: features, target: "author", positive: "verified")
let (train, test) = try data.upsampled(seed: 42).split(test: 0.3, stratified: true, seed: 42)
let estimator = Pipeline(StandardScaler(), LogisticRegression(classWeight: .balanced))
let model = try estimator.fit(train)
let score = try model.evaluate(test)
let inference = try model.classifier.waldStatistics(model.transformer.transform(train.x), train.labels())
let coefficients = try features.map { try model.classifier.coefficient($0) }
let odds = try features.map { try inference.coefficient($0).oddsRatio }
record([
    "split.train": train.rowCount, "split.test": test.rowCount, "intercept": model.classifier.intercepts[0],
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
show(CoefficientPlot(oddsRatios: inference), caption: "Odds ratios per standard deviation, 95% intervals")
claim(
    coefficients.map(abs).max() == abs(coefficients[1]) && odds[1] < 1,
    """
    Likes matter most: one standard deviation more multiplies the odds of a verified author by **\(odds[1], .decimals(2))**, of
    duration by \(odds[0], .decimals(2)) and of comments by \(odds[2], .decimals(2)).
    """)
text("- Note: The intervals are too narrow: each copy of a row counts as an observation of its own.")
reproduces(
    [
        "accuracy": (0.6260367160562855, score.accuracy), "precision": (0.583498023715415, score.precision),
        "recall": (0.8805219012115564, score.recall), "F1 score": (0.7018795037515786, score.f1),
        "log-odds of likes": (-0.661654, coefficients[1]), "of comments": (0.044316, coefficients[2]),
        "of duration": (-0.043222, coefficients[0]),
    ], within: 1e-5)

/*:
 ## The published test is on copies of training rows

 Upsampling came before the split, so copies of one video are on both sides. Done right, the complete rows are split first,
 and all that is fitted (the bounds of capping, the copies, the scale) is fitted to training rows alone.
*/
let (overlap, copied) = try (
    SplitOverlap(train: train, test: test, by: "video_id"), score.truth.classCounts[1]
)
record("audit.test_rows_also_in_training", overlap.count)
claim(
    overlap.count == copied,
    "**\(overlap.count)** of the \(overlap.testCount) test rows are also training rows: all \(copied) verified ones."
)
let (raw, unseen) = try data.replacing(table: complete).split(test: 0.3, stratified: true, seed: 42)
let trainingLikes = try raw.table["likes"]
let cap = try col("likes").clipped(trainingLikes.quantile(0.01), trainingLikes.quantile(0.99))
let training = try raw.replacing(table: raw.table.with(["likes": cap]))
let testing = try unseen.replacing(table: unseen.table.with(["likes": cap]))
let honest = try estimator.fit(training.upsampled(seed: 42)).evaluate(testing)
let naive = try DummyClassifier(strategy: .mostFrequent).fit(training).evaluate(testing)
let lift = honest.precision / honest.truth.positiveShare
record(honest, as: "honest", headline: .precision, label: "Precision on unseen videos, in real proportions")
record(
    "honest.lift", lift, headline: true, label: "Times as many verified as by chance", format: .decimals(2))
show(
    Table(comparing: [
        "as published: upsampled, then split": score, "done right: split, then upsampled": honest,
        "naive: always “not verified”": naive,
    ]), caption: "The same model tested in two ways, and the naive baseline")
claim(
    abs(honest.rocAUC - score.rocAUC) < 0.05,
    """
    The ranking hardly suffers: the area under the ROC curve is \(honest.rocAUC, .decimals(3)) on unseen videos against
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
    abs(expectedAccuracy - honest.accuracy) < (score.accuracy - expectedAccuracy) / 4
        && abs(expectedPrecision - honest.precision) < (score.precision - expectedPrecision) / 4,
    """
    The real proportions explain the fall of accuracy from \(score.accuracy, .percent) to \(honest.accuracy, .percent) and of
    precision from \(score.precision, .percent) to \(honest.precision, .percent): in them the published rates alone give
    \(expectedAccuracy, .percent) and \(expectedPrecision, .percent). The copies explain the rest.
    """)
/*:
 ## What to do

 1. **Do not use this model to find verified authors.** Most of those that it flags are not.
 2. **Read likes as a sign of what is posted, not of who posts it.**
 3. **Test in the proportions that occur, on rows that were not copied.** The published scores hold for neither.
*/
summary {
    claim(
        honest.accuracy < naive.accuracy,
        """
        Duration, likes and comments do not tell verified authors apart: on unseen videos the model is right in
        **\(honest.accuracy, .percent)** of cases, calling nobody verified in \(naive.accuracy, .percent).
        """)
    claim(
        honest.precision < 0.5 && lift < 2,
        """
        Of the videos that it calls verified **\(honest.precision, .percent)** are, \(lift, .decimals(2)) times as many as by
        chance. The published \(score.precision, .percent) hold where every second author is verified.
        """)
    claim(
        odds[1] < 1 && opinionsOfVerified > opinionsOfOthers && claimLikes > opinionLikes,
        """
        More likes go with lower odds (×\(odds[1], .decimals(2)) per standard deviation): claims draw them, and verified
        authors post opinions, \(opinionsOfVerified, .percent) of their videos against \(opinionsOfOthers, .percent) of others'.
        """)
}

//: ## Appendix: the columns
show(Table(describing: videos), caption: "The values of each column")
