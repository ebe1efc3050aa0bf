/// Finds the bins of values by halving: the bounds are padded with infinities to one less than a power of two, so that
/// every search takes the same steps and none of them is a branch.
struct BinFinder: Sendable {
    private let bounds: [Double]
    /// How often the bounds can be halved.
    private let levels: Int
    private let missingCode: Int
    private let isCategorical: Bool

    /// A finder of some bins.
    ///
    /// - Parameter missingCode: what stands for a missing value, if not what the bins say.
    init(_ bins: ColumnBins, missingCode: Int? = nil) {
        levels = Int.bitWidth - bins.upperBounds.count.leadingZeroBitCount
        let padding = 1 << levels - 1 - bins.upperBounds.count
        bounds = bins.upperBounds + [Double](repeating: .infinity, count: padding)
        self.missingCode = missingCode ?? bins.missingCode
        isCategorical = bins.isCategorical
    }

    /// Writes the bins of a run of values.
    func find<Code: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Double>, count: Int, into codes: UnsafeMutablePointer<Code>
    ) {
        bounds.withUnsafeBufferPointer { bounds in
            guard !isCategorical, levels > 0, let bounds = bounds.baseAddress else {
                // A category is its own bin; where there is one bin, all is in it.
                for row in 0..<count {
                    let bin = isCategorical && !values[row].isNaN ? Int(values[row]) : 0
                    codes[row] = Code(truncatingIfNeeded: values[row].isNaN ? missingCode : bin)
                }
                return
            }
            for row in 0..<count {
                let value = values[row]
                var position = 0
                var level = levels - 1
                while level >= 0 {
                    let isAbove = bounds[position &+ (1 &<< level) &- 1] < value ? 1 : 0
                    position &+= isAbove &<< level
                    level &-= 1
                }
                codes[row] = Code(truncatingIfNeeded: value.isNaN ? missingCode : position)
            }
        }
    }
}
