#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Sums whole weights of two classes in one 64-bit integer: exact, with a single addition per row.
///
/// The low bits of the integer hold the weight of the positive rows, the next ones the weight of all rows. If rows are
/// counted as well, the top bits hold their number.
struct BinaryAccumulator: ImpurityAccumulator {
    let criterion: ImpurityCriterion
    /// Whether rows are counted in addition to their weight. Each sum then has 21 bits, otherwise 32.
    let countsRows: Bool
    let tables: BinaryImpurityTables
    private let weightShift: UInt64
    private let mask: UInt64

    /// The maximum weight of a row.
    static let maxWeight = 127
    /// The maximum sum of weights if rows are counted.
    static let maxTotalWithRows = 1 << 21 - 1
    static let rowShift: UInt64 = 42

    init(criterion: ImpurityCriterion, countsRows: Bool) {
        self.criterion = criterion
        self.countsRows = countsRows
        weightShift = Self.weightShift(countsRows: countsRows)
        mask = 1 << weightShift - 1
        tables = .shared(criterion, countsRows: countsRows)
    }

    /// The number of bits below the weight of all rows.
    static func weightShift(countsRows: Bool) -> UInt64 { countsRows ? 21 : 32 }

    var width: Int { 1 }
    var payloadSize: Int { 1 }
    var isExact: Bool { true }
    var perfectScore: Double { 0 }

    @inline(__always)
    func write(_ label: UInt8, weight: Double, to payload: UnsafeMutablePointer<UInt8>) {
        // Adding 2^52 moves a whole number into the lowest bits.
        payload[0] = UInt8(truncatingIfNeeded: (weight + 0x1p52).bitPattern << 1) | label
    }

    @inline(__always)
    func add(_ payload: UnsafePointer<UInt8>, to sums: UnsafeMutablePointer<UInt64>) {
        sums[0] &+= tables.sums[Int(payload[0])]
    }

    func addMarked(
        _ records: RecordRange, payload: Int, shifts: UnsafePointer<UInt64>, count: Int, offset: Int,
        to sums: UnsafeMutablePointer<UInt64>
    ) {
        var index = 0
        while index < count {
            // Inlining makes the number of bits a constant in each of these four loops.
            let (shifts, sums) = (shifts + index, sums + index)
            switch count - index {
            case 1: addMarked(1, records, payload, shifts, offset, sums)
            case 2: addMarked(2, records, payload, shifts, offset, sums)
            case 3: addMarked(3, records, payload, shifts, offset, sums)
            default: addMarked(4, records, payload, shifts, offset, sums)
            }
            index += 4
        }
    }

    @inline(__always)
    private func addMarked(
        _ count: Int, _ records: RecordRange, _ payload: Int, _ shifts: UnsafePointer<UInt64>, _ offset: Int,
        _ sums: UnsafeMutablePointer<UInt64>
    ) {
        let table = tables.sums
        let shift0 = shifts[0]
        let shift1 = count > 1 ? shifts[1] : 0
        let shift2 = count > 2 ? shifts[2] : 0
        let shift3 = count > 3 ? shifts[3] : 0
        var (sum0, sum1, sum2, sum3): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var place = records.base
        for _ in 0..<records.count {
            let bits = UnsafeRawPointer(place + offset).loadUnaligned(as: UInt64.self)
            let sum = table[Int(place[payload])]
            sum0 &+= sum & (0 &- (bits &>> shift0 & 1))
            if count > 1 { sum1 &+= sum & (0 &- (bits &>> shift1 & 1)) }
            if count > 2 { sum2 &+= sum & (0 &- (bits &>> shift2 & 1)) }
            if count > 3 { sum3 &+= sum & (0 &- (bits &>> shift3 & 1)) }
            place += records.stride
        }
        sums[0] = sum0
        if count > 1 { sums[1] = sum1 }
        if count > 2 { sums[2] = sum2 }
        if count > 3 { sums[3] = sum3 }
    }

    @inline(__always)
    func isEmpty(_ sums: UnsafePointer<UInt64>) -> Bool { sums[0] == 0 }

    @inline(__always)
    func weight(_ sums: UnsafePointer<UInt64>) -> Double { Double(sums[0] &>> weightShift & mask) }

    @inline(__always)
    func positive(_ sums: UnsafePointer<UInt64>) -> Double { Double(sums[0] & mask) }

    @inline(__always)
    func impurity(_ sums: UnsafePointer<UInt64>) -> Double {
        binaryImpurity(criterion, weight: weight(sums), positive: positive(sums))
    }

    var outputCount: Int { 1 }

