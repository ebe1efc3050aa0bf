#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension RandomState {
    /// A number from 0 up to 1, 1 left out, with 53 random bits: NumPy's `random_sample`.
    public mutating func random() -> Double {
        let high = Double(next32() >> 5)
        let low = Double(next32() >> 6)
        return (high * 67_108_864 + low) / 9_007_199_254_740_992
    }

    /// `count` numbers from 0 up to 1.
    public mutating func random(count: Int) -> [Double] {
        (0..<count).map { _ in random() }
    }

    /// A number evenly distributed from `low` up to `high`.
    public mutating func uniform(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * random()
    }

    /// `count` numbers evenly distributed from `low` up to `high`.
    public mutating func uniform(_ low: Double, _ high: Double, count: Int) -> [Double] {
        (0..<count).map { _ in uniform(low, high) }
    }

    /// A whole number from a range, each as likely: NumPy's `randint(low, high)`, which leaves `high` out too.
    public mutating func randint(_ range: Range<Int>) -> Int {
        precondition(!range.isEmpty, "no number to draw from an empty range")
        let width = UInt64(bitPattern: Int64(range.upperBound &- 1 &- range.lowerBound))
        return range.lowerBound &+ Int(truncatingIfNeeded: interval(width))
    }

    /// `count` whole numbers from a range.
    public mutating func randint(_ range: Range<Int>, count: Int) -> [Int] {
        let width = UInt64(bitPattern: Int64(range.upperBound &- 1 &- range.lowerBound))
        guard count > 0, width > 0, let maximum = UInt32(exactly: width) else {
            return (0..<count).map { _ in randint(range) }
        }
        let mask = UInt32.max >> UInt32(maximum.leadingZeroBitCount)
        return [Int](unsafeUninitializedCapacity: count) { buffer, filled in
            // Every draw is written, and one that is rejected is written over: nothing for the processor to guess.
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

    /// How often each of `count` rows comes up in as many draws: ``randint(_:count:)``, counted.
    ///
    /// Eight bits hold a row's count: that one of `n` rows is drawn more than 255 times has a probability of less than
    /// 1/256!, whatever `n` is.
    package mutating func drawCounts(_ count: Int) -> [UInt8] {
        guard count > 1, let maximum = UInt32(exactly: count - 1) else {
            return [UInt8](repeating: 1, count: count)
        }
        let mask = UInt32.max >> UInt32(maximum.leadingZeroBitCount)
        // Places for what is rejected too, which are cut off in the end: nothing for the processor to guess.
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

    /// A number from the normal distribution, by the polar method of Marsaglia & Bray (SIAM Review 6, 1964),
    /// which makes two at a time.
    public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
        mean + standardDeviation * standardNormal()
    }

    /// `count` numbers from the normal distribution.
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

    /// A whole number from 0 to `maximum`, by masked rejection; nothing is drawn where there is no choice.
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
