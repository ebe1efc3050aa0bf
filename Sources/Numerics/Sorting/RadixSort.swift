/// Sorts keys from low to high, and with each key the number that goes with it; equal keys keep their order.
///
/// Digit by digit from the lowest, eleven bits a digit; a digit in which all keys agree takes no pass, so that
/// scores that were `Float` once, or that are rounded, cost less. Time and memory are proportional to the count
/// whatever the order, and nothing is compared.
///
/// Source: Knuth, *The Art of Computer Programming*, volume 3, section 5.2.5, algorithm R.
package func radixSort(_ keys: inout [UInt64], carrying payload: inout [UInt32]) {
    precondition(keys.count == payload.count, "a number for each key")
    let count = keys.count
    guard count > 1 else { return }
    let digitCounts = countDigits(keys)
    var otherKeys = [UInt64](unsafeUninitializedCapacity: count) { _, filled in filled = count }
    var otherPayload = [UInt32](unsafeUninitializedCapacity: count) { _, filled in filled = count }
    for digit in 0..<Digit.count {
        let counts = digitCounts[digit * Digit.values..<(digit + 1) * Digit.values]
        guard !counts.contains(UInt32(count)) else { continue }
        var place: UInt32 = 0
        var places = counts.map { size in
            defer { place += size }
            return place
        }
        let shift = UInt64(digit * Digit.bits)
        places.withUnsafeMutableBufferPointer { places in
            keys.withUnsafeBufferPointer { keys in
                payload.withUnsafeBufferPointer { payload in
                    otherKeys.withUnsafeMutableBufferPointer { otherKeys in
                        otherPayload.withUnsafeMutableBufferPointer { otherPayload in
                            for index in 0..<count {
                                let key = keys[index]
                                let value = Int(truncatingIfNeeded: key >> shift) & (Digit.values - 1)
                                let place = Int(places[value])
                                places[value] &+= 1
                                otherKeys[place] = key
                                otherPayload[place] = payload[index]
                            }
                        }
                    }
                }
            }
        }
        swap(&keys, &otherKeys)
        swap(&payload, &otherPayload)
    }
}

/// How often each value of each digit occurs, digit after digit.
private func countDigits(_ keys: [UInt64]) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: Digit.count * Digit.values)
    counts.withUnsafeMutableBufferPointer { counts in
        for key in keys {
            for digit in 0..<Digit.count {
                let value = Int(truncatingIfNeeded: key >> UInt64(digit * Digit.bits)) & (Digit.values - 1)
                counts[digit * Digit.values + value] &+= 1
            }
        }
    }
    return counts
}

private enum Digit {
    static let bits = 11
    static let values = 1 << bits
    static let count = (64 + bits - 1) / bits
}

extension Double {
    /// The number as a key that sorts as the numbers do; the two zeros have one key.
    @inlinable
    package var sortingKey: UInt64 {
        let bits = (self + 0).bitPattern
        return bits ^ (bits >> 63 == 0 ? 1 << 63 : .max)
    }

    /// The number that has a sorting key.
    @inlinable
    package init(sortingKey key: UInt64) {
        self.init(bitPattern: key ^ (key >> 63 == 1 ? 1 << 63 : .max))
    }
}

extension [Double] {
    /// The numbers from low to high. None of them is a NaN.
    package func radixSorted() -> [Double] {
        var keys = map(\.sortingKey)
        var nothing = [UInt32](repeating: 0, count: count)
        radixSort(&keys, carrying: &nothing)
        return keys.map { Double(sortingKey: $0) }
    }
}
