import Base
import Charts
import Datasets
import Learn
import Notebook
import Record

// Comparisons of models as tables, charts and recorded values.

extension Table {
    /// Creates the table of the models of a comparison, the best first: rank, metric, its interval, the difference from the best
    /// with its interval, and whether the model is tied with the best.
    public init<Scores>(_ comparison: ModelComparison<Scores>) {
        let percent = Int((comparison.best.score.confidence * 100).rounded())
        let number = ValueFormat.decimals(3)
        self.init(
            columns: [
                Column("rank"), Column("model"), Column(comparison.scorer.name, format: number),
                Column("\(percent)% from", format: number), Column("to", format: number),
                Column("difference", format: number), Column("from", format: number),
                Column("to ", format: number), Column("verdict"),
            ],
            rows: comparison.ranking.map { row in
                let isBest = row.name == comparison.best.name
                return [
                    .integer(row.rank), .text(row.name), .real(row.score.estimate),
                    .real(row.score.interval.lowerBound), .real(row.score.interval.upperBound),
                    isBest ? nil : .real(row.difference.estimate),
                    isBest ? nil : .real(row.difference.interval.lowerBound),
                    isBest ? nil : .real(row.difference.interval.upperBound),
                    .text(isBest ? "best" : row.isTied ? "tied" : "behind"),
                ]
            })
        missingText = "–"
    }

    /// Creates the table of all common metrics of the models of a comparison, in the order given.
    public init(comparing comparison: ModelComparison<ClassificationScores>) {
        self.init(comparing: comparison.rows.map { ($0.name, $0.scores) })
    }

    /// Creates the table of all common metrics of the models of a comparison, in the order given.
    public init(comparing comparison: ModelComparison<RegressionScores>) {
        self.init(comparing: comparison.rows.map { ($0.name, $0.scores) })
    }

    /// Creates the table of the scores of parts of the rows. A metric that is not defined for a part is missing.
    ///
    /// - Throws: the errors of the metrics.
    public init<Scores>(_ grouped: GroupedScores<Scores>, of scorers: [ScoreMetric<Scores>]? = nil) throws {
        self.init(try grouped.table(of: scorers ?? Scores.commonMetrics))
        self = formatting(as: .decimals(3)).formatting("group", "rows", as: .automatic)
        missingText = "–"
    }
}

extension ModelComparison: Showable {
    /// A table of the models, the best first.
    public var shown: Shown { .table(Table(self)) }
}

extension GroupedScores: Showable {
    /// A table of the usual metrics of each part.
    public var shown: Shown {
        get throws { .table(try Table(self)) }
    }
}

extension ROCPlot {
    /// Creates the chart of the ROC curves of the models of a comparison, in the order given.
    ///
    /// - Throws: `LearnError.notBinary` unless there are two classes.
    public init(_ comparison: ModelComparison<ClassificationScores>, title: String? = nil) throws {
        self.init(
            curves: try comparison.rows.map { row in
                let curve = try row.scores.rocCurve()
                return (row.name, curve.falsePositiveRates, curve.truePositiveRates, curve.area)
            }, title: title)
    }
}

extension PrecisionRecallPlot {
    /// Creates the chart of the precision–recall curves of the models of a comparison, in the order given.
    ///
    /// - Throws: `LearnError.notBinary` unless there are two classes.
    public init(_ comparison: ModelComparison<ClassificationScores>, title: String? = nil) throws {
        let support = comparison.best.scores.confusion.support
        self.init(
            curves: try comparison.rows.map { row in
                let curve = try row.scores.precisionRecallCurve()
                return (row.name, curve.recalls, curve.precisions, curve.averagePrecision)
            }, prevalence: (support.last ?? 0) / support.reduce(0, +), title: title)
    }
}

/// Records the scores of the models of a comparison in `results.json`, and the name of the best one: after `test.forest.` the
/// same keys as for a single model.
///
///     record(comparison, as: "test")     // test.forest.accuracy, …, test.logistic_regression.roc_auc, test.best
///
/// - Parameters:
///   - comparison: the comparison.
///   - key: the beginning of the keys; the names of the models follow in lower case, with underscores.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ comparison: ModelComparison<ClassificationScores>, as key: String, file: String = #fileID,
    line: Int = #line
) {
    for row in comparison.rows {
        record(row.scores, as: "\(key).\(recordKey(row.name))", file: file, line: line)
    }
    record("\(key).best", comparison.best.name, file: file, line: line)
}

/// Records the scores of the models of a comparison in `results.json`, and the name of the best one.
///
/// - Parameters:
///   - comparison: the comparison.
///   - key: the beginning of the keys; the names of the models follow in lower case, with underscores.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ comparison: ModelComparison<RegressionScores>, as key: String, file: String = #fileID, line: Int = #line
) {
    for row in comparison.rows {
        record(row.scores, as: "\(key).\(recordKey(row.name))", file: file, line: line)
    }
    record("\(key).best", comparison.best.name, file: file, line: line)
}

/// Records chosen metrics of the models of a comparison in `results.json`.
///
///     try record(comparison, as: "model", scores: ["accuracy": .accuracy, "auc": .rocAUC])     // model.forest.auc, …
///
/// - Parameters:
///   - comparison: the comparison.
///   - key: the beginning of the keys; the names of the models follow in lower case, with underscores.
///   - scores: the last part of the keys, and the metrics.
///   - file: the file of the call.
///   - line: the line of the call.
/// - Throws: the errors of the metrics.
public func record<Scores>(
    _ comparison: ModelComparison<Scores>, as key: String, scores: KeyValuePairs<String, ScoreMetric<Scores>>,
    file: String = #fileID, line: Int = #line
) throws {
    for row in comparison.rows {
        for (name, scorer) in scores {
            record(
                "\(key).\(recordKey(row.name)).\(name)", try scorer(row.scores) ?? .nan, file: file,
                line: line)
        }
    }
}

/// Records the scores of a regressor in `results.json`: mean absolute error, root mean squared error, R².
///
/// - Parameters:
///   - score: the scores.
///   - key: the beginning of the keys.
///   - headline: the score of these three that also stands at the top of the report; `nil` for none.
///   - label: its label there; its key in words by default.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ score: RegressionScores, as key: String, headline: RegressionScorer? = nil, label: String? = nil,
    file: String = #fileID, line: Int = #line
) {
    let values: [(name: String, scorer: RegressionScorer, value: Double)] = [
        ("mean_absolute_error", .meanAbsoluteError, score.meanAbsoluteError),
        ("root_mean_squared_error", .rootMeanSquaredError, score.rootMeanSquaredError),
        ("r2", .r2, score.r2),
    ]
    for (name, scorer, value) in values {
        let isHeadline = scorer.name == headline?.name
        record(
            "\(key).\(name)", value, headline: isHeadline, label: isHeadline ? label : nil, file: file,
            line: line)
    }
}

/// Returns a name as a part of a key.
private func recordKey(_ name: String) -> String { name.lowercased().replacing(" ", with: "_") }
