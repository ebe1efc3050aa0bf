import Base
import Drawing
import Numerics

/// A comparison of groups of values by their shapes: a violin for many values, a strip of dots for few, with the quartiles
/// inside.
public struct ViolinPlot: Chart {
    /// The name of this kind of chart in records.
    public static let kind = "violin-plot"

    /// A group of values.
    public struct Group: Codable, Hashable, Sendable {
        /// The name of the group; empty if there is only one.
        public var name: String
        /// The number of values of the group.
        public var count: Int
        /// The median and the quartiles of the values.
        public var median, lowerQuartile, upperQuartile: Double
        /// The smallest and the largest value.
        public var smallest, largest: Double
        /// The density; `nil` for a group that is drawn as dots.
        public var curve: DensityCurve?
        /// The values of a group that is drawn as dots, in ascending order.
        public var dots: [Double]
    }

    /// The title; `nil` for none.
    public var title: String?
    /// The label of the values, with their unit.
    public var valueLabel: String
    /// The groups from top to bottom.
    public var groups: [Group]
    /// Whether the axis of values is logarithmic. The densities are then those of the logarithms.
    public var isLogarithmic: Bool
    /// The number of values that a logarithmic axis can't show.
    public var omittedCount: Int

    /// The number of values from which a group is drawn as a violin: the shape of fewer would mostly be that of the kernel.
    public static let violinCount = 40

    /// Creates a plot of groups, from top to bottom. Values that are not finite and groups without values are ignored.
    ///
    /// A violin ends at the smallest and the largest value of its group, and all violins have the same greatest width.
    ///
    /// - Parameters:
    ///   - groups: the names and values of the groups.
    ///   - valueLabel: the label of the values, with their unit.
    ///   - title: the title; `nil` for none.
    ///   - bandwidth: the width of the kernel of the density.
    ///   - isLogarithmic: whether the axis of values is logarithmic; values that are not positive are then omitted.
    /// - Throws: ``ChartError/nothingToDraw(chart:missing:)`` if no value is left,
    ///   ``ChartError/invalidValue(chart:of:value:expected:)`` for a bandwidth that is not positive.
    public init(
        groups: [(name: String, values: [Double])], valueLabel: String, title: String? = nil,
        bandwidth: KernelBandwidth = .scott, isLogarithmic: Bool = false
    ) throws(ChartError) {
        let check = InputCheck(chart: "violin plot")
        try bandwidth.check(check)
        self.title = title
        self.valueLabel = valueLabel
        self.isLogarithmic = isLogarithmic
        let shown = ShownValues(groups, isLogarithmic: isLogarithmic)
        self.groups = shown.groups.compactMap {
            Self.group($0.name, $0.values, bandwidth, isLogarithmic: isLogarithmic)
        }
        omittedCount = shown.omittedCount
        try check.requireAny(self.groups.count, "values")
    }

    private static func group(
        _ name: String, _ values: [Double], _ bandwidth: KernelBandwidth, isLogarithmic: Bool
    ) -> Group? {
        guard let smallest = values.min(), let largest = values.max() else { return nil }
        let quartiles = Descriptive.quantiles(values, [0.25, 0.5, 0.75])
        let curve =
            values.count < violinCount
            ? nil
            : DensityCurve(
                of: values, bandwidth: bandwidth, isLogarithmic: isLogarithmic, count: 100,
                isTrimmed: true)
        return Group(
            name: name, count: values.count, median: quartiles[1], lowerQuartile: quartiles[0],
            upperQuartile: quartiles[2], smallest: smallest, largest: largest, curve: curve,
            // Many equal values have no density, and a single dot shows all of them.
            dots: curve != nil ? [] : values.count < violinCount ? values.sorted() : [smallest])
    }

    /// The number of values that a logarithmic axis can't show.
    public var note: String? { omittedNote(omittedCount, "value") }

    /// A description of the median, the middle half and the range of each group.
    public var description: String {
        let number = { NumberFormat.significant($0, digits: 4) }
        let parts = groups.prefix(6).map { group in
            "\(group.name.isEmpty ? "" : "\(group.name), ")\(NumberFormat.grouped(group.count)) values, "
                + "median \(number(group.median)), middle half \(number(group.lowerQuartile)) to "
                + "\(number(group.upperQuartile)), range \(number(group.smallest)) to \(number(group.largest))"
        }
        let rest = groups.count > 6 ? "; and \(groups.count - 6) more groups" : ""
        return "Violin plot of \(valueLabel): \(parts.joined(separator: "; "))\(rest)."
    }
}
