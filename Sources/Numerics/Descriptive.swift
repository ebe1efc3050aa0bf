/// Summary statistics of plain numbers, none of which is a NaN. Columns and groups reckon with these.
public enum Descriptive {
    /// The sum, compensated: the error does not grow with the count.
    public static func sum(_ values: [Double]) -> Double {
        var sum = CompensatedSum()
        for value in values { sum.add(value) }
        return sum.value
    }

    /// The arithmetic mean; NaN of nothing.
    public static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? .nan : sum(values) / Double(values.count)
    }

    /// The variance, by the corrected two-pass algorithm (Chan, Golub & LeVeque 1983).
    ///
    /// - Parameter ddof: what is taken off the count in the divisor ("delta degrees of freedom"): 1 for a sample,
    ///   0 for a whole population.
    /// - Returns: NaN where there are no more than `ddof` values; exactly 0 where all are equal.
    public static func variance(_ values: [Double], ddof: Int = 1) -> Double {
        guard values.count > ddof else { return .nan }
        return sumOfSquaredDeviations(values) / Double(values.count - ddof)
    }

    /// The standard deviation: the square root of the variance.
    public static func standardDeviation(_ values: [Double], ddof: Int = 1) -> Double {
        variance(values, ddof: ddof).squareRoot()
    }

    /// The sum of the squared distances from the mean.
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

    /// The smallest value; NaN of nothing.
    public static func min(_ values: [Double]) -> Double { values.min() ?? .nan }

    /// The largest value; NaN of nothing.
    public static func max(_ values: [Double]) -> Double { values.max() ?? .nan }

    /// The value in the middle, or the mean of the two in the middle; NaN of nothing.
    public static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }

    /// Pearson's correlation coefficient of paired values, kept within -1...1.
    ///
    /// - Returns: NaN where one of the two does not vary or there are fewer than two pairs.
    public static func pearsonCorrelation(_ x: [Double], _ y: [Double]) -> Double {
        correlation(Deviations(x), Deviations(y))
    }

    /// Spearman's rank correlation coefficient of paired values: Pearson's, of the average ranks.
    public static func spearmanCorrelation(_ x: [Double], _ y: [Double]) -> Double {
        pearsonCorrelation(Ranking(x).ranks, Ranking(y).ranks)
    }

    /// Values less their mean, and the sum of their squares.
    package struct Deviations {
        package let values: [Double]
        package let sumOfSquares: Double

        package init(_ values: [Double]) {
            let mean = mean(values)
            let deviations = values.map { $0 - mean }
            // Of a constant, the mean may be off by a rounding; what is left would be taken for variation.
            let varies = values.contains { $0 != values[0] }
            self.values = deviations
            sumOfSquares = varies ? products(deviations, deviations) : 0
        }
    }

    /// Pearson's coefficient from deviations that may be used for several pairs.
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

/// A running sum that keeps what rounding takes away (A. Neumaier, 1974).
@usableFromInline
package struct CompensatedSum {
    @usableFromInline var sum = 0.0
    @usableFromInline var compensation = 0.0

    /// The sum of nothing.
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

    /// The sum so far. An infinite one has a compensation that is no number.
    @inlinable
    package var value: Double { sum.isFinite ? sum + compensation : sum }
}