    @inline(__always)
    func output(_ index: Int, _ sums: UnsafePointer<UInt64>) -> Double { positive(sums) / weight(sums) }

    func categoryRank(_ sums: UnsafePointer<UInt64>, total: UnsafePointer<UInt64>) -> Double {
        positive(sums) / weight(sums)
    }

    func bestCut(
        of bins: UnsafePointer<UInt64>, count: Int, before: UnsafePointer<UInt64>,
        total: UnsafePointer<UInt64>,
        minRows: Int, left: UnsafeMutablePointer<UInt64>, scores: UnsafeMutablePointer<Double>,
        best: inout Double
    ) -> Int? {
        // Four cuts at a time. The last ones may be surplus: there is memory behind the bins, with any content.
        var sums = before[0]
        let all = SIMD4(repeating: total[0])
        let order = SIMD4<Int64>(0, 1, 2, 3)
        var highest = SIMD4(repeating: best)
        var index = 0
        while index < count {
            var left = SIMD4<UInt64>.zero
            for lane in 0..<4 {
                sums &+= bins[index + lane]
                left[lane] = sums
            }
            var score = score(left: left, right: all &- left, count: min(4, count - index))
            if countsRows {
                let rows = SIMD4(repeating: UInt64(minRows))
                let shift = SIMD4(repeating: Self.rowShift)
                let tooFew = (left &>> shift .< rows) .| ((all &- left) &>> shift .< rows)
                score.replace(with: -.infinity, where: tooFew)
            }
            if index + 4 > count { score.replace(with: -.infinity, where: order .>= Int64(count - index)) }
            highest.replace(with: score, where: score .> highest)
            UnsafeMutableRawPointer(scores + index).storeBytes(of: score, as: SIMD4<Double>.self)
            index += 4
        }
        let top = highest.max()
        guard top > best else { return nil }
        best = top
        var cut = 0
        left[0] = before[0] &+ bins[0]
        while scores[cut] != top {
            cut += 1
            left[0] &+= bins[cut]
        }
        return cut
    }

    /// The negative sum of both impurities, weighted by the weights of their sides: scikit-learn's proxy improvement, bit
    /// for bit.
    ///
    /// - Parameter count: the number of scores that matter.
    @inline(__always)
    private func score(left: SIMD4<UInt64>, right: SIMD4<UInt64>, count: Int) -> SIMD4<Double> {
        let mask = SIMD4(repeating: mask)
        let shift = SIMD4(repeating: weightShift)
        let leftWeight = doubles(left &>> shift & mask)
        let rightWeight = doubles(right &>> shift & mask)
        let leftPositive = doubles(left & mask)
        let rightPositive = doubles(right & mask)
        guard criterion == .gini else {
            var scores = SIMD4<Double>.zero
            for lane in 0..<count {
                scores[lane] =
                    -(rightWeight[lane]
                    * binaryImpurity(.entropy, weight: rightWeight[lane], positive: rightPositive[lane]))
                    - leftWeight[lane]
                    * binaryImpurity(.entropy, weight: leftWeight[lane], positive: leftPositive[lane])
            }
            return scores
        }
        let leftNegative = leftWeight - leftPositive
        let rightNegative = rightWeight - rightPositive
        let leftImpurity =
            1 - (leftNegative * leftNegative + leftPositive * leftPositive) / (leftWeight * leftWeight)
        let rightImpurity =
            1 - (rightNegative * rightNegative + rightPositive * rightPositive) / (rightWeight * rightWeight)
        return -(rightWeight * rightImpurity) - leftWeight * leftImpurity
    }
}

/// Converts integers below 2^52 to floating point: they become the fraction bits of 2^52, which is then subtracted.
@inline(__always)
private func doubles(_ numbers: SIMD4<UInt64>) -> SIMD4<Double> {
    unsafeBitCast(numbers | SIMD4(repeating: 0x4330_0000_0000_0000), to: SIMD4<Double>.self) - 0x1p52
}

/// The impurity of rows of two classes, given their weight and that of the positive ones.
@inline(__always)
func binaryImpurity(_ criterion: ImpurityCriterion, weight: Double, positive: Double) -> Double {
    let negative = weight - positive
    if criterion == .gini {
        return 1 - (negative * negative + positive * positive) / (weight * weight)
    }
    return entropyTerm(negative, of: weight) + entropyTerm(positive, of: weight)
}

/// The term −p log₂ p of an entropy, where p is the fraction `part / whole`.
@inline(__always)
func entropyTerm(_ part: Double, of whole: Double) -> Double {
    guard part > 0 else { return 0 }
    let fraction = part / whole
    return -(fraction * (log(fraction) / 0.693_147_180_559_945_3))
}
