extension [Double] {
    /// Moves the values of some ranks (0 is the rank of the smallest value) to the indices that they would have if all
    /// values were sorted. No value may be NaN.
    package mutating func select(_ ranks: [Int]) {
        let ranks = ranks.sorted()
        withUnsafeMutableBufferPointer { $0.select(ranks) }
    }
}

extension UnsafeMutableBufferPointer where Element: Comparable {
    /// Moves the values of some ranks, which ascend, to the indices that they would have if all values were sorted.
    ///
    /// Source: Hoare, “Algorithm 65: Find”, *Communications of the ACM* 4 (1961); known as quickselect.
    @inlinable
    package func select(_ ranks: [Int]) {
        select(ranks[...], from: 0, through: count - 1)
    }

    /// Selects within a range of values.
    @inlinable
    func select(_ ranks: ArraySlice<Int>, from first: Int, through last: Int) {
        guard !ranks.isEmpty, first < last else { return }
        let middle = (ranks.startIndex + ranks.endIndex) / 2
        let rank = ranks[middle]
        select(rank, from: first, through: last)
        select(ranks[..<middle], from: first, through: rank - 1)
        select(ranks[(middle + 1)...].drop { $0 == rank }, from: rank + 1, through: last)
    }

    /// Moves the value of one rank to its index, smaller values before it and larger ones after it.
    @inlinable
    func select(_ rank: Int, from first: Int, through last: Int) {
        var low = first
        var high = last
        // A pivot near the median about halves the range; where pivots keep failing to, sorting bounds the time.
        var attempts = 4 * (Int.bitWidth - (last - first).leadingZeroBitCount)
        while low < high {
            guard attempts > 0 else {
                var rest = self[low...high]
                rest.sort()
                return
            }
            attempts -= 1
            let pivot = median(self[low], self[(low + high) / 2], self[high])
            var left = low
            var right = high
            while left <= right {
                while self[left] < pivot { left += 1 }
                while pivot < self[right] { right -= 1 }
                if left <= right {
                    swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if rank <= right { high = right } else if rank >= left { low = left } else { return }
        }
    }

    /// The median of three values.
    @inlinable
    func median(_ a: Element, _ b: Element, _ c: Element) -> Element {
        a < b ? (b < c ? b : (a < c ? c : a)) : (a < c ? a : (b < c ? c : b))
    }
}
