import Charts
import Learn
import Notebook
import Numerics

// Results of Learn as charts. Learn and Charts do not know each other; only the umbrella knows both.

extension ConfusionMatrixPlot {
    /// Creates the chart of a confusion matrix.
    public init(_ confusion: ConfusionMatrix, title: String? = nil) {
        self.init(
            confusion.cells.map { row in row.map { Int($0.rounded()) } }, classes: confusion.classNames,
            title: title)
    }
}

extension ROCPlot {
    /// Creates the chart of the ROC curves of several models.
    public init(_ curves: KeyValuePairs<String, ROCCurve>, title: String? = nil) {
        self.init(
            curves: curves.map { ($0, $1.falsePositiveRates, $1.truePositiveRates, $1.area) }, title: title)
    }

    /// Creates the chart of the ROC curve of one model.
    public init(_ curve: ROCCurve, title: String? = nil) {
        self.init(
            falsePositiveRates: curve.falsePositiveRates, truePositiveRates: curve.truePositiveRates,
            area: curve.area, title: title)
    }
}

extension BarChart {
    /// Creates the chart of the most important columns of a model, the most important first.
    ///
    /// - Parameter top: the maximum number of columns.
    public init(_ model: some ImportanceRanking, top: Int = 10, title: String? = nil) {
        self.init(
            model.rankedImportances.prefix(top).map { ($0.name, $0.importance) }, valueLabel: "Importance",
            title: title)
    }

    /// Creates the chart of the permutation importances of a model, the most important column first.
    ///
    /// - Parameter top: the maximum number of columns.
    public init(_ importance: PermutationImportance, top: Int = 10, title: String? = nil) {
        self.init(
            importance.ranked.prefix(top).map { ($0.name, $0.mean) },
            valueLabel: "Loss of the score when the column is shuffled", title: title)
    }
}

extension CoefficientPlot {
    /// Creates the chart of the odds ratios of a logistic regression with their confidence intervals, without the
    /// intercept.
    public init(oddsRatios statistics: WaldStatistics, title: String? = nil) {
        self.init(
            ratios: statistics.coefficients.dropFirst().map {
                Coefficient(
                    $0.name, $0.oddsRatio, lower: $0.oddsRatioInterval.lowerBound,
                    upper: $0.oddsRatioInterval.upperBound)
            }, title: title)
    }
}

extension ChartGrid {
    /// Creates the elbow curve and the silhouette curve of a k-means sweep, side by side, with a ring around the number of
    /// clusters that has the highest silhouette.
    public init(_ sweep: KMeans.Sweep) {
        let counts = sweep.clusterCounts
        let best = sweep.silhouetteScores.argmax() ?? 0
        func curve(_ title: String, _ values: [Double], _ label: String) -> AnyChart {
            let chart = LineChart(
                categories: counts.map { "\($0)" }, series: [("", values)], xLabel: "Clusters",
                yLabel: label,
                title: title, startsAtZero: false)
            return AnyChart(
                chart.annotated(
                    Annotation(.point(x: Double(best), y: values[best]), "\(counts[best]) clusters")))
        }
        self.init([
            curve("Elbow", sweep.inertias, "Inertia"),
            curve("Silhouette", sweep.silhouetteScores, "Mean silhouette"),
        ])
    }
}

extension ScatterPlot {
    /// Creates the chart of rows on their first two principal components, coloured by cluster, with the cluster centres.
    ///
    /// - Parameters:
    ///   - x: the rows that were clustered.
    ///   - pca: a projection of them, onto at least two components.
    ///   - clusters: the clustering.
    ///   - names: the names of the clusters, in order.
    /// - Throws: `LearnError` unless the rows, the projection and the clustering have the same columns.
    public init(_ x: Matrix, projectedBy pca: PCA.Fitted, clusters: KMeans.Fitted, names: [String]) throws {
        let points = try pca.transform(x)
        let centers = try pca.transform(clusters.centerMatrix)
        func axis(_ component: Int) -> String {
            "Component \(component + 1) (\(pca.explainedVarianceRatio[component].percent) of the variance)"
        }
        let series = names.enumerated().map { cluster, name in
            let rows = clusters.labels.indices.filter { clusters.labels[$0] == cluster }
            return (name: name, x: rows.map { points[$0, 0] }, y: rows.map { points[$0, 1] })
        }
        self = ScatterPlot(series: series, xLabel: axis(0), yLabel: axis(1)).marking(
            (0..<centers.rowCount).map { Landmark(x: centers[$0, 0], y: centers[$0, 1]) }, as: "centres")
    }
}
