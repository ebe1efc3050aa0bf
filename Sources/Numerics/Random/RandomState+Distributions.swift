#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension RandomState {
    /// Draws a number from 0 to 1, exclusive, with 53 random bits: NumPy's `random_sample`.
    public mutating func random() -> Double {
        let high = Double(next32() >> 5)
        let low = Double(next32() >> 6)
        return (high * 67_108_864 + low) / 9_007_199_254_740_992
    }

    /// Draws `count` numbers from 0 to 1, exclusive.
    public mutating func random(count: Int) -> [Double] {
        (0..<count).map { _ in random() }
    }

    /// Draws a number from the uniform distribution between `low` and `high`.
    public mutating func uniform(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * random()
    }

    /// Draws `count` numbers from the uniform distribution between `low` and `high`.
    public mutating func uniform(_ low: Double, _ high: Double, count: Int) -> [Double] {
        (0..<count).map { _ in uniform(low, high) }
    }

    /// Draws an integer from a range, all equally likely: NumPy's `randint(low, high)`, which excludes `high` too.
    public mutating func randint(_ range: Range<Int>) -> Int {
        precondition(!range.isEmpty, "an empty range has no number to draw")
        let width = UInt64(bitPattern: Int64(range.upperBound &- 1 &- range.lowerBound))
        return range.lowerBound &+ Int(truncatingIfNeeded: interval(width))
    }

    /// Draws `count` integers from a range.
    public mutating func randint(_ range: Range<Int>, count: Int) -> [Int] {
        let width = UInt64(bitPattern: Int64(range.upperBound &- 1 &- range.lowerBound))
        guard count > 0, width > 0, let maximum = UInt32(exactly: width) else {
            return (0..<count).map { _ in randint(range) }
        }
        let mask = UInt32.max >> UInt32(maximum.leadingZeroBitCount)
        return [Int](unsafeUninitializedCapacity: count) { buffer, filled in
            // Branch-free rejection: every draw is written, and a rejected one is overwritten.
            var taken = 0
            forEach32 { word in
                let value = word & mask
                buffer[taken] = range.lowerBound + Int(value)
                taken += value <= maximum ? 1 : 0
                return taken < count
            }
            filled = taken
        }
    }

    /// Draws `count` of as many rows with replacement, as ``randint(_:count:)`` does, and returns how often each was drawn.
    ///
    /// Eight bits are enough for a row: the probability that a given row is drawn more than 255 times is below 1/256!,
    /// whatever the count.
    package mutating func drawCounts(_ count: Int) -> [UInt8] {
        guard count > 1, let maximum = UInt32(exactly: count - 1) else {
            return [UInt8](repeating: 1, count: count)
        }
        let mask = UInt32.max >> UInt32(maximum.leadingZeroBitCount)
        // Branch-free rejection: rejected draws are counted as well, and their counts removed in the end.
        var counts = [UInt8](repeating: 0, count: Int(mask) + 1)
        counts.withUnsafeMutableBufferPointer { counts in
            var taken = 0
            forEach32 { word in
                let value = word & mask
                counts[Int(value)] &+= 1
                taken += value <= maximum ? 1 : 0
                return taken < count
            }
        }
        counts.removeLast(counts.count - count)
        return counts
    }

    /// Draws a number from the normal distribution, by the polar method of Marsaglia & Bray (SIAM Review 6, 1964), which
    /// yields two at a time.
    public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
        mean + standardDeviation * standardNormal()
    }

    /// Draws `count` numbers from the normal distribution.
    public mutating func normal(mean: Double = 0, standardDeviation: Double = 1, count: Int) -> [Double] {
        (0..<count).map { _ in normal(mean: mean, standardDeviation: standardDeviation) }
    }

    private mutating func standardNormal() -> Double {
        if let spare = spareNormal {
            spareNormal = nil
            return spare
        }
        while true {
            let x = 2 * random() - 1
            let y = 2 * random() - 1
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            let factor = (-2 * log(square) / square).squareRoot()
            spareNormal = factor * x
            return factor * y
        }
    }

    /// Draws an integer from 0 to `maximum`, by masked rejection; a maximum of 0 consumes no bits.
    @inline(__always)
    package mutating func interval(_ maximum: UInt64) -> UInt64 {
        guard maximum > 0 else { return 0 }
        guard let narrow = UInt32(exactly: maximum) else { return wideInterval(maximum) }
        let mask = UInt32.max >> UInt32(narrow.leadingZeroBitCount)
        while true {
            let value = next32() & mask
            if value <= narrow { return UInt64(value) }
        }
    }

    private mutating func wideInterval(_ maximum: UInt64) -> UInt64 {
        let mask = UInt64.max >> UInt64(maximum.leadingZeroBitCount)
        while true {
            let value = next64() & mask
            if value <= maximum { return value }
        }
    }
}
