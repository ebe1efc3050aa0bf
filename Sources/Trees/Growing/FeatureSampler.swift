import Numerics

/// Draws the columns that a split is searched in, as scikit-learn does: without replacement by Fisher & Yates's
/// shuffle, on through columns that are constant in the node until at least one that is not has been drawn. Columns
/// found constant stay so in the nodes below and are not looked at again.
struct FeatureSampler {
    /// All columns. The order persists from node to node; the constant ones of the way to the node stand first.
    private let columns: UnsafeMutablePointer<Int32>
    /// The constant columns in the order in which they were found, along the way to the node.
    private let constants: UnsafeMutablePointer<Int32>
    private let count: Int
    private let maxFeatures: Int
    private var state: UInt32

    /// A sampler of `maxFeatures` out of `count` columns, to be started with a seed.
    init(count: Int, maxFeatures: Int, arena: Arena) {
        self.count = count
        self.maxFeatures = maxFeatures
        columns = arena.allocate(count)
        constants = arena.allocate(count)
        state = 1
    }

    /// Begins a tree.
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
    ///   - knownConstants: how many columns are known to be constant; those found are added.
    ///   - isConstant: tells whether a column that has been drawn is constant.
    ///   - drawn: receives the columns that are not, in the order drawn.
    /// - Returns: how many are not.
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

    /// Marsaglia's xorshift (Journal of Statistical Software 8, 2003), of which scikit-learn keeps 31 bits.
    @inline(__always)
    private mutating func random(below count: Int) -> Int {
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        return Int((state & 0x7FFF_FFFF) % UInt32(truncatingIfNeeded: count))
    }
}
