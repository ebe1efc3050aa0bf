import Base
import Drawing
import Numerics

/// The contributions of features to predictions: a dot for each row and feature, coloured by the value of the feature, with
/// the features that contribute most at the top.
///
/// The summary plot of Lundberg et al., “From Local Explanations to Global Understanding with Explainable AI for Trees”,
/// Nature Machine Intelligence 2 (2020).
public struct SHAPSummaryPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "shap-summary-plot"

    /// A feature with its dots.
    public struct Feature: Codable, Hashable, Sendable {
        /// The name of the feature.
        public var name: String
        /// The mean absolute contribution over all rows.
        public var meanAbsolute: Double
        /// Spearman's rank correlation of the feature and its contributions; `nil` if it is not defined.
        public var correlation: Double?
        /// The contributions of the rows that are drawn: a sample if there are many.
        public var contributions: [Double]
        /// The place of the feature's value between its 5th and its 95th percentile, from 0 to 1; `nil` if the value is missing
        /// or has no order.
        public var levels: [Double?]
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the contributions, with their unit.
    public var valueLabel: String
    /// The features, the one with the largest mean absolute contribution first.
    public var features: [Feature]
    /// The number of features before all but the most important were omitted.
    public var featureCount: Int
    /// The number of rows.
    public var rowCount: Int

    /// The number of dots of all features.
    private static let dotLimit = 2400

    /// Creates a plot of the contributions of features.
    ///
    /// - Parameters:
    ///   - features: the name of each feature, its contribution to the prediction for each row, and its values: NaN for missing
    ///     ones, and an empty list for a feature whose values have no order, such as names.
    ///   - valueLabel: the label of the contributions, with their unit.
    ///   - top: the maximum number of features.
    ///   - title: the title; `nil` for none.
    /// - Throws: ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless all features have as many contributions
    ///   and values, ``ChartError/nothingToDraw(chart:missing:)`` without features or rows,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a contribution that is not finite.
    public init(
        features: [(name: String, contributions: [Double], values: [Double])],
        valueLabel: String = "SHAP value",
        top: Int = 10, title: String? = nil
    ) throws(ChartError) {
        let check = InputCheck(chart: "SHAP summary plot")
        try check.requireAny(min(top, features.count), "features")
        let rowCount = features[0].contributions.count
        try check.requireAny(rowCount, "rows")
        for feature in features {
            try check.require(
                feature.contributions.count, equals: rowCount, of: "contributions of “\(feature.name)”",
                for: "contributions of “\(features[0].name)”")
            if !feature.values.isEmpty {
                try check.require(
                    feature.values.count, equals: rowCount, of: "values of “\(feature.name)”",
                    for: "contributions")
            }
            try check.requireFinite(feature.contributions, of: "a contribution of “\(feature.name)”")
        }
        let sizes = features.map { feature in
            feature.contributions.reduce(0) { $0 + abs($1) / Double(rowCount) }
        }
        let order = features.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(top)
        let drawn = SampledRows(rowCount, limit: max(1, Self.dotLimit / order.count)).indices
        self.title = title
        self.valueLabel = valueLabel
        self.features = order.map { index in
            let feature = features[index]
            let levels = Self.levels(of: feature.values)
            return Feature(
                name: feature.name, meanAbsolute: sizes[index],
                correlation: Self.correlation(feature.values, feature.contributions),
                contributions: DrawnNumbers.rounded(drawn.map { feature.contributions[$0] }),
                levels: drawn.map { levels.isEmpty ? nil : levels[$0] })
        }
        featureCount = features.count
        self.rowCount = rowCount
    }

    /// The place of each value between the 5th and the 95th percentile, rounded to hundredths.
    private static func levels(of values: [Double]) -> [Double?] {
        let finite = values.filter(\.isFinite)
        guard !finite.isEmpty else { return values.map { _ in nil } }
        var ends = Descriptive.quantiles(finite, [0.05, 0.95])
        // A feature that is almost always zero has no range between these percentiles.
        if ends[0] == ends[1] { ends = Descriptive.quantiles(finite, [0, 1]) }
        let scale = Scale.linear(ends[0]...ends[1])
        return values.map { $0.isFinite ? (scale.position(of: $0) * 100).rounded() / 100 : nil }
    }

    private static func correlation(_ values: [Double], _ contributions: [Double]) -> Double? {
        let pairs = zip(values, contributions).filter { $0.0.isFinite }
        let correlation = Descriptive.spearmanCorrelation(pairs.map(\.0), pairs.map(\.1))
        return correlation.isFinite ? correlation : nil
    }

    /// The number of rows and features drawn, if these are not all.
    public var note: String? {
        let rows = SampledRows.note(drawn: features.first?.contributions.count ?? 0, of: rowCount, "rows")
        let tops =
            features.count < featureCount
            ? "the top \(features.count) of \(NumberFormat.grouped(featureCount)) features" : nil
        let notes = [tops, rows].compactMap(\.self)
        return notes.isEmpty ? nil : notes.joined(separator: "; ")
    }

    /// A description of the features that contribute most, and of the direction in which they do.
    public var description: String {
        let parts = features.prefix(5).map { feature in
            "\(feature.name), \(NumberFormat.significant(feature.meanAbsolute, digits: 3)) on average"
                + (feature.direction.map { ", \($0)" } ?? "")
        }
        return
            "SHAP summary plot of \(NumberFormat.grouped(rowCount)) rows, \(valueLabel) in absolute terms: "
            + "\(parts.joined(separator: "; "))."
    }

    /// The natural size of the chart, in CSS pixels. Its height depends on the number of features.
    public var size: Size {
        Size(Self.width, (title == nil ? 0 : 28) + ColorKey.height + 12 + Double(features.count) * 38 + 60)
    }
}

extension SHAPSummaryPlot.Feature {
    /// The direction of the contributions in words; `nil` for a feature whose values have no order.
    var direction: String? {
        guard let correlation else { return nil }
        if abs(correlation) < 0.3 { return "in no single direction" }
        return correlation > 0 ? "higher values raise the prediction" : "higher values lower the prediction"
    }
}
