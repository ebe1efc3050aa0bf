/// One bit a row, in 64-bit words: which rows of a column have a value.
struct Bitmap: Sendable {
    private var words: [UInt64] = []
    private(set) var count = 0

    /// Makes a bitmap of equal bits.
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

    /// The number of bits that are 0.
    var unsetCount: Int {
        // The bits of the last word beyond the end may be either.
        var set = 0
        for word in words.dropLast() { set += word.nonzeroBitCount }
        if let last = words.last {
            let used = count - (words.count - 1) * 64
            set += (used == 64 ? last : last & ((1 << UInt64(used)) - 1)).nonzeroBitCount
        }
        return count - set
    }
}
