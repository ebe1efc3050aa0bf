/// A named metric of ``RegressionScores``. Losses are not negated: `.meanAbsoluteError` stands for scikit-learn's
/// `neg_mean_absolute_error`, and searches minimise it.
public typealias RegressionScorer = ScoreMetric<RegressionScores>

extension ScoreMetric where Scores == RegressionScores {
    /// The coefficient of determination.
    public static var r2: RegressionScorer { known("R²") { $0.r2 } }
    /// The mean absolute error.
    public static var meanAbsoluteError: RegressionScorer {
        known("mean absolute error", isLoss: true) { $0.meanAbsoluteError }
    }
    /// The mean squared error.
    public static var meanSquaredError: RegressionScorer {
        known("mean squared error", isLoss: true) { $0.meanSquaredError }
    }
    /// The root of the mean squared error.
    public static var rootMeanSquaredError: RegressionScorer {
        known("root mean squared error", isLoss: true) { $0.rootMeanSquaredError }
    }
    /// The median absolute error.
    public static var medianAbsoluteError: RegressionScorer {
        known("median absolute error", isLoss: true) { $0.medianAbsoluteError }
    }

    /// The pinball loss of predictions of a quantile, from 0 to 1.
    public static func pinballLoss(quantile: Double) -> RegressionScorer {
        known("pinball loss at \(quantile)", isLoss: true) { $0.pinballLoss(quantile: quantile) }
    }
}
