import Base
import Drawing
import Numerics

/// The prediction of a model as a function of one feature: the average over rows with this feature set to each value, and the
/// lines of single rows around it.
///
/// Lines of single rows that are not parallel show an interaction with other features, which the average hides (individual
/// conditional expectation; Goldstein et al., Journal of Computational and Graphical Statistics 24, 2015).
public struct PartialDependencePlot: AnnotatedChart {
    /// The name of this kind of chart in records.
    public static let kind = "partial-dependence-plot"

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the feature, with its unit.
    public var featureLabel: String
    /// The label of the prediction.
    public var valueLabel: String
    /// The values of the feature, in ascending order.
    public var grid: [Double]
    /// The names of 0, 1, 2 … among the values of the feature; empty if it is a number.
    public var categories: [String]
    /// The average prediction at each value of the feature.
    public var average: [Double]
    /// The predictions of the rows that are drawn, at each value of the feature: a sample if there are many.
    public var individual: [[Double]]
    /// The number of rows of which the lines are a sample.
    public var rowCount: Int
    /// The deciles of the feature among the data, drawn as a rug; empty if they are not known.
    public var deciles: [Double]
    /// The format of the prediction.
    public var format: TickFormat
    /// Lines, ranges and points that are pointed out.
    public var annotations: [Annotation] = []

    /// The numbers of lines and of points of all lines that are drawn. There are at least ten lines.
    private static let (lineLimit, pointLimit) = (50, 6000)

    /// Creates a plot of the dependence on a number.
    ///
    /// - Parameters:
    ///   - grid: the values of the feature, in ascending order.
    ///   - average: the average prediction at each of them.
    ///   - individual: the predictions of single rows, for each row one at each value of the grid; empty for none. At most 50
    ///     rows are drawn.
    ///   - featureValues: the values of the feature among the data, whose deciles are drawn to show where there are few data;
    ///     empty if they are not known.
    ///   - featureLabel: the label of the feature, with its unit.
    ///   - valueLabel: the label of the prediction.
    ///   - title: the title; `nil` for none.
    ///   - format: the format of the prediction.
    /// - Throws: ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless there is one prediction per value,
    ///   ``ChartError/nothingToDraw(chart:missing:)`` without values, ``ChartError/invalidValue(chart:of:value:expected:)`` for a
    ///   number that is not finite or a value that is not greater than the one before it.
    public init(
        grid: [Double], average: [Double], individual: [[Double]] = [], featureValues: [Double] = [],
        featureLabel: String, valueLabel: String, title: String? = nil, format: TickFormat = .number
    ) throws(ChartError) {
        let check = InputCheck(chart: "partial dependence plot")
        try check.requireAny(grid.count, "values of the feature")
        try check.requireFinite(grid, of: "a value of the feature")
        for (value, next) in zip(grid, grid.dropFirst()) where next <= value {
            throw check.invalid(
                next, of: "a value of the feature",
                expected: "greater than the one before it, \(NumberFormat.significant(value))")
        }
        try check.require(
            average.count, equals: grid.count, of: "average predictions", for: "values of the feature")
        try check.requireFinite(average, of: "an average prediction")
        for row in individual {
            try check.require(
                row.count, equals: grid.count, of: "predictions of a row", for: "values of the feature")
            try check.requireFinite(row, of: "a prediction of a row")
        }
        self.title = title
        self.featureLabel = featureLabel
        self.valueLabel = valueLabel
        self.grid = grid
        categories = []
        self.average = average
        let limit = min(Self.lineLimit, max(10, Self.pointLimit / grid.count))
        self.individual = DrawnNumbers.rounded(
            SampledRows(individual.count, limit: limit).indices.map { individual[$0] })
        rowCount = individual.count
        let values = featureValues.filter(\.isFinite)
        deciles =
            values.isEmpty ? [] : Descriptive.quantiles(values, (1...9).map { Double($0) / 10 })
        self.format = format
    }

    /// Creates a plot of the dependence on a category.
    ///
    /// - Throws: ``ChartError`` as for the dependence on a number.
    public init(
        categories: [String], average: [Double], individual: [[Double]] = [], featureLabel: String,
        valueLabel: String, title: String? = nil, format: TickFormat = .number
    ) throws(ChartError) {
        try self.init(
            grid: categories.indices.map(Double.init), average: average, individual: individual,
            featureLabel: featureLabel, valueLabel: valueLabel, title: title, format: format)
        self.categories = categories
    }

    /// The number of lines drawn, if these are a sample.
    public var note: String? { SampledRows.note(drawn: individual.count, of: rowCount, "rows") }

    /// A description of the average prediction at both ends, and where it is lowest and highest.
    public var description: String {
        let subject = "Partial dependence plot of \(valueLabel) on \(featureLabel)"
        guard categories.isEmpty else {
            return
                "\(subject), averages: \(extremes(of: Array(zip(categories, average)), format)).\(annotationText)"
        }
        let points = Array(zip(grid, average))
        guard let first = points.first, let last = points.last,
            let lowest = points.min(by: { $0.1 < $1.1 }), let highest = points.max(by: { $0.1 < $1.1 })
        else { return "\(subject) without values." }
        func words(_ point: (Double, Double)) -> String {
            "\(format.text(of: point.1)) at \(NumberFormat.significant(point.0, digits: 4))"
        }
        return
            "\(subject): on average from \(words(first)) to \(words(last)), lowest \(words(lowest)), "
            + "highest \(words(highest)).\(annotationText)"
    }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, title == nil ? 340 : 370) }
}
