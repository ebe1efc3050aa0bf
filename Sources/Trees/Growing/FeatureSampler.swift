import Numerics

/// Draws the columns that are searched for a split, as scikit-learn does: without replacement, by Fisher–Yates shuffling,
/// until `maxFeatures` columns have been drawn and at least one of them is not constant at the node. Columns found to be
/// constant are not examined again in descendants.
struct FeatureSampler {
    /// All columns. The order persists from node to node; columns that are constant in ancestors come first.
    private let columns: UnsafeMutablePointer<Int32>
    /// The columns that are constant in ancestors, in the order in which they were found.
    private let constants: UnsafeMutablePointer<Int32>
    private let count: Int
    private let maxFeatures: Int
    private var state: UInt32

    /// Creates a sampler of `maxFeatures` out of `count` columns, to be started with `restart(seed:)`.
    init(count: Int, maxFeatures: Int, arena: Arena) {
        self.count = count
        self.maxFeatures = maxFeatures
        columns = arena.allocate(count)
        constants = arena.allocate(count)
        state = 1
    }

    /// Starts a tree.
    mutating func restart(seed: UInt32) {
        for column in 0..<count {
            columns[column] = Int32(column)
            constants[column] = Int32(column)
        }
        var random = RandomState(seed: seed)
        let start = UInt32(random.randint(0..<Int(Int32.max)))
        state = start == 0 ? 1 : start
    }

    /// Draws the columns for a node.
    ///
    /// - Parameters:
    ///   - knownConstants: the number of columns known to be constant; increased by those found to be.
    ///   - isConstant: returns whether a drawn column is constant.
    ///   - drawn: receives the drawn columns that are not constant, in the order drawn.
    /// - Returns: the number of drawn columns that are not constant.
    @inline(__always)
    mutating func draw(
        knownConstants: inout Int, isConstant: (Int) -> Bool, into drawn: UnsafeMutablePointer<Int32>
    ) -> Int {
        let known = knownConstants
        var end = count
        var visited = 0
        var found = 0
        var drawnConstants = 0
        while end > known &+ found, visited < maxFeatures || visited <= found &+ drawnConstants {
            visited &+= 1
            let place = drawnConstants &+ random(below: end &- found &- drawnConstants)
            if place < known {
                swapColumns(drawnConstants, place)
                drawnConstants &+= 1
            } else if isConstant(Int(columns[place &+ found])) {
                swapColumns(place &+ found, known &+ found)
                found &+= 1
            } else {
                drawn[count &- end] = columns[place &+ found]
                end &-= 1
                swapColumns(place &+ found, end)
            }
        }
        for place in 0..<known { columns[place] = constants[place] }
        for place in known..<known + found { constants[place] = columns[place] }
        knownConstants = known + found
        return count - end
    }

    @inline(__always)
    private func swapColumns(_ a: Int, _ b: Int) {
        let column = columns[a]
        columns[a] = columns[b]
        columns[b] = column
    }

    /// Marsaglia's xorshift (Journal of Statistical Software 8, 2003), reduced to 31 bits as in scikit-learn.
    @inline(__always)
    private mutating func random(below count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        return Int((state & 0x7FFF_FFFF) % UInt32(truncatingIfNeeded: count))
    }
}
