/// An unevaluated sum of two doubles: a number of about 106 significant bits.
///
/// For sums that round to the same double however their terms are split and merged. Terms are added as by Ogita, Rump and
/// Oishi (*SIAM Journal on Scientific Computing* 26, 2005, algorithm Sum2): the errors of Knuth's sum add up in the lower
/// part. Products and quotients are Dekker's (*Numerische Mathematik* 18, 1971).
@usableFromInline
package struct DoubleDouble: Sendable, BitwiseCopyable {
    @usableFromInline var high: Double
    @usableFromInline var low: Double

    @inlinable
    @inline(__always)
    init(high: Double, low: Double) {
        self.high = high
        self.low = low
    }

    /// Creates the number that equals a double.
    @inlinable
    @inline(__always)
    package init(_ value: Double = 0) { self.init(high: value, low: 0) }

    /// The product of two doubles, exactly.
    @inlinable
    @inline(__always)
    package init(_ first: Double, times second: Double) {
        let product = first * second
        self.init(high: product, low: (-product).addingProduct(first, second))
    }

    /// The number rounded to a double. Where it is not finite, the lower part has no meaning.
    @inlinable
    package var value: Double { high.isFinite ? high + low : high }

    /// The exact sum of two doubles.
    @inlinable
    @inline(__always)
    static func sum(_ first: Double, _ second: Double) -> DoubleDouble {
        let sum = first + second
        let rest = sum - first
        return DoubleDouble(high: sum, low: (first - (sum - rest)) + (second - rest))
    }

    /// The exact sum of two doubles, the first of which is not the smaller one by magnitude.
    @inlinable
    @inline(__always)
    static func sum(larger: Double, smaller: Double) -> DoubleDouble {
        let sum = larger + smaller
        return DoubleDouble(high: sum, low: smaller - (sum - larger))
    }

    /// Adds a double.
    @inlinable
    @inline(__always)
    package static func += (sum: inout DoubleDouble, term: Double) {
        let total = Self.sum(sum.high, term)
        sum = DoubleDouble(high: total.high, low: sum.low + total.low)
    }

    /// Adds a number.
    @inlinable
    @inline(__always)
    package static func += (sum: inout DoubleDouble, term: DoubleDouble) {
        let total = Self.sum(sum.high, term.high)
        sum = DoubleDouble(high: total.high, low: sum.low + (total.low + term.low))
    }

    /// The same number, the lower part less than half a unit in the last place of the upper one.
    @inlinable
    var normalized: DoubleDouble { Self.sum(high, low) }

    /// The difference of two numbers.
    @inlinable
    package static func - (first: DoubleDouble, second: DoubleDouble) -> DoubleDouble {
        let (first, second) = (first.normalized, second.normalized)
        let high = sum(first.high, -second.high)
        let low = sum(first.low, -second.low)
        let total = sum(larger: high.high, smaller: high.low + low.high)
        return sum(larger: total.high, smaller: total.low + low.low)
    }

    /// The product of two numbers.
    @inlinable
    package static func * (first: DoubleDouble, second: DoubleDouble) -> DoubleDouble {
        let (first, second) = (first.normalized, second.normalized)
        let product = DoubleDouble(first.high, times: second.high)
        let rest = (first.high * second.low).addingProduct(first.low, second.high)
        return sum(larger: product.high, smaller: product.low + rest)
    }

    /// The quotient of a number and a double.
    @inlinable
    package static func / (dividend: DoubleDouble, divisor: Double) -> DoubleDouble {
        let dividend = dividend.normalized
        let first = dividend.high / divisor
        let rest = dividend - DoubleDouble(first, times: divisor)
        return sum(larger: first, smaller: (rest.high + rest.low) / divisor)
    }

    /// The sum of the products of the deviations of paired numbers from their means, from the sum of their products and
    /// the sums of both.
    @inlinable
    package static func deviations(
        _ products: DoubleDouble, _ first: DoubleDouble, _ second: DoubleDouble, count: Int
    ) -> Double {
        (products - first * second / Double(count)).value
    }
}
