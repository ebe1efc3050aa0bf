/// Accumulates the sums that impurities are computed from, and scores splits by the sums of both sides.
///
/// The sums over a set of rows are a vector of `width` numbers. Vectors are added and subtracted element by element, so
/// the sums of a split's right side are the node's total minus those of its left side.
///
/// An accumulator owns no memory: it is copied at every node, where counting references would make threads wait for each
/// other.
protocol ImpurityAccumulator: Sendable, BitwiseCopyable {
    /// The class or the target of a row.
    associatedtype Target: BitwiseCopyable & Sendable
    /// The element type of a vector of sums.
    associatedtype Scalar: AdditiveArithmetic & BitwiseCopyable & Sendable

    /// The number of elements in a vector of sums.
    var width: Int { get }
    /// The number of bytes in a record that hold what its row adds to the sums: the record's payload.
    var payloadSize: Int { get }
    /// Whether sums are whole numbers, and hence independent of the order of summation and exact under subtraction.
    var isExact: Bool { get }
    /// The score of a perfect split, at which the search may stop.
    var perfectScore: Double { get }

    /// Writes the payload of a row with this target and weight into its record.
    func write(_ target: Target, weight: Double, to payload: UnsafeMutablePointer<UInt8>)
    /// Adds the payload of a record to a vector of sums.
    func add(_ payload: UnsafePointer<UInt8>, to sums: UnsafeMutablePointer<Scalar>)
    /// Adds the payloads of the records in which a bit is set.
    func addMarked(
        _ records: RecordRange, payload: Int, bit: UInt8, offset: Int, to sums: UnsafeMutablePointer<Scalar>)
    /// Adds the payloads of the records in which a bit is set, for several bits at once, all within the same eight bytes.
    ///
    /// - Parameters:
    ///   - payload: the offset of the payload in a record, in bytes.
    ///   - shifts: the position of each bit within the eight bytes.
    ///   - count: the number of bits.
    ///   - offset: the offset of the eight bytes in a record.
    ///   - sums: receives a vector of sums for each bit.
    func addMarked(
        _ records: RecordRange, payload: Int, shifts: UnsafePointer<UInt64>, count: Int, offset: Int,
        to sums: UnsafeMutablePointer<Scalar>)
    /// Whether no row has been added to the sums.
    func isEmpty(_ sums: UnsafePointer<Scalar>) -> Bool

    /// The total weight of the rows.
    func weight(_ sums: UnsafePointer<Scalar>) -> Double
    /// The impurity of the rows.
    func impurity(_ sums: UnsafePointer<Scalar>) -> Double
    /// The number of values that a leaf predicts.
    var outputCount: Int { get }
    /// One of the values that a leaf with these sums predicts.
    func output(_ index: Int, _ sums: UnsafePointer<Scalar>) -> Double
    /// The key that categories are sorted by before they are split, given the sums of a category and of the node.
    func categoryRank(_ sums: UnsafePointer<Scalar>, total: UnsafePointer<Scalar>) -> Double

    /// Finds the best cut of a list of bins into a left and a right part: the first of equally good ones, if it scores
    /// higher than `best`.
    ///
    /// - Parameters:
    ///   - bins: the sums of each bin, one more than there are cuts. Cut `i` puts `before` and the bins up to and
    ///     including `i` on the left.
    ///   - count: the number of cuts.
    ///   - before: the sums of rows that are on the left of every cut.
    ///   - total: the sums of both sides.
    ///   - minRows: the minimum number of rows on each side.
    ///   - left: receives the sums of the left side.
    ///   - scores: scratch memory, a score per bin.
    ///   - best: the score to beat; on return, the score of the cut.
    /// - Returns: the index of the cut; nil if none scores higher than `best`.
    func bestCut(
        of bins: UnsafePointer<Scalar>, count: Int, before: UnsafePointer<Scalar>,
        total: UnsafePointer<Scalar>, minRows: Int, left: UnsafeMutablePointer<Scalar>,
        scores: UnsafeMutablePointer<Double>, best: inout Double
    ) -> Int?

    /// Whether a node with these sums has few enough rows for `splitSmall`.
    func isSmall(_ total: UnsafePointer<Scalar>) -> Bool

    /// Finds the best split of a node with few rows, among columns whose codes take a bit or a byte.
    ///
    /// - Returns: the column, and the largest code that goes left.
    func splitSmall(
        _ records: RecordRange, payload: Int, total: UnsafePointer<Scalar>, plans: UnsafePointer<ColumnPlan>,
        among columns: UnsafePointer<Int32>, count: Int, left: UnsafeMutablePointer<Scalar>,
        scratch: SmallNodeScratch
    ) -> (column: Int, lastLeft: Int)
}

extension ImpurityAccumulator {
    func addMarked(
        _ records: RecordRange, payload: Int, shifts: UnsafePointer<UInt64>, count: Int, offset: Int,
        to sums: UnsafeMutablePointer<Scalar>
    ) {
        for index in 0..<count {
            let shift = Int(shifts[index])
            addMarked(
                records, payload: payload, bit: 1 << UInt8(shift % 8), offset: offset + shift / 8,
                to: sums + index * width)
        }
    }

    func addMarked(
        _ records: RecordRange, payload: Int, bit: UInt8, offset: Int, to sums: UnsafeMutablePointer<Scalar>
    ) {
        var place = records.base
        for _ in 0..<records.count {
            if place[offset] & bit != 0 { add(place + payload, to: sums) }
            place += records.stride
        }
    }

    @inline(__always)
    func isSmall(_ total: UnsafePointer<Scalar>) -> Bool { false }

    @inline(__always)
    func splitSmall(
        _ records: RecordRange, payload: Int, total: UnsafePointer<Scalar>, plans: UnsafePointer<ColumnPlan>,
        among columns: UnsafePointer<Int32>, count: Int, left: UnsafeMutablePointer<Scalar>,
        scratch: SmallNodeScratch
    ) -> (column: Int, lastLeft: Int) {
        (0, 0)
    }

    /// Adds a vector of sums to another.
    @inline(__always)
    func add(_ other: UnsafePointer<Scalar>, to sums: UnsafeMutablePointer<Scalar>) {
        for index in 0..<width { sums[index] += other[index] }
    }

    /// Computes the sums of the rows of `total` that are not in `part`.
    @inline(__always)
    func subtract(
        _ part: UnsafePointer<Scalar>, from total: UnsafePointer<Scalar>,
        into sums: UnsafeMutablePointer<Scalar>
    ) {
        for index in 0..<width { sums[index] = total[index] - part[index] }
    }

    /// Resets sums to those of no rows.
    @inline(__always)
    func clear(_ sums: UnsafeMutablePointer<Scalar>) {
        for index in 0..<width { sums[index] = .zero }
    }
}

/// The impurity measure of a classification tree.
public enum ImpurityCriterion: String, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// The Gini impurity: the probability that two rows drawn at random, with replacement, differ in class.
    case gini
    /// The entropy of the classes, in bits.
    case entropy
}
