import Base
import Charts
import Datasets
import Frames
import Learn
import Notebook
import Record

// The results that `show` takes as they are.

extension ClassificationReport: Showable {
    /// A table of precision, recall, F1 score and support of each class, and their averages.
    public var shown: Shown { .table(Table(self)) }
}

extension ConfusionMatrix: Showable {
    /// A chart of the rows of each true class by predicted class.
    public var shown: Shown { .chart(ConfusionMatrixPlot(self)) }
}

extension ROCCurve: Showable {
    /// A chart of the true against the false positive rates.
    public var shown: Shown { .chart(ROCPlot(self)) }
}

extension WaldStatistics: Showable {
    /// A table of log-odds, standard errors, tests, odds ratios and their intervals.
    public var shown: Shown { .table(Table(self)) }
}

extension KMeans.Sweep: Showable {
    /// Charts of the inertia and of the mean silhouette by the number of clusters.
    public var shown: Shown { .chart(ChartGrid(self)) }
}

extension PermutationImportance: Showable {
    /// A chart of the ten most important columns.
    public var shown: Shown { .chart(BarChart(self)) }
}

extension CrossValidation: Showable {
    /// A table of the mean and the standard deviation of each score over the folds.
    public var shown: Shown {
        get throws { .table(Table(try table()).formatting(as: .decimals(4))) }
    }
}

extension SearchResult: Showable {
    /// A table of the candidates with their scores.
    public var shown: Shown {
        get throws { .table(Table(try table())) }
    }
}

extension CorrelationMatrix: Showable {
    /// A heat map of the correlations.
    public var shown: Shown { .chart(Heatmap(self)) }
}

/// Records the scores of a classifier in `results.json`: accuracy, precision, recall, F1 score and area under the ROC curve.
///
///     record(score, as: "test", headline: .accuracy)     // test.accuracy, test.precision, …, test.roc_auc
///
/// - Parameters:
///   - score: the scores.
///   - key: the beginning of the keys.
///   - headline: the score of these five that also stands at the top of the report; `nil` for none.
///   - label: its label there; its key in words by default.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ score: ClassificationScores, as key: String, headline: Scorer? = nil, label: String? = nil,
    file: String = #fileID, line: Int = #line
) {
    let values: [(name: String, scorer: Scorer, value: Double, format: ValueFormat)] = [
        ("accuracy", .accuracy, score.accuracy, .percent),
        ("precision", .precision, score.precision, .percent),
        ("recall", .recall, score.recall, .percent), ("f1", .f1, score.f1, .decimals(3)),
        ("roc_auc", .rocAUC, score.rocAUC, .decimals(3)),
    ]
    for (name, scorer, value, format) in values {
        let isHeadline = scorer.name == headline?.name
        record(
            "\(key).\(name)", value, headline: isHeadline, label: isHeadline ? label : nil, format: format,
            file: file, line: line)
    }
}

/// Records a cross-validation in `results.json`: the mean and the standard deviation over the folds of each score.
///
///     record(folds, as: "cv")     // cv.accuracy.mean, cv.accuracy.std, cv.roc_auc.mean, …
///
/// - Parameters:
///   - validation: the cross-validation.
///   - key: the beginning of the keys.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ validation: CrossValidation, as key: String, file: String = #fileID, line: Int = #line
) {
    for (name, scores) in zip(validation.scorers, validation.testScores) {
        let name = name.lowercased().replacing(" ", with: "_")
        record("\(key).\(name).mean", scores.mean, file: file, line: line)
        record("\(key).\(name).std", scores.standardDeviation, file: file, line: line)
    }
}

/// Records the four counts of a confusion matrix of two classes in `results.json`: `.tn`, `.fp`, `.fn` and `.tp`.
///
/// - Parameters:
///   - confusion: the matrix.
///   - key: the beginning of the keys.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(
    _ confusion: ConfusionMatrix, as key: String, file: String = #fileID, line: Int = #line
) {
    let values = [
        ("tn", confusion.trueNegatives), ("fp", confusion.falsePositives), ("fn", confusion.falseNegatives),
        ("tp", confusion.truePositives),
    ]
    for (name, value) in values { record("\(key).\(name)", value, file: file, line: line) }
}

/// Records a sweep of k-means in `results.json`: the best number of clusters, its mean silhouette, and the inertia of each number.
///
///     record(sweep, as: "segments")     // segments.k, segments.silhouette, segments.inertia.2, …
///
/// - Parameters:
///   - sweep: the sweep.
///   - key: the beginning of the keys.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(_ sweep: KMeans.Sweep, as key: String, file: String = #fileID, line: Int = #line) {
    record("\(key).k", sweep.best.clusterCount, file: file, line: line)
    record("\(key).silhouette", sweep.silhouetteScores.max() ?? .nan, file: file, line: line)
    for model in sweep.models {
        record("\(key).inertia.\(model.clusterCount)", model.inertia, file: file, line: line)
    }
}

/// Records a principal component analysis in `results.json`: the fraction of the variance that its components hold, together
/// and one by one.
///
///     record(pca, as: "pca")     // pca.explained_variance, pca.explained_variance.1, …
///
/// - Parameters:
///   - pca: the fitted analysis.
///   - key: the beginning of the keys.
///   - file: the file of the call.
///   - line: the line of the call.
public func record(_ pca: PCA.Fitted, as key: String, file: String = #fileID, line: Int = #line) {
    let ratios = pca.explainedVarianceRatio
    record("\(key).explained_variance", ratios.reduce(0, +), file: file, line: line)
    for (index, ratio) in ratios.enumerated() {
        record("\(key).explained_variance.\(index + 1)", ratio, file: file, line: line)
    }
}
