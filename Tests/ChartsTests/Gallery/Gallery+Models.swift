import Charts

extension Gallery {
    /// Evaluations of models.
    static func models() throws -> [Gallery] {
        [
            Gallery("calibration-plot", "The regression's probabilities are too low", try calibration()),
            Gallery("gain-plot", "A fifth of the customers holds most of those who leave", try gains()),
            Gallery(
                "lift-plot", "The top tenth leaves four times as often as the average customer", try lift()),
            Gallery(
                "residual-plot", "The error grows with the prediction, and high ones are too low",
                try residuals()),
            Gallery("learning-curve", "More rows would still help the forest", try learningCurve()),
        ]
    }

    private static func calibration() throws -> CalibrationPlot {
        let predicted = (0..<10).map { 0.05 + 0.1 * Double($0) }
        let boosting = predicted.map { 0.02 + 0.96 * $0 }
        let regression = predicted.map { $0 + 0.45 * $0 * (1 - $0) }
        let counts: [Double] = [420, 610, 540, 480, 400, 330, 260, 230, 210, 160]
        let others: [Double] = [310, 520, 700, 760, 540, 310, 200, 130, 90, 40]
        func intervals(_ observed: [Double], _ counts: [Double]) -> [ClosedRange<Double>?] {
            zip(observed, counts).map { observed, count in
                let reach = 1.96 * (observed * (1 - observed) / count).squareRoot()
                return max(0, observed - reach)...min(1, observed + reach)
            }
        }
        return try CalibrationPlot(
            curves: [
                ("Boosting", predicted, boosting, counts), ("Regression", predicted, regression, others),
            ],
            intervals: [intervals(boosting, counts), intervals(regression, others)], outcome: "a high rating")
    }

    private static func gains() throws -> GainPlot {
        let addressed = (0...50).map { Double($0) / 50 }
        func curve(_ strength: Int) -> [Double] {
            addressed.map { share in
                let rest = (0..<strength).reduce(1.0) { product, _ in product * (1 - share) }
                return 1 - rest
            }
        }
        return try GainPlot(
            curves: [("Boosting", addressed, curve(5)), ("Regression", addressed, curve(3))], prevalence: 0.12
        )
    }

    private static func lift() throws -> LiftPlot {
        let lifts: [Double] = [4.1, 2.2, 1.2, 0.8, 0.6, 0.4, 0.3, 0.2, 0.1, 0.1]
        return try LiftPlot(lifts.map { ($0, 704) }, prevalence: 0.12)
    }

    private static func residuals() throws -> ResidualPlot {
        let noise = normal(4000, seed: 12)
        let predicted = SampleChart.noise(4000, seed: 13).map { 50 + $0 * $0 * 400 }
        let observed = zip(predicted, noise).map { value, noise in
            value + noise * value * 0.12 + max(0, value - 320) * 0.3
        }
        return try ResidualPlot(predicted: predicted, observed: observed, valueLabel: "rent, euros")
    }

    private static func learningCurve() throws -> LearningCurvePlot {
        let sizes = [500, 1000, 2000, 4000, 8000, 16000]
        let noise = normal(120, seed: 14)
        func scores(_ means: [Double], _ spread: Double, from start: Int) -> [[Double]] {
            means.enumerated().map { index, mean in
                (0..<5).map { mean + spread * noise[start + index * 5 + $0] }
            }
        }
        return try LearningCurvePlot(
            sizes: sizes, trainScores: scores([0.99, 0.985, 0.975, 0.965, 0.955, 0.945], 0.003, from: 0),
            testScores: scores([0.78, 0.81, 0.836, 0.858, 0.874, 0.886], 0.012, from: 60),
            scoreLabel: "Area under the ROC curve", isLogarithmic: true)
    }
}
