/// Finds the bins of values by binary search. The bounds are padded with infinities to one less than a power of two, so
/// that all searches take the same number of steps, without branches.
struct BinFinder: Sendable {
    private let bounds: [Double]
    /// The number of steps of a search.
    private let levels: Int
    private let missingCode: Int
    private let isCategorical: Bool

    /// Creates a finder.
    ///
    /// - Parameter missingCode: the code of missing values; nil for that of the bins.
    init(_ bins: ColumnBins, missingCode: Int? = nil) {
        levels = Int.bitWidth - bins.upperBounds.count.leadingZeroBitCount
        let padding = 1 << levels - 1 - bins.upperBounds.count
        bounds = bins.upperBounds + [Double](repeating: .infinity, count: padding)
        self.missingCode = missingCode ?? bins.missingCode
        isCategorical = bins.isCategorical
    }

    /// Writes the codes of consecutive values.
    func find<Code: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Double>, count: Int, into codes: UnsafeMutablePointer<Code>
    ) {
        bounds.withUnsafeBufferPointer { bounds in
            guard !isCategorical, levels > 0, let bounds = bounds.baseAddress else {
                // A category is its own bin, and a column without bounds has a single bin.
                for row in 0..<count {
                    let bin = isCategorical && !values[row].isNaN ? Int(values[row]) : 0
                    codes[row] = Code(truncatingIfNeeded: values[row].isNaN ? missingCode : bin)
                }
                return
            }
            for row in 0..<count {
                let value = values[row]
                var bin = 0
                var level = levels - 1
                while level >= 0 {
                    let isAbove = bounds[bin &+ (1 &<< level) &- 1] < value ? 1 : 0
                    bin &+= isAbove &<< level
                    level &-= 1
                }
                codes[row] = Code(truncatingIfNeeded: value.isNaN ? missingCode : bin)
            }
        }
    }
}
