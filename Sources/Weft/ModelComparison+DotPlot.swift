import Charts
import Learn

extension DotPlot {
    /// Creates the chart of the metric of the models of a comparison with its bootstrap intervals, in the order given.
    ///
    /// - Parameters:
    ///   - comparison: the comparison.
    ///   - title: the title; `nil` for none.
    /// - Throws: `ChartError` if no model has the metric.
    public init<Scores>(_ comparison: ModelComparison<Scores>, title: String? = nil) throws(ChartError) {
        try self.init(
            comparison.rows.map { ($0.name, $0.score.estimate) },
            intervals: comparison.rows.map(\.score.interval),
            valueLabel: comparison.scorer.name, title: title)
    }
}
