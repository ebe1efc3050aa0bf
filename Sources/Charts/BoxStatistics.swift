import Numerics

/// The statistics of a group of values that a box plot shows.
///
/// Tukey's box plot as in matplotlib, ggplot2 and Observable Plot: the box spans the quartiles (type 7 of Hyndman & Fan
/// 1996), the whiskers extend to the most extreme value within 1.5 times the interquartile range of the box, and values
/// beyond are outliers.
public struct BoxStatistics: Codable, Hashable, Sendable {
    /// An outlier, which represents all outliers that would be drawn at the same place.
    public struct Outlier: Codable, Hashable, Sendable {
        /// The smallest of the values that it represents.
        public var value: Double
        /// The number of values that it represents.
        public var count: Int

        /// Creates an outlier that represents `count` values.
        public init(value: Double, count: Int) {
            self.value = value
            self.count = count
        }
    }

    /// The name of the group; empty if there is only one.
    public var name: String
    /// The number of values of the group.
    public var count: Int
    /// The ends of the whiskers.
    public var lowerWhisker, upperWhisker: Double
    /// The ends of the box.
    public var lowerQuartile, upperQuartile: Double
    /// The median, drawn as a line in the box.
    public var median: Double
    /// The outliers in ascending order.
    public var outliers: [Outlier]

    /// The number of distinct positions of outliers over the range of the values: more than a chart has pixels.
    private static let resolution = 1200.0

    /// Computes the statistics of a group, ignoring values that are not finite; `nil` if none is left.
    public init?(_ values: [Double], name: String = "") {
        let values = values.filter(\.isFinite).sorted()
        guard let smallest = values.first, let largest = values.last else { return nil }
        let quartiles = Descriptive.quantiles(values, [0.25, 0.5, 0.75])
        let reach = 1.5 * (quartiles[2] - quartiles[0])
        let inside = values.filter { $0 >= quartiles[0] - reach && $0 <= quartiles[2] + reach }
        self.name = name
        count = values.count
        lowerQuartile = quartiles[0]
        median = quartiles[1]
        upperQuartile = quartiles[2]
        // Without a value between the box and its fence, the whisker has length zero.
        lowerWhisker = min(inside.first ?? quartiles[0], quartiles[0])
        upperWhisker = max(inside.last ?? quartiles[2], quartiles[2])
        let (low, high) = (lowerWhisker, upperWhisker)
        let beyond = values.filter { $0 < low || $0 > high }
        outliers = Self.merged(beyond, step: (largest / 2 - smallest / 2) / (Self.resolution / 2))
    }

    /// The number of values beyond the whiskers.
    public var outlierCount: Int { outliers.reduce(0) { $0 + $1.count } }

    /// The smallest and largest value of the group.
    var range: ClosedRange<Double> {
        min(
            lowerWhisker, outliers.first?.value ?? lowerWhisker)...max(
                upperWhisker, outliers.last?.value ?? upperWhisker)
    }

    /// Merges outliers that are less than a step apart.
    private static func merged(_ sorted: [Double], step: Double) -> [Outlier] {
        var outliers: [Outlier] = []
        for value in sorted {
            if let last = outliers.last, value / 2 - last.value / 2 < step / 2 || value == last.value {
                outliers[outliers.count - 1].count += 1
            } else {
                outliers.append(Outlier(value: value, count: 1))
            }
        }
        return outliers
    }
}
