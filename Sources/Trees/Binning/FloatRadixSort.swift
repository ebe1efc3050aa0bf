extension Float {
    /// The number as an integer that is ordered as the number is. Both zeros have the same key.
    @inline(__always)
    var sortingKey: UInt32 {
        let bits = (self + 0).bitPattern
        return bits ^ (bits >> 31 == 0 ? 1 << 31 : .max)
    }

    /// Creates the number that has a sorting key.
    @inline(__always)
    init(sortingKey key: UInt32) {
        self.init(bitPattern: key ^ (key >> 31 == 1 ? 1 << 31 : .max))
    }
}

/// Sorts 32-bit keys in ascending order, by eleven bits at a time, the lowest first.
///
/// Source: Knuth, *The Art of Computer Programming*, volume 3, section 5.2.5, algorithm R.
func radixSort(_ keys: inout [UInt32]) {
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
