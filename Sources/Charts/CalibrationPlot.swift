import Base
import Drawing

/// The observed frequency of an outcome as a function of its predicted probability, above the number of rows in each bin.
public struct CalibrationPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "calibration-plot"

    /// A bin of rows with about the same predicted probability.
    public struct Bin: Codable, Hashable, Sendable {
        /// The mean predicted probability.
        public var predicted: Double
        /// The observed frequency, with its interval.
        public var observed: Estimate
        /// The number (or weight) of rows.
        public var count: Double
    }

    /// The bins of a model.
    public struct Curve: Codable, Hashable, Sendable {
        /// The name of the model; empty if there is only one.
        public var name: String
        /// The bins by ascending probability.
        public var bins: [Bin]

        /// The number of rows of all bins.
        var count: Double { bins.reduce(0) { $0 + $1.count } }

        /// The expected calibration error: the mean absolute difference of observed and predicted, weighted by rows.
        var expectedError: Double {
            let total = count
            return bins.reduce(0) { $0 + abs($1.observed.value - $1.predicted) * ($1.count / total) }
        }
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The name of the outcome, such as `a high rating`; empty if it is not named.
    public var outcome: String
    /// The curves, one per model.
    public var curves: [Curve]

    /// Creates a plot of the calibration of several models.
    ///
    /// - Parameters:
    ///   - curves: the name of each model, and of each of its bins the mean predicted probability, the observed frequency and
    ///     the number of rows.
    ///   - intervals: the intervals of the observed frequencies of each model; empty for none.
    ///   - outcome: the name of the outcome, such as `a high rating`.
    ///   - title: the title; `nil` for none.
    /// - Throws: ``ChartError/lengthMismatch(chart:list:count:expected:items:)`` unless there is one item per bin,
    ///   ``ChartError/nothingToDraw(chart:missing:)`` without bins, ``ChartError/invalidValue(chart:of:value:expected:)`` for a
    ///   probability or a frequency that is not from 0 to 1, and for a bin without rows.
    public init(
        curves: [(name: String, predicted: [Double], observed: [Double], counts: [Double])],
        intervals: [[ClosedRange<Double>?]] = [], outcome: String = "", title: String? = nil
    ) throws(ChartError) {
        let check = InputCheck(chart: "calibration plot")
        try check.requireAny(curves.count, "curves")
        if !intervals.isEmpty {
            try check.require(intervals.count, equals: curves.count, of: "lists of intervals", for: "curves")
        }
        for (index, curve) in curves.enumerated() {
            let of = curve.name.isEmpty ? "" : " of “\(curve.name)”"
            let count = curve.predicted.count
            try check.requireAny(count, "bins\(of)")
            try check.require(
                curve.observed.count, equals: count, of: "observed frequencies\(of)", for: "bins")
            try check.require(curve.counts.count, equals: count, of: "counts\(of)", for: "bins")
            try check.requireShares(curve.predicted, of: "a predicted probability\(of)")
            try check.requireShares(curve.observed, of: "an observed frequency\(of)")
            try check.require(
                curve.counts, in: Double.leastNonzeroMagnitude...1e300,
                of: "the number of rows of a bin\(of)",
                expected: "greater than 0")
            if !intervals.isEmpty {
                try check.require(intervals[index].count, equals: count, of: "intervals\(of)", for: "bins")
            }
        }
        self.title = title
        self.outcome = outcome
        self.curves = curves.enumerated().map { index, curve in
            let bins = curve.predicted.indices.compactMap { bin in
                Estimate(curve.observed[bin], interval: intervals.isEmpty ? nil : intervals[index][bin]).map {
                    Bin(predicted: curve.predicted[bin], observed: $0, count: curve.counts[bin])
                }
            }
            return Curve(name: curve.name, bins: bins.sorted { $0.predicted < $1.predicted })
        }
    }

    /// A description of the calibration error and of the largest difference of each model.
    public var description: String {
        let percent = { NumberFormat.percent($0) }
        let parts = curves.prefix(6).map { curve -> String in
            let name = curve.name.isEmpty ? "" : "\(curve.name), "
            guard
                let worst = curve.bins.max(by: {
                    abs($0.observed.value - $0.predicted) < abs($1.observed.value - $1.predicted)
                })
            else { return "\(name)no bins" }
            return
                "\(name)\(NumberFormat.grouped(Int(curve.count.rounded()))) rows in \(curve.bins.count) bins, off by "
                + "\(percent(curve.expectedError)) on average, at most where \(percent(worst.predicted)) is predicted and "
                + "\(percent(worst.observed.value)) observed"
        }
        let what = outcome.isEmpty ? "" : " of \(outcome)"
        return "Calibration plot\(what): \(parts.joined(separator: "; "))."
    }

    /// The height of the strip with the number of rows.
    var stripHeight: Double { 30 + Double(curves.count) * 26 }

    /// The natural size of the chart, in CSS pixels.
    public var size: Size { Size(Self.width, (title == nil ? 440 : 470) + stripHeight) }
}
