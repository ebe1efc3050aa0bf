import Numerics

/// Numbers as trees that round to `Float` see them, rising; NaN is left out, and so is the sign of zero.
///
/// Sorted by eleven bits at a time, the lowest first: a few sweeps of memory instead of a comparison for each of log₂
/// n steps (Knuth, *The Art of Computer Programming* 3, 5.2.5).
func sortedFloats(_ values: some Collection<Double>) -> [Float] {
    var keys: [UInt32] = []
    keys.reserveCapacity(values.count)
    for value in values where !value.isNaN {
        // The order of the bits is that of the numbers once those of negative numbers are turned over, and the sign
        // of the others.
        let bits = roundedToFloat(value).bitPattern
        keys.append(bits ^ (bits >> 31 == 1 ? 0xFFFF_FFFF : 0x8000_0000))
    }
    radixSort(&keys)
    return keys.map { Float(bitPattern: $0 ^ ($0 >> 31 == 1 ? 0x8000_0000 : 0xFFFF_FFFF)) }
}

/// A number rounded to `Float`: the largest one in place of an infinity, and no negative zero.
@inline(__always)
func roundedToFloat(_ value: Double) -> Float {
    max(-Float.greatestFiniteMagnitude, min(Float.greatestFiniteMagnitude, Float(value))) + 0
}

private func radixSort(_ keys: inout [UInt32]) {
    var other = keys
    for shift in [UInt32(0), 11, 22] {
        var starts = [Int](repeating: 0, count: 1 << 11)
        for key in keys { starts[Int(key >> shift & 0x7FF)] += 1 }
        var sum = 0
        for digit in starts.indices {
            sum += starts[digit]
            starts[digit] = sum - starts[digit]
        }
        for key in keys {
            let digit = Int(key >> shift & 0x7FF)
            other[starts[digit]] = key
            starts[digit] += 1
        }
        swap(&keys, &other)
    }
}
