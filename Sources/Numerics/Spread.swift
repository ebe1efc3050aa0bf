import Base

/// The median and the range of some measurements.
package struct Spread: Equatable, Sendable {
    private let sorted: [Double]

    /// Creates the spread of measurements.
    package init(_ values: [Double]) {
        sorted = values.sorted()
    }

    /// The median; NaN if there are no measurements.
    package var median: Double { Descriptive.halfSumMedian(sorted) }

    /// Returns the median and, in parentheses, the minimum and the maximum.
    package func text(decimals: Int) -> String {
        let texts = [median, sorted.first ?? .nan, sorted.last ?? .nan].map { $0.fixed(decimals: decimals) }
        return "\(texts[0]) (\(texts[1]) … \(texts[2]))"
    }
}
