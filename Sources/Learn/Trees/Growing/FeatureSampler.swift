/// Draws the columns that a split is searched in, as scikit-learn does: without replacement by Fisher & Yates's
/// shuffle, on through columns that are constant in the node until at least one that is not has been drawn. Columns
/// found constant stay so in the nodes below and are not looked at again.
struct FeatureSampler {
    /// All columns. The order persists from node to node; the constant ones of the way to the node stand first.
    private var columns: [Int32]
    /// The constant columns in the order in which they were found, along the way to the node.
    private var constants: [Int32]
    private var state: UInt32
    private let maxFeatures: Int

    private var end = 0
    private var visited = 0
    private var known = 0
    private var found = 0
    private var drawn = 0
    private var candidate = 0

    /// A sampler of `maxFeatures` out of `count` columns.
    init(count: Int, maxFeatures: Int, seed: UInt32) {
        columns = Array(0..<Int32(count))
        constants = columns
        self.maxFeatures = maxFeatures
        var random = RandomState(seed: seed)
        let start = UInt32(random.randint(0..<Int(Int32.max)))
        state = start == 0 ? 1 : start
    }

    /// Begins with a node below which so many columns are known to be constant.
    mutating func begin(knownConstants: Int) {
        end = columns.count
        visited = 0
        known = knownConstants
        found = 0
        drawn = 0
    }

    /// The next column to look at; nil when there are enough. What is drawn must be answered by `keep` or `isConstant`.
    @inline(__always)
    mutating func next() -> Int? {
        while end > known + found, visited < maxFeatures || visited <= found + drawn {
            visited += 1
            let place = drawn + draw(below: end - found - drawn)
            if place < known {
                columns.swapAt(drawn, place)
                drawn += 1
                continue
            }
            candidate = place + found
            return Int(columns[candidate])
        }
        return nil
    }

    /// The column drawn is not constant.
    @inline(__always)
    mutating func keep() {
        end -= 1
        columns.swapAt(end, candidate)
    }

    /// The column drawn is constant.
    @inline(__always)
    mutating func isConstant() {
        columns.swapAt(candidate, known + found)
        found += 1
    }

    /// Ends with a node.
    ///
    /// - Returns: how many columns are known to be constant below it.
    mutating func finish() -> Int {
        for place in 0..<known { columns[place] = constants[place] }
        for place in known..<known + found { constants[place] = columns[place] }
        return known + found
    }

    /// Marsaglia's xorshift (Journal of Statistical Software 8, 2003), of which scikit-learn keeps 31 bits.
    @inline(__always)
    private mutating func draw(below count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        return Int((state & 0x7FFF_FFFF) % UInt32(truncatingIfNeeded: count))
    }
}
