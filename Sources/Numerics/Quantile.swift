/// The value of a quantile that falls between two values. The names are NumPy's.
public enum QuantileInterpolation: Hashable, Sendable {
    /// On the straight line between the two (type 7 of Hyndman & Fan, *The American Statistician* 50, 1996).
    case linear
    /// The lower of the two.
    case lower
    /// The higher of the two.
    case higher
    /// Halfway between the two.
    case midpoint
    /// The nearer of the two; halfway between them, the one at an even index.
    case nearest
}

extension Descriptive {
    /// The quantile of values at one probability; NaN if there are no values.
    ///
    /// - Parameter probability: from 0 (the smallest value) to 1 (the largest).
    public static func quantile(
        _ values: [Double], _ probability: Double, interpolation: QuantileInterpolation = .linear
    ) -> Double {
        quantiles(values, [probability], interpolation: interpolation)[0]
    }

    /// The quantiles of values at several probabilities, rounded as NumPy and pandas round them.
    ///
    /// The values are not sorted: quickselect finds those that the quantiles fall on.
    public static func quantiles(
        _ values: [Double], _ probabilities: [Double], interpolation: QuantileInterpolation = .linear
    ) -> [Double] {
        guard !values.isEmpty else { return probabilities.map { _ in .nan } }
        let places = probabilities.map { $0 * Double(values.count - 1) }
        var ranks: [Int] = []
        for place in places { ranks += [Int(place.rounded(.down)), Int(place.rounded(.up))] }

        var values = values
        values.select(ranks)
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

    /// The quantile of values in ascending order at one probability, by linear interpolation; NaN if there are none.
    package static func quantile(ofSorted values: [Double], _ probability: Double) -> Double {
        guard let last = values.indices.last else { return .nan }
        let place = probability * Double(last)
        let lower = Swift.min(Swift.max(Int(place), 0), last)
        return interpolated(values[lower], values[Swift.min(lower + 1, last)], place - Double(lower))
    }

    /// The median as NumPy's `median` rounds it: of an even number of values, half the sum of the two in the middle.
    /// It may differ from ``median(_:)``, which is the quantile at 0.5, in the last bit. NaN if there are no values.
    package static func halfSumMedian(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return .nan }
        let (lower, upper) = ((values.count - 1) / 2, values.count / 2)
        var values = values
        values.select([lower, upper])
        return lower == upper ? values[lower] : (values[lower] + values[upper]) / 2
    }

    /// The point between two values, computed from the nearer end as NumPy's `_lerp` does, which never overshoots.
    package static func interpolated(_ lower: Double, _ higher: Double, _ fraction: Double) -> Double {
        guard lower != higher else { return lower }
        let difference = higher - lower
        // The difference may be infinite: a number between 1 and infinity is infinity.
        guard difference.isFinite else {
            return fraction == 0 ? lower : lower * (1 - fraction) + higher * fraction
        }
        return fraction >= 0.5 ? higher - difference * (1 - fraction) : lower + difference * fraction
    }
}

extension UnsafeBufferPointer<Double> {
    /// The numbers of a column without its missing ones, which are NaN.
    package var withoutNaN: [Double] {
        [Double](unsafeUninitializedCapacity: count) { present, presentCount in
            // Every number is written, and a NaN is overwritten by the next: there is no branch to mispredict.
            for value in self {
                present.initializeElement(at: presentCount, to: value)
                presentCount += value.isNaN ? 0 : 1
            }
        }
    }
}
