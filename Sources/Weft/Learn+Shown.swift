import Charts
import Frames
import Learn
import Notebook
import Numerics
import Record

// What the ML core finds, as charts and tables: the two rooms do not know each other, and meet here.

extension ConfusionMatrixPlot {
    /// A confusion matrix as a chart.
    public init(_ confusion: ConfusionMatrix, title: String? = nil) {
        self.init(
            confusion.cells.map { row in row.map { Int($0.rounded()) } }, classes: confusion.classNames,
            title: title)
    }
}

extension ROCPlot {
    /// Curves of several models.
    public init(_ curves: KeyValuePairs<String, ROCCurve>, title: String? = nil) {
        self.init(
            curves: curves.map { ($0, $1.falsePositiveRates, $1.truePositiveRates, $1.area) }, title: title)
    }

    /// One model's curve.
    public init(_ curve: ROCCurve, title: String? = nil) {
        self.init(
            falsePositiveRates: curve.falsePositiveRates, truePositiveRates: curve.truePositiveRates,
            area: curve.area, title: title)
    }
}

extension BarChart {
    /// The most important columns of a model, the most important first.
    ///
    /// - Parameter top: how many at the most.
    public init(_ model: some ImportanceRanking, top: Int = 10, title: String? = nil) {
        self.init(
            model.rankedImportances.prefix(top).map { ($0.name, $0.importance) }, valueLabel: "Importance",
            title: title)
    }

    /// The columns that a model relies on most where it was tested, the most important first.
    ///
    /// - Parameter top: how many at the most.
    public init(_ importance: PermutationImportance, top: Int = 10, title: String? = nil) {
        self.init(
            importance.ranked.prefix(top).map { ($0.name, $0.mean) },
            valueLabel: "Loss of the score when the column is shuffled", title: title)
    }
}

extension BootstrapInterval {
    /// The estimate and its interval: `0.861 (0.857 to 0.865)`.
    public func text(decimals: Int = 3) -> String {
        "\(estimate.decimals(decimals)) (\(interval.lowerBound.decimals(decimals)) to "
            + "\(interval.upperBound.decimals(decimals)))"
    }
}

extension CoefficientPlot {
    /// The odds ratios of a logistic regression with their confidence intervals, without the intercept.
    public init(oddsRatios statistics: WaldStatistics, title: String? = nil) {
        self.init(
            ratios: statistics.coefficients.dropFirst().map {
                Coefficient(
                    $0.name, $0.oddsRatio, lower: $0.oddsRatioInterval.lowerBound,
                    upper: $0.oddsRatioInterval.upperBound)
            }, title: title)
    }
}

extension Table {
    /// Precision, recall, F1 score and support of each class, and their averages.
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

    /// The coefficients of a logistic regression: log-odds, standard errors, tests, odds ratios and their intervals.
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

    /// Figures beside those published for the same work: name, published, here and the difference.
    public init(comparing figures: [(name: String, published: Double, here: Double)]) {
        self.init(
            columns: [
                Column("figure"), Column("published", format: .decimals(6)),
                Column("here", format: .decimals(6)),
                Column("difference", format: .decimals(6)),
            ],
            rows: figures.map {
                [.text($0.name), .real($0.published), .real($0.here), .real($0.here - $0.published)]
            })
    }
}
