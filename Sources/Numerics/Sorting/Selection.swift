extension [Double] {
    /// Moves the values of some ranks (0 is the rank of the smallest value) to the indices that they would have if all
    /// values were sorted. No value may be NaN.
    ///
    /// Source: Hoare, “Algorithm 65: Find”, *Communications of the ACM* 4 (1961); known as quickselect.
    package mutating func select(_ ranks: [Int]) {
        let ranks = ranks.sorted()
        withUnsafeMutableBufferPointer { quickselect(ranks[...], in: $0, from: 0, through: $0.count - 1) }
    }
}

/// Moves the values of some ranks, which ascend, to their indices within a range of values.
private func quickselect(
    _ ranks: ArraySlice<Int>, in values: UnsafeMutableBufferPointer<Double>, from first: Int,
    through last: Int
) {
    guard !ranks.isEmpty, first < last else { return }
    let middle = (ranks.startIndex + ranks.endIndex) / 2
    let rank = ranks[middle]
    quickselect(rank, in: values, from: first, through: last)
    quickselect(ranks[..<middle], in: values, from: first, through: rank - 1)
    quickselect(ranks[(middle + 1)...].drop { $0 == rank }, in: values, from: rank + 1, through: last)
}

/// Moves the value of one rank to its index, smaller values before it and larger ones after it.
private func quickselect(
    _ rank: Int, in values: UnsafeMutableBufferPointer<Double>, from first: Int, through last: Int
) {
    var low = first
    var high = last
    // A pivot near the median about halves the range; where pivots keep failing to, sorting bounds the time.
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

/// The median of three numbers.
private func median(_ a: Double, _ b: Double, _ c: Double) -> Double {
    a < b ? (b < c ? b : (a < c ? c : a)) : (a < c ? a : (b < c ? c : b))
}
