/*:
 # Who is verified on TikTok?

 - Audience: Trust & Safety operations
 - Question: which characteristics of a video go with a verified author, and can they tell one apart?
 - Method: exploration, logistic regression, and an audit of the published result

 Verified authors post opinions far more often than claims. Before a model is built that tells claims from opinions,
 operations wants to know how a video's other characteristics relate to the status of its author. A published lab
 notebook answered that with a logistic regression. This report retraces it step by step, and then asks what its
 figures are worth to somebody who has to act on them.
*/
import Weft

/*:
 ## Plan

 Each row is one video: what was said in it, how long it is, how often it was viewed, liked, shared, downloaded and
 commented on, and the status of its author. The outcome is `verified_status`.
*/
let videos = try data("tiktok_dataset.csv")
show(videos.head(), caption: "The first five videos")
text("The file holds **\(videos.rowCount.grouped) videos** in \(videos.columnCount) columns.")

show(videos.info(), caption: "Columns, values present, and types")
show(Table(describing: videos), caption: "What each column holds")

/*:
 ## Analyse

 ### Missing values and duplicates
*/
show(videos.missingCounts(), caption: "Missing values in each column")

let complete = videos.droppingMissing()
let withoutStatus = try videos["claim_status"].missingCount
text("""
    The same \(withoutStatus.grouped) rows lack claim status, text and all counts: nothing of a video is left in them
    but its length and its author. They are dropped, which leaves **\(complete.rowCount.grouped)** complete rows, of
    which \(complete.duplicateCount() == 0 ? "none is" : "\(complete.duplicateCount().grouped) are") a duplicate.
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
show(BoxPlot(try complete["video_duration_sec"]), caption: "Duration in seconds")
show(BoxPlot(try complete["video_view_count"]), caption: "Views")
show(BoxPlot(try complete["video_like_count"]), caption: "Likes")
show(BoxPlot(try complete["video_comment_count"]), caption: "Comments")

/*:
 Likes and comments are skewed: most videos get few and some get very many. As in the original, likes are capped at
 their 1st and 99th percentile.
*/
let likes = try complete["video_like_count"]
let bounds = try likes.quantile(0.01)...likes.quantile(0.99)
let capped = try complete.replacing("video_like_count", with: likes.clipped(to: bounds))
record("clip.lower", bounds.lowerBound)
record("clip.upper", bounds.upperBound)

show(BoxPlot(try capped["video_like_count"]), caption: "Likes after capping")
text("""
    Capping moves the extreme values to \(bounds.lowerBound.decimals(0)) and \(bounds.upperBound.decimals(0)) likes and
    leaves the box as it was. The outliers that remain are not errors but the long tail of a skewed quantity.
    """)

//: ### Class balance
let status = try capped["verified_status"]
show(status.valueCounts(), caption: "Videos by status of their author")

let verifiedShare = try status.valueCounts(normalize: true).filter("verified_status") { $0 == "verified" }["proportion"].mean()
record("class.verified", verifiedShare)
text("""
    Only **\(verifiedShare.percent)** of the videos come from verified authors. A model that calls every author “not
    verified” is right in \((1 - verifiedShare).percent) of cases, so accuracy alone will say little.
    """)

/*:
 The original evens the classes out by *upsampling*: rows of verified authors are drawn with replacement until there
 are as many as of the others. It does so before the data is split, which is what the audit below is about.
*/
let others = try capped.filter("verified_status") { $0 == "not verified" }
let verified = try capped.filter("verified_status") { $0 == "verified" }
let drawn = try resample(count: verified.rowCount, samples: others.rowCount, seed: 42)
let balanced = try DataFrame.concatenating([others, verified[rows: drawn]])
show(try balanced["verified_status"].valueCounts(), caption: "Videos by status after upsampling")

//: ### How much is said
let transcripts = try capped.adding(
    capped["video_transcription_text"].textLengths().renamed("transcript_length"))
let byStatus = try transcripts.grouped(by: "verified_status").mean("transcript_length")
let byClaim = try transcripts.grouped(by: "claim_status").mean("transcript_length")
show(byStatus, caption: "Mean transcript length in characters by status of the author")
show(byClaim, caption: "Mean transcript length in characters by claim status")

// snippet.hide
/// The mean of one group in a table of a key column and a column of means.
func mean(of group: String, in table: DataFrame) throws -> Double {
    try table.filter(table.columnNames[0]) { $0?.text == group }[table.columnNames[1]].mean()
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

show(
    Histogram(
        try transcripts["transcript_length"], by: transcripts["verified_status"], bins: 40,
        xLabel: "Transcript length (characters)"),
    caption: "Transcript length by status of the author")
text("""
    Videos of verified authors have transcripts \((lengthOthers - lengthVerified).decimals(1)) characters shorter on
    average than the rest. Claims are \((lengthClaim - lengthOpinion).decimals(1)) characters longer than opinions, so
    most of the difference between authors is the difference between what they post.
    """)

//: ### Correlation
let correlation = try transcripts.correlation(.pearson)
show(Heatmap(correlation), caption: "Pearson correlation of the numeric columns")
show(correlation.frame, caption: "Pearson correlations at full precision")
record("correlation.video_view_count.video_like_count", correlation["video_view_count", "video_like_count"])

let engagement = [
    "video_view_count", "video_like_count", "video_share_count", "video_download_count", "video_comment_count",
]
let inflation = try varianceInflationFactors(Matrix(transcripts, columns: engagement + ["video_duration_sec"]))
show(inflation, caption: "Variance inflation factors")
text("""
    The five counts of engagement rise and fall together: views and likes correlate with
    \(correlation["video_view_count", "video_like_count"].decimals(2)). A model that takes them all could not tell
    their effects apart, which the variance inflation factors say in one number each: the variance of a coefficient
    grows by that factor because of what the other columns already tell. The original keeps likes and comments,
    and duration, which goes with none of them.
    """)

/*:
 ## Construct

 The outcome is 1 for a verified author. Features are duration, likes (capped) and comments; 30 % of the upsampled
 rows are set aside for testing, with both classes in the same proportion.
*/
let features = ["video_duration_sec", "video_like_count", "video_comment_count"]
let x = try Matrix(balanced, columns: features)
let y = try Labels(balanced["verified_status"], positive: "verified")
let split = try trainTestSplit(count: balanced.rowCount, testSize: 0.3, stratify: y, seed: 42)
record("split.train", split.train.count)
record("split.test", split.test.count)
text("""
    The model learns from \(split.train.count.grouped) rows and is tested on \(split.test.count.grouped).
    """)

let estimator = Pipeline(StandardScaler(), LogisticRegression(classWeight: .balanced))
let model = try estimator.fit(x.rows(split.train), y.rows(split.train))
