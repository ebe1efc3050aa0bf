#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whole counts of two classes, all sums in one 64-bit number: exact, and one addition a row.
///
/// The number holds the weight of the positive rows in its low bits, that of all rows above, and, where rows are to be
/// counted too, their number on top.
struct BinaryCounts: ImpurityTally {
    let criterion: ImpurityCriterion
    /// The class of each row, 0 or 1.
    let labels: [UInt8]
    /// Whether rows are counted apart from their weight: 21 bits a sum then, else 32.
    private let weightShift: UInt64
    private let mask: UInt64
    private let rowUnit: UInt64

    /// The largest weight of a row.
    static let maxWeight = 127
    /// The largest sum of weights, where rows are counted.
    static let maxTotalWithRows = 1 << 21 - 1

    init(criterion: ImpurityCriterion, labels: [UInt8], countsRows: Bool) {
        self.criterion = criterion
        self.labels = labels
        weightShift = countsRows ? 21 : 32
        mask = 1 << weightShift - 1
        rowUnit = countsRows ? 1 << 42 : 0
    }

    var width: Int { 1 }
    var payloadSize: Int { 1 }
    var isExact: Bool { true }

    func write(row: Int, weight: Double, to payload: UnsafeMutablePointer<UInt8>) {
        payload[0] = UInt8(truncatingIfNeeded: Int(weight) << 1) | labels[row]
    }

    @inline(__always)
    func add(_ payload: UnsafePointer<UInt8>, to cell: UnsafeMutablePointer<UInt64>) {
        let byte = UInt64(payload[0])
        let weight = byte >> 1
        cell[0] &+= weight &<< weightShift | (weight & (0 &- (byte & 1))) | rowUnit
    }

    @inline(__always)
    func isEmpty(_ cell: UnsafePointer<UInt64>) -> Bool { cell[0] == 0 }

    @inline(__always)
    func weight(_ cell: UnsafePointer<UInt64>) -> Double { weight(cell[0]) }

    @inline(__always)
    func impurity(_ cell: UnsafePointer<UInt64>) -> Double {
        impurity(weight: weight(cell[0]), positive: positive(cell[0]))
    }

    func outputs(_ cell: UnsafePointer<UInt64>, into values: inout [Double]) {
        values.append(positive(cell[0]) / weight(cell[0]))
    }

    func categoryRank(_ cell: UnsafePointer<UInt64>, total: UnsafePointer<UInt64>) -> Double {
        positive(cell[0]) / weight(cell[0])
    }

    @inline(__always)
    func bestCut(
        of cells: UnsafePointer<UInt64>, count: Int, before: UnsafePointer<UInt64>, total: UnsafePointer<UInt64>,
        minRows: Int, left: UnsafeMutablePointer<UInt64>, best: inout Double
    ) -> Int? {
        var sums = before[0]
        let all = total[0]
        var cut: Int?
        for index in 0..<count {
            sums &+= cells[index]
            if rowUnit != 0 {
                guard Int(sums >> 42) >= minRows, Int((all &- sums) >> 42) >= minRows else { continue }
            }
            let score = score(left: sums, right: all &- sums)
            guard score > best else { continue }
            best = score
            cut = index
            left[0] = sums
        }
        return cut
    }

    /// Less the impurities, each times its side's weight: what scikit-learn compares splits by, to the last bit.
    @inline(__always)
    private func score(left: UInt64, right: UInt64) -> Double {
        let leftWeight = weight(left)
        let rightWeight = weight(right)
        return -(rightWeight * impurity(weight: rightWeight, positive: positive(right)))
            - leftWeight * impurity(weight: leftWeight, positive: positive(left))
    }

    @inline(__always)
    private func impurity(weight: Double, positive: Double) -> Double {
        let negative = weight - positive
        if criterion == .gini {
            return 1 - (negative * negative + positive * positive) / (weight * weight)
        }
        return entropyTerm(negative, of: weight) + entropyTerm(positive, of: weight)
    }

    @inline(__always)
    private func weight(_ sums: UInt64) -> Double { Double(sums &>> weightShift & mask) }

    @inline(__always)
    private func positive(_ sums: UInt64) -> Double { Double(sums & mask) }
}

/// −p log₂ p for a share p.
@inline(__always)
func entropyTerm(_ part: Double, of whole: Double) -> Double {
    guard part > 0 else { return 0 }
    let share = part / whole
    return -(share * (log(share) / 0.693_147_180_559_945_3))
}
