import Base
import Numerics

/// The distributions of groups of values as smooth curves of equal area, for a comparison of their shapes.
public struct DensityPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "density-plot"

    /// A group of values.
    public struct Group: Codable, Hashable, Sendable {
        /// The name of the group; empty if there is only one.
        public var name: String
        /// The number of values of the group.
        public var count: Int
        /// The median of the values.
        public var median: Double
        /// The density; `nil` if all values are equal, which is drawn as a line.
        public var curve: DensityCurve?
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values, with their unit.
    public var valueLabel: String
    /// The groups; later ones are drawn over earlier ones.
    public var groups: [Group]
    /// Whether the axis of values is logarithmic. The densities are then those of the logarithms.
    public var isLogarithmic: Bool
    /// The number of values that a logarithmic axis can't show.
    public var omittedCount: Int

    /// Creates a plot of the densities of groups, estimated with a Gaussian kernel. Values that are not finite and groups
    /// without values are ignored.
    ///
    /// A curve extends three bandwidths beyond the values of its group, but not below zero if none of them is negative.
    ///
    /// - Parameters:
    ///   - groups: the names and values of the groups.
    ///   - valueLabel: the label of the values, with their unit.
    ///   - title: the title; `nil` for none.
    ///   - bandwidth: the width of the kernel.
    ///   - isLogarithmic: whether the axis of values is logarithmic; values that are not positive are then omitted.
    /// - Throws: ``ChartError/nothingToDraw(chart:missing:)`` if no value is left,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a bandwidth that is not positive.
    public init(
        groups: [(name: String, values: [Double])], valueLabel: String, title: String? = nil,
        bandwidth: KernelBandwidth = .scott, isLogarithmic: Bool = false
    ) throws(ChartError) {
        let check = InputCheck(chart: "density plot")
        try bandwidth.check(check)
        self.title = title
        self.valueLabel = valueLabel
        self.isLogarithmic = isLogarithmic
        let shown = ShownValues(groups, isLogarithmic: isLogarithmic)
        self.groups = shown.groups.compactMap { name, shown in
            guard !shown.isEmpty else { return nil }
            return Group(
                name: name, count: shown.count, median: Descriptive.median(shown),
                curve: DensityCurve(of: shown, bandwidth: bandwidth, isLogarithmic: isLogarithmic))
        }
        omittedCount = shown.omittedCount
        try check.requireAny(self.groups.count, "values")
    }

    /// Creates a plot of the density of values.
    ///
    /// - Throws: ``ChartError`` as for several groups.
    public init(
        _ values: [Double], valueLabel: String, title: String? = nil, bandwidth: KernelBandwidth = .scott,
        isLogarithmic: Bool = false
    ) throws(ChartError) {
        try self.init(
            groups: [("", values)], valueLabel: valueLabel, title: title, bandwidth: bandwidth,
            isLogarithmic: isLogarithmic)
    }

    /// The number of values that a logarithmic axis can't show.
    public var note: String? { omittedNote(omittedCount, "value") }

    /// A description of the number of values, the median and the peak of each group.
    public var description: String {
        let number = { NumberFormat.significant($0, digits: 4) }
        let parts = groups.prefix(6).map { group -> String in
            let start =
                "\(group.name.isEmpty ? "" : "\(group.name), ")\(NumberFormat.grouped(group.count)) values, "
            guard let curve = group.curve, let peak = curve.peak else {
                return start + "all of them \(number(group.median))"
            }
            return start + "median \(number(group.median)), most dense near \(number(curve.x[peak]))"
        }
        let rest = groups.count > 6 ? "; and \(groups.count - 6) more groups" : ""
        return "Density plot of \(valueLabel): \(parts.joined(separator: "; "))\(rest)."
    }
}
