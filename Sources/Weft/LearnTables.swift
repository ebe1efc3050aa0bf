import Base
import Learn
import Notebook
import Record

// Results of Learn as tables and texts. Learn and Record do not know each other; only the umbrella knows both.

extension Table {
    /// Creates the table of precision, recall, F1 score and support of each class, and their averages.
    public init(_ report: ClassificationReport) {
        let averages = [report.macroAverage, report.weightedAverage]
        let rows = (report.classes + averages).map { row -> [Value?] in
            [
                .text(row.name), .real(row.precision), .real(row.recall), .real(row.f1),
                .real(row.support),
            ]
        }
        self.init(
            columns: [
                Column("class"), Column("precision", format: .decimals(3)),
                Column("recall", format: .decimals(3)),
                Column("F1 score", format: .decimals(3)), Column("support", format: .decimals(0)),
            ],
            rows: rows)
    }

    /// Creates the table of the coefficients of a logistic regression: log-odds, standard errors, tests, odds ratios and
    /// their intervals.
    public init(_ statistics: WaldStatistics) {
        let percent = Int((statistics.confidence * 100).rounded())
        self.init(
            columns: [
                Column("variable"), Column("log-odds", format: .decimals(4)),
                Column("standard error", format: .decimals(4)), Column("z", format: .decimals(2)),
                Column("p"),
                Column("odds ratio", format: .decimals(4)), Column("\(percent)% from", format: .decimals(4)),
                Column("to", format: .decimals(4)),
            ],
            rows: statistics.coefficients.map { row in
                [
                    .text(row.name), .real(row.estimate), .real(row.standardError), .real(row.z),
                    .text(row.pValue < 0.0001 ? "<\u{A0}0.0001" : row.pValue.decimals(4)),
                    .real(row.oddsRatio),
                    .real(row.oddsRatioInterval.lowerBound), .real(row.oddsRatioInterval.upperBound),
                ]
            })
    }

    /// Creates the table of a k-means sweep: inertia and mean silhouette of each number of clusters.
    public init(_ sweep: KMeans.Sweep) {
        self.init(
            columns: [
                Column("clusters"), Column("inertia", format: .decimals(1)),
                Column("mean silhouette", format: .decimals(4)),
            ],
            rows: zip(sweep.models, sweep.silhouetteScores).map {
                [.integer($0.clusterCount), .real($0.inertia), .real($1)]
            })
    }
}

extension Table {
    /// Creates the table of the scores of several classifiers on the same rows. Of a model that predicts no row as positive,
    /// precision and F1 score are not defined and missing.
    public init(comparing scores: KeyValuePairs<String, ClassificationScores>) {
        self.init(comparing: scores.map { ($0, $1) })
    }

    /// Creates the table of the scores of several classifiers on the same rows, whose names are not known in advance.
    public init(comparing scores: [(name: String, score: ClassificationScores)]) {
        let heads = [
            "accuracy", "balanced accuracy", "precision", "recall", "F1 score", "ROC AUC",
            "average precision",
        ]
        self.init(
            columns: [Column("model")] + heads.map { Column($0, format: .decimals(3)) },
            rows: scores.map { name, score in
                let isDefined = score.confusion.predictedSupport.last != 0
                let values: [Double?] = [
                    score.accuracy, score.balancedAccuracy, isDefined ? score.precision : nil, score.recall,
                    isDefined ? score.f1 : nil, score.rocAUC, score.averagePrecision,
                ]
                return [.text(name)] + values.map { $0.map(Value.real) }
            })
        missingText = "–"
    }

    /// Creates the table of the scores of several predictions of the same numbers.
    public init(comparing scores: KeyValuePairs<String, RegressionScores>) {
        self.init(comparing: scores.map { ($0, $1) })
    }

    /// Creates the table of the scores of several predictions of the same numbers, whose names are not known in advance.
    public init(comparing scores: [(name: String, score: RegressionScores)]) {
        self.init(
            columns: [
                Column("model"), Column("mean absolute error"), Column("root mean squared error"),
                Column("R²", format: .decimals(3)),
            ],
            rows: scores.map { name, score in
                [
                    .text(name), .real(score.meanAbsoluteError), .real(score.rootMeanSquaredError),
                    .real(score.r2),
                ]
            })
    }
}

extension BootstrapInterval {
    /// Returns the estimate and its interval: `0.861 (0.857 to 0.865)`.
    public func text(decimals: Int = 3) -> String {
        "\(estimate.decimals(decimals)) (\(interval.lowerBound.decimals(decimals)) to "
            + "\(interval.upperBound.decimals(decimals)))"
    }
}
