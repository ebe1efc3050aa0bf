/// What a quantile is where it falls between two values. The names are NumPy's.
public enum QuantileInterpolation: Hashable, Sendable {
    /// On the straight line between the two (type 7 of Hyndman & Fan 1996).
    case linear
    /// The lower one.
    case lower
    /// The higher one.
    case higher
    /// Half way between the two.
    case midpoint
    /// The nearer one; the one at an even place where it is half way.
    case nearest
}

extension Descriptive {
    /// The quantile of values at one probability; NaN of nothing.
    ///
    /// - Parameter probability: from 0 (the smallest value) to 1 (the largest).
    public static func quantile(
        _ values: [Double], _ probability: Double, interpolation: QuantileInterpolation = .linear
    ) -> Double {
        quantiles(values, [probability], interpolation: interpolation)[0]
    }

    /// The quantiles of values at several probabilities, as NumPy and pandas compute them.
    ///
    /// The values are not sorted: only those that the quantiles fall on are put in their places, by C. A. R.
    /// Hoare's quickselect (1961).
    public static func quantiles(
        _ values: [Double], _ probabilities: [Double], interpolation: QuantileInterpolation = .linear
    ) -> [Double] {
        guard !values.isEmpty else { return probabilities.map { _ in .nan } }
        let places = probabilities.map { $0 * Double(values.count - 1) }
        var ranks: [Int] = []
        for place in places { ranks += [Int(place.rounded(.down)), Int(place.rounded(.up))] }
        ranks.sort()

        var values = values
        values.withUnsafeMutableBufferPointer { select(ranks[...], in: $0, from: 0, through: $0.count - 1) }
        return places.map { place in
            let lower = values[Int(place.rounded(.down))]
            let higher = values[Int(place.rounded(.up))]
            let fraction = place - place.rounded(.down)
            return switch interpolation {
            case .linear: interpolated(lower, higher, fraction)
            case .lower: lower
            case .higher: higher
            case .midpoint: interpolated(lower, higher, 0.5 * (fraction > 0 ? 1 : 0))
            case .nearest: values[Int(place.rounded(.toNearestOrEven))]
            }
        }
    }

    /// The point between two values, reckoned from the nearer end as NumPy's `_lerp` does, which never overshoots.
    private static func interpolated(_ lower: Double, _ higher: Double, _ fraction: Double) -> Double {
        guard lower != higher else { return lower }
        let difference = higher - lower
        return fraction >= 0.5 ? higher - difference * (1 - fraction) : lower + difference * fraction
    }

    /// Puts the values of some ranks, in ascending order, where they would be if all were sorted.
    private static func select(
        _ ranks: ArraySlice<Int>, in values: UnsafeMutableBufferPointer<Double>, from first: Int,
        through last: Int
    ) {
        guard !ranks.isEmpty, first < last else { return }
        let middle = (ranks.startIndex + ranks.endIndex) / 2
        let rank = ranks[middle]
        select(rank, in: values, from: first, through: last)
        select(ranks[..<middle], in: values, from: first, through: rank - 1)
        select(ranks[(middle + 1)...].drop { $0 == rank }, in: values, from: rank + 1, through: last)
    }

    /// Puts the value of one rank in its place, smaller ones before it and larger ones after it.
    private static func select(
        _ rank: Int, in values: UnsafeMutableBufferPointer<Double>, from first: Int, through last: Int
    ) {
        var low = first
        var high = last
        // A pivot in the middle halves the range or thereabouts; where it keeps failing to, sorting bounds the time.
        var attempts = 4 * (Int.bitWidth - (last - first).leadingZeroBitCount)
        while low < high {
            guard attempts > 0 else {
                var rest = values[low...high]
                rest.sort()
                return
            }
            attempts -= 1
            let pivot = median(values[low], values[(low + high) / 2], values[high])
            var left = low
            var right = high
            while left <= right {
                while values[left] < pivot { left += 1 }
                while pivot < values[right] { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if rank <= right { high = right } else if rank >= left { low = left } else { return }
        }
    }

    private static func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
        a < b ? (b < c ? b : (a < c ? c : a)) : (a < c ? a : (b < c ? c : b))
    }
}
