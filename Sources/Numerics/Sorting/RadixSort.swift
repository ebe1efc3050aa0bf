/// Sorts keys in ascending order and moves a payload along with them. The sort is stable: equal keys keep their order.
///
/// Time and memory are proportional to the count, whatever the order of the keys. Digits in which all keys agree take
/// no pass, so scores that were once `Float`, or that are rounded, take less time.
///
/// Source: Knuth, *The Art of Computer Programming*, volume 3, section 5.2.5, algorithm R.
package func radixSort(_ keys: inout [UInt64], carrying payload: inout [UInt32]) {
    sortByDigits(&keys, carrying: &payload)
}

/// Sorts 64-bit keys in ascending order.
package func radixSort(_ keys: inout [UInt64]) {
    var nothing: [Void] = Array(repeating: (), count: keys.count)
    sortByDigits(&keys, carrying: &nothing)
}

/// Sorts 32-bit keys in ascending order.
package func radixSort(_ keys: inout [UInt32]) {
    var nothing: [Void] = Array(repeating: (), count: keys.count)
    sortByDigits(&keys, carrying: &nothing)
}

extension [Double] {
    /// The numbers in ascending order. None of them may be NaN.
    package func radixSorted() -> [Double] {
        var keys = map(\.sortingKey)
        radixSort(&keys)
        return keys.map { Double(sortingKey: $0) }
    }
}

/// Sorts by eleven bits at a time, the lowest first. Moving a payload of `Void` costs nothing.
private func sortByDigits<Key: FixedWidthInteger & UnsignedInteger, Payload>(
    _ keys: inout [Key], carrying payload: inout [Payload]
) {
    precondition(keys.count == payload.count, "the payload needs an element for each key")
    let count = keys.count
    guard count > 1 else { return }
    let digitCounts = countDigits(keys)
    var otherKeys = [Key](unsafeUninitializedCapacity: count) { _, initialized in initialized = count }
    var otherPayload = [Payload](unsafeUninitializedCapacity: count) { _, initialized in initialized = count }
    for digit in 0..<Digit.count(of: Key.self) {
        let counts = digitCounts[digit * Digit.values..<(digit + 1) * Digit.values]
        guard !counts.contains(UInt32(count)) else { continue }
        var start: UInt32 = 0
        var starts = counts.map { size in
            defer { start += size }
            return start
        }
        let shift = Key(truncatingIfNeeded: digit * Digit.bits)
        starts.withUnsafeMutableBufferPointer { starts in
            keys.withUnsafeBufferPointer { keys in
                payload.withUnsafeBufferPointer { payload in
                    otherKeys.withUnsafeMutableBufferPointer { otherKeys in
                        otherPayload.withUnsafeMutableBufferPointer { otherPayload in
                            for index in 0..<count {
                                let key = keys[index]
                                let value = Int(truncatingIfNeeded: key &>> shift) & (Digit.values - 1)
                                let target = Int(starts[value])
                                starts[value] &+= 1
                                otherKeys[target] = key
                                otherPayload[target] = payload[index]
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

/// Counts the values of all digits of the keys in one pass; those of the lowest digit come first.
private func countDigits<Key: FixedWidthInteger & UnsignedInteger>(_ keys: [Key]) -> [UInt32] {
    let digitCount = Digit.count(of: Key.self)
    var counts = [UInt32](repeating: 0, count: digitCount * Digit.values)
    counts.withUnsafeMutableBufferPointer { counts in
        for key in keys {
            for digit in 0..<digitCount {
                let shift = Key(truncatingIfNeeded: digit * Digit.bits)
                let value = Int(truncatingIfNeeded: key &>> shift) & (Digit.values - 1)
                counts[digit * Digit.values + value] &+= 1
            }
        }
    }
    return counts
}

private enum Digit {
    static let bits = 11
    static let values = 1 << bits

    /// The number of digits of a key.
    static func count<Key: FixedWidthInteger>(of type: Key.Type) -> Int { (Key.bitWidth + bits - 1) / bits }
}
