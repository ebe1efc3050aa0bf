/// One bit per row, in 64-bit words: whether the row has a value.
struct Bitmap: Sendable {
    private var words: [UInt64] = []
    private(set) var count = 0

    /// Creates a bitmap of equal bits.
    init(repeating bit: Bool = true, count: Int = 0) {
        words = [UInt64](repeating: bit ? .max : 0, count: (count + 63) / 64)
        self.count = count
    }

    /// Creates a bitmap from its words, the bits of the first rows in the first.
    init(words: [UInt64], count: Int) {
        self.words = words
        self.count = count
    }

    @inline(__always)
    subscript(row: Int) -> Bool {
        get { words[row >> 6] >> UInt64(row & 63) & 1 != 0 }
        set {
            let mask = 1 << UInt64(row & 63) as UInt64
            if newValue { words[row >> 6] |= mask } else { words[row >> 6] &= ~mask }
        }
    }

    mutating func append(_ bit: Bool) {
        if count & 63 == 0 { words.append(0) }
        count += 1
        self[count - 1] = bit
    }

    /// The number of bits that are 0.
    var unsetCount: Int {
        // The unused bits of the last word may be 0 or 1.
        var set = 0
        for word in words.dropLast() { set += word.nonzeroBitCount }
        if let last = words.last {
            let used = count - (words.count - 1) * 64
            set += (used == 64 ? last : last & ((1 << UInt64(used)) - 1)).nonzeroBitCount
        }
        return count - set
    }

    /// Calls `body` with the bits, for hot loops.
    @inline(__always)
    func withBits<Result>(_ body: (Bits) throws -> Result) rethrows -> Result {
        try words.withUnsafeBufferPointer { try body(Bits(words: $0)) }
    }

    /// The bits of a bitmap, for the duration of a loop.
    struct Bits {
        let words: UnsafeBufferPointer<UInt64>

        @inline(__always)
        subscript(row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 != 0 }
    }
}
