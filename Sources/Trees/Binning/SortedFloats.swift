import Numerics

/// The numbers rounded to `Float` as trees see them, in ascending order, without NaN and without the sign of zero.
func sortedFloats(_ values: some Collection<Double>) -> [Float] {
    var keys: [UInt32] = []
    keys.reserveCapacity(values.count)
    for value in values where !value.isNaN { keys.append(roundedToFloat(value).sortingKey) }
    radixSort(&keys)
    return keys.map { Float(sortingKey: $0) }
}

/// A number rounded to `Float`: finite also if the number is too large for one, and never a negative zero.
@inline(__always)
func roundedToFloat(_ value: Double) -> Float {
    max(-Float.greatestFiniteMagnitude, min(Float.greatestFiniteMagnitude, Float(value))) + 0
}
