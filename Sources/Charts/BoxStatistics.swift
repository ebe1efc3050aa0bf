import Numerics

/// What a box of a box plot shows of a group of numbers.
///
/// Tukey's box plot as matplotlib, ggplot2 and Observable Plot draw it: the box spans the quartiles (type 7 of Hyndman &
/// Fan 1996), the whiskers reach the most extreme datum within one and a half times the box's length, and what lies
/// beyond are outliers.
public struct BoxStatistics: Codable, Hashable, Sendable {
    /// An outlier, standing for all that would be drawn in its place.
    public struct Outlier: Codable, Hashable, Sendable {
        /// The smallest of the numbers that it stands for.
        public var value: Double
        /// How many numbers it stands for.
        public var count: Int

        /// An outlier that stands for `count` numbers.
        public init(value: Double, count: Int) {
            self.value = value
            self.count = count
        }
    }

    /// The group's name; empty where there is only one group.
    public var name: String
    /// How many numbers the group has.
    public var count: Int
    /// The ends of the whiskers.
    public var lowerWhisker, upperWhisker: Double
    /// The ends of the box.
    public var lowerQuartile, upperQuartile: Double
    /// The line in the box.
    public var median: Double
    /// The outliers, increasing.
    public var outliers: [Outlier]

    /// How many distinct places outliers can have over the range of the data: more than a chart has pixels.
    private static let resolution = 1200.0

    /// The statistics of a group; numbers that are not finite do not count. `nil` where nothing is left.
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
        // Where no datum lies between the box and its fence, the whisker has no length.
        lowerWhisker = min(inside.first ?? quartiles[0], quartiles[0])
        upperWhisker = max(inside.last ?? quartiles[2], quartiles[2])
        let (low, high) = (lowerWhisker, upperWhisker)
        let beyond = values.filter { $0 < low || $0 > high }
        outliers = Self.merged(beyond, step: (largest / 2 - smallest / 2) / (Self.resolution / 2))
    }

    /// How many numbers lie beyond the whiskers.
    public var outlierCount: Int { outliers.reduce(0) { $0 + $1.count } }

    /// The smallest and the largest number of the group.
    var range: ClosedRange<Double> {
        min(
            lowerWhisker, outliers.first?.value ?? lowerWhisker)...max(
                upperWhisker, outliers.last?.value ?? upperWhisker)
    }

    /// One outlier for all that are closer than a step to it.
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
