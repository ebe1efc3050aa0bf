import Base
import Charts
import Learn
import Notebook
import Statistics
import Trees

// Inspections of models as charts. Learn, Trees and Charts do not know each other; only the umbrella knows all of them.

extension CalibrationPlot {
    /// Creates the chart of the calibration of several models.
    ///
    /// - Parameters:
    ///   - curves: the calibration curve of each model.
    ///   - outcome: the name of the positive class in words, such as `a high rating`.
    ///   - confidence: the confidence of the intervals of the observed frequencies (Wilson's score intervals).
    ///   - title: the title; `nil` for none.
    /// - Throws: `ChartError` without curves, `ArgumentError` for a confidence outside 0…1.
    public init(
        _ curves: KeyValuePairs<String, CalibrationCurve>, outcome: String = "", confidence: Double = 0.95,
        title: String? = nil
    ) throws {
        try self.init(
            curves.map { ($0, $1) }, outcome: outcome, confidence: confidence, title: title)
    }

    private init(
        _ curves: [(String, CalibrationCurve)], outcome: String, confidence: Double = 0.95, title: String?
    ) throws {
        let intervals = try curves.map { _, curve in
            try zip(curve.observed, curve.support).map { observed, support -> ClosedRange<Double>? in
                // Weights need not be whole numbers.
                let count = max(1, Int(support.rounded()))
                let hits = min(max(Int((observed * Double(count)).rounded()), 0), count)
                let interval = try Proportion(hits: hits, of: count).wilsonInterval(confidence: confidence)
                return min(interval.lowerBound, observed)...max(interval.upperBound, observed)
            }
        }
        try self.init(
            curves: curves.map { ($0, $1.predicted, $1.observed, $1.support) }, intervals: intervals,
            outcome: outcome, title: title)
    }

    /// Creates the chart of the calibration of the models of a comparison, in the order given.
    ///
    /// - Parameters:
    ///   - comparison: the models, of two classes.
    ///   - bins: the number of bins of equal width.
    ///   - outcome: the name of the positive class in words, such as `a high rating`.
    ///   - title: the title; `nil` for none.
    /// - Throws: `LearnError.notBinary`, `LearnError.invalidParameter` for fewer than one bin.
    public init(
        _ comparison: ModelComparison<ClassificationScores>, bins: Int = 10, outcome: String = "",
        title: String? = nil
    ) throws {
        try self.init(
            comparison.rows.map { ($0.name, try $0.scores.calibrationCurve(bins: bins)) }, outcome: outcome,
            title: title)
    }

    /// Creates the chart of the calibration of one model.
    ///
    /// - Throws: `ArgumentError` for a confidence outside 0…1.
    public init(
        _ curve: CalibrationCurve, outcome: String = "", confidence: Double = 0.95, title: String? = nil
    ) throws {
        try self.init(["": curve], outcome: outcome, confidence: confidence, title: title)
    }
}

extension CalibrationCurve: Showable {
    /// A chart of the observed frequencies by predicted probability, with the number of rows at each point.
    public var shown: Shown {
        get throws { .chart(try CalibrationPlot(self)) }
    }
}

extension ResidualPlot {
    /// Creates the chart of the residuals of predicted numbers by prediction.
    ///
    /// - Parameters:
    ///   - scores: the scores of the predictions.
    ///   - valueLabel: the label of the predicted quantity, with its unit.
    ///   - title: the title; `nil` for none.
    /// - Throws: `ChartError` if no residual is finite.
    public init(_ scores: RegressionScores, valueLabel: String, title: String? = nil) throws {
        try self.init(
            predicted: scores.predicted, observed: scores.truth, valueLabel: valueLabel, title: title)
    }
}

extension SHAPSummaryPlot {
    /// Creates the chart of the contributions of columns to predictions, the largest first.
    ///
    /// - Parameters:
    ///   - attributions: the contributions of each column to the prediction of each row.
    ///   - x: the rows that were explained, whose values colour the dots. Categories have no order, so that theirs are grey.
    ///   - valueLabel: the label of the contributions, with their unit.
    ///   - top: the maximum number of columns.
    ///   - title: the title; `nil` for none.
    /// - Throws: `LearnError.unknownColumn` if a column of the contributions is not in `x`, `ChartError` unless both have the
    ///   same rows.
    public init(
        _ attributions: Attributions, of x: Matrix, valueLabel: String = "SHAP value", top: Int = 10,
        title: String? = nil
    ) throws {
        let contributions = attributions.contributions
        let features = try contributions.columnNames.enumerated().map { index, name in
            let column = try x.index(ofColumn: name)
            return (
                name: name, contributions: Array(contributions.column(at: index)),
                values: x.categories[column] == nil ? Array(x.column(at: column)) : []
            )
        }
        try self.init(features: features, valueLabel: valueLabel, top: top, title: title)
    }
}
