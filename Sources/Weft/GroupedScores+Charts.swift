import Charts
import Learn

// Scores by part and importances of several models, side by side.

extension DotPlot {
    /// Creates the chart of a metric of several models on the same parts of the rows, with bootstrap intervals and the numbers of
    /// rows.
    ///
    ///     DotPlot(["forest": try forest.by(ages), "boosting": try boosting.by(ages)], of: .rocAUC)
    ///
    /// - Parameters:
    ///   - models: the names of the models and their scores by part.
    ///   - scorer: the metric.
    ///   - samples: the number of bootstrap samples.
    ///   - seed: the seed of the samples.
    ///   - title: the title; `nil` for none.
    /// - Throws: `ChartError` without models or unless all have the same number of parts; the errors of the metric and of the
    ///   bootstrap.
    public init<Scores>(
        _ models: KeyValuePairs<String, GroupedScores<Scores>>, of scorer: ScoreMetric<Scores>,
        samples: Int = 200, seed: UInt32 = 0, title: String? = nil
    ) throws {
        let points = try models.map { name, scores in
            (name: name, points: try scores.points(of: scorer, samples: samples, seed: seed))
        }
        try self.init(
            categories: points.first?.points.names ?? [], series: points.map { ($0.name, $0.points.values) },
            intervals: points.map { _, points in
                zip(points.lower, points.upper).map { $0 <= $1 ? $0...$1 : nil }
            },
            counts: points.first?.points.rowCounts ?? [], valueLabel: scorer.name, title: title)
    }

    /// Creates the chart of the permutation importances of several models of the same columns: the mean loss of the score, with
    /// intervals of two standard deviations over the shuffles around it. The column that matters most to any model comes first.
    ///
    /// - Parameters:
    ///   - models: the names of the models and their importances.
    ///   - top: the maximum number of columns.
    ///   - valueLabel: the label of the importances.
    ///   - title: the title; `nil` for none.
    /// - Throws: `ChartError` without models or columns.
    public init(
        _ models: KeyValuePairs<String, PermutationImportance>, top: Int = 10,
        valueLabel: String = "Loss of the score when the column is shuffled", title: String? = nil
    ) throws {
        let columns = models.map { _, importance in
            Dictionary(importance.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
        let largest = (models.first?.value.columns ?? []).enumerated().map { place, column in
            (
                name: column.name, place: place,
                value: columns.compactMap { $0[column.name]?.mean }.max() ?? -.infinity
            )
        }
        let names = largest.sorted { (-$0.value, $0.place) < (-$1.value, $1.place) }.prefix(top).map(\.name)
        try self.init(
            categories: names,
            series: models.map(\.key).enumerated().map { index, name in
                (name, names.map { columns[index][$0]?.mean ?? .nan })
            },
            intervals: columns.map { columns in
                names.map { name in
                    columns[name].map {
                        $0.mean - 2 * $0.standardDeviation...$0.mean + 2 * $0.standardDeviation
                    }
                }
            }, valueLabel: valueLabel, title: title)
    }
}
