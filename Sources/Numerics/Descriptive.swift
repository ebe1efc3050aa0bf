/// Summary statistics of numbers, none of which may be NaN.
public enum Descriptive {
    /// The sum, by compensated summation: the error does not grow with the count.
    public static func sum(_ values: [Double]) -> Double {
        var sum = CompensatedSum()
        for value in values { sum.add(value) }
        return sum.value
    }

    /// The arithmetic mean; NaN if there are no values.
    public static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? .nan : sum(values) / Double(values.count)
    }

    /// The variance, by the corrected two-pass algorithm (Chan, Golub & LeVeque 1983).
    ///
    /// - Parameter ddof: the number that the count is reduced by in the divisor ("delta degrees of freedom"): 1 for a
    ///   sample, 0 for a population.
    /// - Returns: NaN if there are no more than `ddof` values; exactly 0 if all are equal.
    public static func variance(_ values: [Double], ddof: Int = 1) -> Double {
        guard values.count > ddof else { return .nan }
        return sumOfSquaredDeviations(values) / Double(values.count - ddof)
    }

    /// The standard deviation: the square root of the variance.
    public static func standardDeviation(_ values: [Double], ddof: Int = 1) -> Double {
        variance(values, ddof: ddof).squareRoot()
    }

    /// The sum of the squared deviations from the mean.
    package static func sumOfSquaredDeviations(_ values: [Double]) -> Double {
        guard let first = values.first, values.contains(where: { $0 != first }) else { return 0 }
        let mean = mean(values)
        var squares = CompensatedSum()
        var deviations = CompensatedSum()
        for value in values {
            let deviation = value - mean
            squares.add(deviation * deviation)
            deviations.add(deviation)
        }
        return squares.value - deviations.value * deviations.value / Double(values.count)
    }

    /// The smallest value; NaN if there are no values. NaN is larger than any other number.
    public static func min(_ values: [Double]) -> Double {
        values.reduce(.nan) { $1 < $0 || $0.isNaN ? $1 : $0 }
    }

    /// The largest value; NaN if there are no values. NaN is larger than any other number.
    public static func max(_ values: [Double]) -> Double {
        guard let first = values.first else { return .nan }
        return values.dropFirst().reduce(first) { $1 > $0 || $1.isNaN ? $1 : $0 }
    }

    /// The middle value, or the mean of the two in the middle, as the quantile at 0.5; NaN if there are no values.
    public static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }

    /// Pearson's correlation coefficient of paired values, clamped to -1...1.
    ///
    /// - Returns: NaN if one of the two is constant or there are fewer than two pairs.
    public static func pearsonCorrelation(_ x: [Double], _ y: [Double]) -> Double {
        correlation(Deviations(x), Deviations(y))
    }

    /// Spearman's rank correlation coefficient of paired values: Pearson's coefficient of the average ranks.
    public static func spearmanCorrelation(_ x: [Double], _ y: [Double]) -> Double {
        pearsonCorrelation(Ranking(x).ranks, Ranking(y).ranks)
    }

    /// The deviations of values from their mean.
    package struct Deviations: Sendable {
        /// The deviations, in the order of the values.
        package let values: [Double]
        /// The sum of the squared deviations; exactly 0 if all values are equal.
        package let sumOfSquares: Double

        /// Computes the deviations of values.
        package init(_ values: [Double]) {
            let mean = mean(values)
            let deviations = values.map { $0 - mean }
            // The mean of a constant may be off by a rounding error, which must not count as variation.
            let varies = values.contains { $0 != values[0] }
            self.values = deviations
            sumOfSquares = varies ? products(deviations, deviations) : 0
        }
    }

    /// Pearson's correlation coefficient from deviations, which can be computed once for several pairs.
    package static func correlation(_ x: Deviations, _ y: Deviations) -> Double {
        let divisor = (x.sumOfSquares * y.sumOfSquares).squareRoot()
        guard divisor != 0, x.values.count > 1 else { return .nan }
        return Swift.max(-1, Swift.min(1, products(x.values, y.values) / divisor))
    }

    private static func products(_ x: [Double], _ y: [Double]) -> Double {
        var sum = CompensatedSum()
        for (x, y) in zip(x, y) { sum.add(x * y) }
        return sum.value
    }
}

/// A running sum that compensates for rounding errors (Neumaier, 1974).
@usableFromInline
package struct CompensatedSum {
    @usableFromInline var sum = 0.0
    @usableFromInline var compensation = 0.0

    /// Creates a sum of no terms.
    @inlinable
    package init() {}

    /// Adds a term.
    @inlinable
    @inline(__always)
    package mutating func add(_ term: Double) {
        let total = sum + term
        compensation += abs(sum) >= abs(term) ? (sum - total) + term : (term - total) + sum
        sum = total
    }

    /// The sum of the terms added so far. If it is infinite, the compensation is NaN and left out.
    @inlinable
    package var value: Double { sum.isFinite ? sum + compensation : sum }
}
