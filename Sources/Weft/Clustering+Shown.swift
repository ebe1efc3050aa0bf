import Charts
import Frames
import Learn
import Record

// What clusterings and projections find, as charts and tables.

extension ChartGrid {
    /// The sweep over numbers of clusters: the elbow curve and the silhouette curve side by side.
    public init(_ sweep: KMeans.Sweep) {
        let counts = sweep.clusterCounts.map(Double.init)
        func curve(_ title: String, _ values: [Double], _ label: String) -> AnyChart {
            AnyChart(
                LineChart(
                    series: [.init(x: counts, y: values)], xLabel: "Clusters", yLabel: label, title: title))
        }
        self.init([
            curve("Elbow", sweep.inertias, "Inertia"),
            curve("Silhouette", sweep.silhouetteScores, "Mean silhouette"),
        ])
    }
}

extension ScatterPlot {
    /// Rows on their first two principal components, coloured by cluster, and the clusters' centres.
    ///
    /// - Parameters:
    ///   - x: the rows that were clustered.
    ///   - pca: a projection of them, onto two components or more.
    ///   - clusters: the clustering.
    ///   - names: what the clusters are called, in order.
    /// - Throws: `LearnError` where the rows, the projection and the clustering are not of the same columns.
    public init(_ x: Matrix, projectedBy pca: PCA.Fitted, clusters: KMeans.Fitted, names: [String]) throws {
        let places = try pca.transform(x)
        let centers = try pca.transform(clusters.centerMatrix)
        func axis(_ component: Int) -> String {
            "Component \(component + 1) (\(pca.explainedVarianceRatio[component].percent) of the variance)"
        }
        let series = names.enumerated().map { cluster, name in
            let rows = clusters.labels.indices.filter { clusters.labels[$0] == cluster }
            return (name: name, x: rows.map { places[$0, 0] }, y: rows.map { places[$0, 1] })
        }
        self = ScatterPlot(series: series, xLabel: axis(0), yLabel: axis(1)).marking(
            (0..<centers.rowCount).map { Landmark(x: centers[$0, 0], y: centers[$0, 1]) }, as: "centres")
    }
}

extension Table {
    /// The sweep over numbers of clusters: inertia and mean silhouette of each.
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
