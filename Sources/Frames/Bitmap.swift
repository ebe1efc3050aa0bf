/// One bit per row, in 64-bit words: whether the row has a value.
struct Bitmap: Sendable {
    private var words: [UInt64] = []
    private(set) var count = 0

    /// Creates a bitmap of equal bits.
    init(repeating bit: Bool = true, count: Int = 0) {
        words = [UInt64](repeating: bit ? .max : 0, count: (count + 63) / 64)
        self.count = count
    }

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
}
