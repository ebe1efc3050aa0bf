import Base
import Drawing
import Numerics

/// The scores of a model on training and on held-out rows as functions of the number of training rows: whether more rows
/// would help, and how much it overfits.
public struct LearningCurvePlot: AnnotatedChart {
    /// The name of this kind of chart in records.
    public static let kind = "learning-curve"

    /// The scores at a number of training rows.
    public struct Step: Codable, Hashable, Sendable {
        /// The number of training rows.
        public var size: Int
        /// The mean score of the folds on training and on held-out rows.
        public var trainMean, testMean: Double
        /// The standard deviation of the scores of the folds.
        public var trainDeviation, testDeviation: Double
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the scores.
    public var scoreLabel: String
    /// The scores by ascending number of training rows.
    public var steps: [Step]
    /// The number of folds.
    public var foldCount: Int
    /// Whether the axis of sizes is logarithmic.
    public var isLogarithmic: Bool
    /// The format of the scores.
    public var format: TickFormat
    /// Lines, ranges and points that are pointed out.
    public var annotations: [Annotation] = []

    /// Creates a plot of the scores of several folds. Its bands are one standard deviation of the folds on each side, as
    /// those of scikit-learn's `LearningCurveDisplay`.
    ///
    /// - Parameters:
    ///   - sizes: the numbers of training rows.
    ///   - trainScores: the scores of the folds on training rows, for each size.
    ///   - testScores: the scores of the folds on held-out rows, for each size.
    ///   - scoreLabel: the label of the scores.
    ///   - title: the title; `nil` for none.
    ///   - isLogarithmic: whether the axis of sizes is logarithmic.
    ///   - format: the format of the scores.
    /// - Throws: ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless there are scores for each size, as many
    ///   for one as for another; ``ChartError/nothingToDraw(chart:missing:)`` without sizes or folds,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a size below 1 or a score that is not finite.
    public init(
        sizes: [Int], trainScores: [[Double]], testScores: [[Double]], scoreLabel: String,
        title: String? = nil, isLogarithmic: Bool = false, format: TickFormat = .number
    ) throws(ChartError) {
        let check = InputCheck(chart: "learning curve")
        try check.requireAny(sizes.count, "numbers of training rows")
        try check.require(
            sizes.map(Double.init), in: 1...Double(Int.max), of: "a number of training rows",
            expected: "at least 1")
        let folds = testScores.first?.count ?? 0
        for (name, scores) in [("training", trainScores), ("held-out", testScores)] {
            try check.require(
                scores.count, equals: sizes.count, of: "lists of scores on \(name) rows",
                for: "numbers of training rows")
            for list in scores {
                try check.require(list.count, equals: folds, of: "scores on \(name) rows", for: "folds")
                try check.requireFinite(list, of: "a score on \(name) rows")
            }
        }
        try check.requireAny(folds, "folds")
        self.title = title
        self.scoreLabel = scoreLabel
        steps = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }.map { index in
            Step(
                size: sizes[index], trainMean: Descriptive.mean(trainScores[index]),
                testMean: Descriptive.mean(testScores[index]),
                trainDeviation: Descriptive.standardDeviation(trainScores[index], ddof: 0),
                testDeviation: Descriptive.standardDeviation(testScores[index], ddof: 0))
        }
        foldCount = folds
        self.isLogarithmic = isLogarithmic
        self.format = format
        let ends = steps.flatMap { [$0.trainMean, $0.testMean, $0.trainDeviation, $0.testDeviation] }
        try check.requireFinite(ends, of: "the mean or the standard deviation of scores")
    }

    private typealias Curve = (name: String, points: [(mean: Double, deviation: Double)])

    private var curves: [Curve] {
        [
            ("Training rows", steps.map { ($0.trainMean, $0.trainDeviation) }),
            ("Held-out rows", steps.map { ($0.testMean, $0.testDeviation) }),
        ]
    }

    /// A description of the scores at the smallest and the largest size.
    public var description: String {
        guard let first = steps.first, let last = steps.last else { return "Learning curve without steps." }
        func words(_ step: Step) -> String {
            "\(format.text(of: step.testMean)) on held-out and \(format.text(of: step.trainMean)) on training rows with "
                + NumberFormat.grouped(step.size)
        }
        let folds = foldCount > 1 ? ", mean of \(foldCount) folds" : ""
        guard steps.count > 1 else {
            return "Learning curve of \(scoreLabel)\(folds): \(words(first)).\(annotationText)"
        }
        return
            "Learning curve of \(scoreLabel)\(folds): \(words(first)); \(words(last)) training rows.\(annotationText)"
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 340 : 370) }

    /// Draws the two lines over their bands, each with its name at its end.
    @discardableResult
    public func draw(on canvas: any Canvas, in picture: Rect, theme: Theme) -> Rect {
        let curves = curves
        let names = Dictionary(
            uniqueKeysWithValues: curves.enumerated().map {
                ($0, TextLabel($1.name, theme.label, width: picture.width * 0.25, lines: 2))
            })
        let sizes = steps.map { Double($0.size) }
        let heights = curves.flatMap {
            $0.points.flatMap { [$0.mean - $0.deviation, $0.mean + $0.deviation] }
        }
        let frame = PlotFrame(
            PlotFrame.Content(
                title: title, xTitle: "Training rows", yTitle: scoreLabel,
                x: .values(
                    ValueAxis(around: sizes + annotations.flatMap(\.xs), isLogarithmic: isLogarithmic).exact),
                y: .values(ValueAxis(around: heights + annotations.flatMap(\.ys), format: format)),
                trailing: (names.values.map(\.width).max() ?? 0) + 14, inset: Size(5, 5)),
            in: picture, theme: theme)
        frame.drawBands(of: annotations, on: canvas)
        frame.draw(on: canvas)
        canvas.marking(.mark) {
            for (index, curve) in curves.enumerated() {
                let stroke = theme.line(index)
                func line(_ height: (Double, Double) -> Double) -> [Point] {
                    zip(sizes, curve.points).map {
                        Point(frame.x($0), frame.y(height($1.mean, $1.deviation)))
                    }
                }
                let means = line { mean, _ in mean }
                if means.count > 1 {
                    canvas.fill(Path(between: line(+), and: line(-)), stroke.color.opacity(0.18))
                    canvas.stroke(Path(means), stroke)
                } else {
                    for (top, bottom) in zip(line(+), line(-)) {
                        canvas.drawInterval(from: top, to: bottom, Stroke(stroke.color, width: 1.5))
                    }
                }
                Marker.category(index).draw(means, on: canvas, size: 7, color: stroke.color)
            }
        }
        frame.draw(annotations, on: canvas)
        let ends = curves.enumerated().compactMap { index, curve in
            curve.points.last.map { (index: index, y: frame.y($0.mean)) }
        }
        DirectLabels(ends, names, in: frame).draw(on: canvas, in: frame) { theme.line($0) }
        return frame.plot
    }
}
