import Base

/// The median and the range of some measurements.
public struct Spread: Equatable, Sendable {
    private let sorted: [Double]

    /// The spread of at least one number.
    public init(_ values: [Double]) {
        sorted = values.sorted()
    }

    /// The middle one, or the mean of the two in the middle; NaN of none.
    public var median: Double {
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The median, and in parentheses the least and the most.
    public func text(decimals: Int) -> String {
        let texts = [median, sorted.first ?? .nan, sorted.last ?? .nan].map { $0.fixed(decimals: decimals) }
        return "\(texts[0]) (\(texts[1]) … \(texts[2]))"
    }
}
