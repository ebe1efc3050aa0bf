/// One bit per row, in 64-bit words: whether the row has a value.
struct Bitmap: Sendable {
    private(set) var words: [UInt64] = []
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

    mutating func reserveCapacity(_ count: Int) { words.reserveCapacity((count + 63) / 64) }

    /// Appends the bits of another bitmap.
    mutating func append(_ other: Bitmap) {
        let shift = UInt64(count & 63)
        if shift == 0 {
            words += other.words
        } else if other.count > 0 {
            // The unused bits of the last word may be 0 or 1.
            words[words.count - 1] &= (1 << shift) - 1
            for word in other.words {
                words[words.count - 1] |= word << shift
                words.append(word >> (64 - shift))
            }
        }
        count += other.count
        words.removeLast(words.count - (count + 63) / 64)
    }

    /// Appends equal bits.
    mutating func append(repeating bit: Bool, count added: Int) {
        let end = count + added
        // The rest of the last word first, then whole words.
        while count < end, count & 63 != 0 { append(bit) }
        guard count < end else { return }
        words.append(contentsOf: repeatElement(bit ? .max : 0, count: (end - count + 63) / 64))
        count = end
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

    /// Returns the rows that are set in both of two bitmaps of the same rows; nil stands for all rows.
    static func intersection(_ first: Bitmap?, _ second: Bitmap?) -> Bitmap? {
        guard var result = first else { return second }
        guard let second else { return first }
        for word in result.words.indices { result.words[word] &= second.words[word] }
        return result
    }

    /// Calls a function with each row that is not set, in order.
    @inline(__always)
    func forEachUnset(_ body: (Int) -> Void) {
        for (index, word) in words.enumerated() {
            var unset = ~word
            while unset != 0 {
                let row = index * 64 + unset.trailingZeroBitCount
                guard row < count else { return }
                body(row)
                unset &= unset - 1
            }
        }
    }

    /// Returns the bits of a range of rows.
    func slice(_ rows: Range<Int>) -> Bitmap {
        var slice = Bitmap(repeating: false, count: rows.count)
        let shift = UInt64(rows.lowerBound & 63)
        let first = rows.lowerBound >> 6
        for index in slice.words.indices {
            let low = words[first + index] >> shift
            let high =
                shift > 0 && first + index + 1 < words.count ? words[first + index + 1] << (64 - shift) : 0
            slice.words[index] = low | high
        }
        return slice
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
