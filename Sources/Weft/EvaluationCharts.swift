import Base
import Charts
import Datasets
import Learn
import Notebook
import Statistics

// Evaluations of models as charts. Learn and Charts do not know each other; only the umbrella knows both.

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
            named: curves.map { ($0, $1) }, outcome: outcome, confidence: confidence, title: title)
    }

    private init(
        named curves: [(name: String, curve: CalibrationCurve)], outcome: String, confidence: Double,
        title: String?
    ) throws {
        let intervals = try curves.map { _, curve -> [ClosedRange<Double>?] in
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

extension CalibrationPlot {
    /// Creates the chart of the calibration of the models of a comparison, in the order given.
    ///
    /// - Parameters:
    ///   - comparison: the comparison.
    ///   - bins: the number of bins, of equal width.
    ///   - outcome: the name of the positive class in words, such as `a high rating`.
    ///   - title: the title; `nil` for none.
    /// - Throws: `LearnError.notBinary` unless there are two classes, `LearnError.invalidParameter` for fewer than one bin.
    public init(
        _ comparison: ModelComparison<ClassificationScores>, bins: Int = 10, outcome: String = "",
        title: String? = nil
    ) throws {
        try self.init(
            named: comparison.rows.map { ($0.name, try $0.scores.calibrationCurve(bins: bins)) },
            outcome: outcome, confidence: 0.95, title: title)
    }
}

extension GainPlot {
    /// Creates the chart of the gains of several classifiers on the same rows.
    ///
    /// - Parameters:
    ///   - scores: the scores of each model.
    ///   - addressed: the share of cases at which curves are compared.
    ///   - title: the title; `nil` for none.
    /// - Throws: `LearnError.notBinary` unless there are two classes, `ChartError` without models or positive cases.
    public init(
        _ scores: KeyValuePairs<String, ClassificationScores>, comparedAt addressed: Double = 0.2,
        title: String? = nil
    ) throws {
        try self.init(named: scores.map { ($0, $1) }, comparedAt: addressed, title: title)
    }

    /// Creates the chart of the gains of the models of a comparison, in the order given.
    ///
    /// - Throws: as for several classifiers.
    public init(
        _ comparison: ModelComparison<ClassificationScores>, comparedAt addressed: Double = 0.2,
        title: String? = nil
    ) throws {
        try self.init(
            named: comparison.rows.map { ($0.name, $0.scores) }, comparedAt: addressed, title: title)
    }

    private init(
        named scores: [(name: String, scores: ClassificationScores)], comparedAt addressed: Double,
        title: String?
    ) throws {
        let support = scores.first?.scores.confusion.support ?? []
        try self.init(
            curves: try scores.map { name, scores in
                let curve = try scores.gainCurve()
                return (name, curve.taken, curve.found)
            }, prevalence: (support.last ?? 0) / max(1, support.reduce(0, +)), comparedAt: addressed,
            title: title)
    }
}

extension LiftPlot {
    /// Creates the chart of the lift of parts of the rows.
    ///
    /// - Throws: `ChartError` if no row is positive.
    public init(_ curve: LiftCurve, title: String? = nil) throws {
        let rows = curve.parts.reduce(0) { $0 + $1.rowCount }
        let positives = curve.parts.reduce(0) { $0 + $1.positiveCount }
        try self.init(
            curve.parts.map { ($0.lift, $0.rowCount) }, prevalence: Double(positives) / Double(max(1, rows)),
            title: title)
    }
}

extension LiftCurve: Showable {
    /// A chart of the lift of each part of the rows, those with the highest scores first.
    public var shown: Shown {
        get throws { .chart(try LiftPlot(self)) }
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

extension LearningCurvePlot {
    /// Creates the chart of the scores by number of training rows.
    ///
    /// - Parameters:
    ///   - curve: the learning curve.
    ///   - scoreLabel: the label of the scores; the name of the scorer by default.
    ///   - title: the title; `nil` for none.
    ///   - isLogarithmic: whether the axis of sizes is logarithmic.
    /// - Throws: `ChartError` if a score is not finite.
    public init(
        _ curve: LearningCurve, scoreLabel: String? = nil, title: String? = nil, isLogarithmic: Bool = false
    ) throws {
        try self.init(
            sizes: curve.sizes, trainScores: curve.trainScores.map(\.values),
            testScores: curve.testScores.map(\.values), scoreLabel: scoreLabel ?? curve.scorer, title: title,
            isLogarithmic: isLogarithmic)
    }
}

extension LearningCurve: Showable {
    /// A chart of the scores on training and on held-out rows by number of training rows.
    public var shown: Shown {
        get throws { .chart(try LearningCurvePlot(self)) }
    }
}
