/// What a tree sums up over rows, and how it judges a split by the sums of both sides.
///
/// The sums over some rows are a *cell* of `width` numbers. Cells are added and subtracted number by number, so that
/// a node's right side is its total less its left side.
protocol ImpurityTally: Sendable {
    associatedtype Scalar: AdditiveArithmetic & BitwiseCopyable & Sendable

    /// How many numbers a cell has.
    var width: Int { get }
    /// How many bytes of a record hold what the row adds to a cell.
    var payloadSize: Int { get }
    /// Whether sums are whole numbers, and so come out the same in any order and by subtraction.
    var isExact: Bool { get }
    /// The score of a split that cannot be bettered.
    var perfectScore: Double { get }

    /// Writes what a row of some weight adds to a cell into its record.
    func write(row: Int, weight: Double, to payload: UnsafeMutablePointer<UInt8>)
    /// Adds what a record holds to a cell.
    func add(_ payload: UnsafePointer<UInt8>, to cell: UnsafeMutablePointer<Scalar>)
    /// Adds what those records hold that have a bit set to a cell.
    func addMarked(
        _ records: RecordRange, payload: Int, bit: UInt8, offset: Int, to cell: UnsafeMutablePointer<Scalar>)
    /// The same for several bits at once, all of them within eight bytes.
    ///
    /// - Parameter shifts: where the bits are in the eight bytes.
    func addMarked(
        _ records: RecordRange, payload: Int, shifts: UnsafePointer<UInt64>, count: Int, offset: Int,
        to cells: UnsafeMutablePointer<Scalar>)
    /// Whether no row has been added to a cell.
    func isEmpty(_ cell: UnsafePointer<Scalar>) -> Bool

    /// The weight of the rows.
    func weight(_ cell: UnsafePointer<Scalar>) -> Double
    /// How mixed the rows are.
    func impurity(_ cell: UnsafePointer<Scalar>) -> Double
    /// How many numbers a leaf predicts.
    var outputCount: Int { get }
    /// One of the numbers that a leaf with these rows predicts.
    func output(_ index: Int, _ cell: UnsafePointer<Scalar>) -> Double
    /// Where a category stands in the order in which categories are split.
    func categoryRank(_ cell: UnsafePointer<Scalar>, total: UnsafePointer<Scalar>) -> Double

    /// Finds the best place to cut a list of cells in two: the first of the best ones, if better than `best`.
    ///
    /// - Parameters:
    ///   - cells: the cells; cut `i` puts the cells up to `i` and `before` left. One more than there are cuts.
    ///   - count: how many cuts there are.
    ///   - before: what is left in any case.
    ///   - total: the sums of both sides.
    ///   - minRows: how many rows each side must have.
    ///   - left: receives the sums of the left side.
    ///   - scores: room for the scores of as many cuts as there are cells.
    ///   - best: the score to beat; the score of the cut on return.
    func bestCut(
        of cells: UnsafePointer<Scalar>, count: Int, before: UnsafePointer<Scalar>,
        total: UnsafePointer<Scalar>, minRows: Int, left: UnsafeMutablePointer<Scalar>,
        scores: UnsafeMutablePointer<Double>, best: inout Double
    ) -> Int?

    /// Whether a node with these sums has so few rows that `splitSmall` finds its best split.
    func isSmall(_ total: UnsafePointer<Scalar>) -> Bool

    /// Finds the best split of a node with few rows among some columns that are kept in a bit or a byte.
    ///
    /// - Returns: the column and the largest code that goes left.
    func splitSmall(
        _ records: RecordRange, payload: Int, total: UnsafePointer<Scalar>, plans: UnsafePointer<ColumnPlan>,
        among columns: UnsafePointer<Int32>, count: Int, left: UnsafeMutablePointer<Scalar>,
        room: SmallNodeRoom
    ) -> (column: Int, lastLeft: Int)
}

extension ImpurityTally {
    func addMarked(
        _ records: RecordRange, payload: Int, shifts: UnsafePointer<UInt64>, count: Int, offset: Int,
        to cells: UnsafeMutablePointer<Scalar>
    ) {
        for index in 0..<count {
            let shift = Int(shifts[index])
            addMarked(
                records, payload: payload, bit: 1 << UInt8(shift % 8), offset: offset + shift / 8,
                to: cells + index * width)
        }
    }

    func addMarked(
        _ records: RecordRange, payload: Int, bit: UInt8, offset: Int, to cell: UnsafeMutablePointer<Scalar>
    ) {
        var place = records.base
        for _ in 0..<records.count {
            if place[offset] & bit != 0 { add(place + payload, to: cell) }
            place += records.stride
        }
    }

    @inline(__always)
    func isSmall(_ total: UnsafePointer<Scalar>) -> Bool { false }

    @inline(__always)
    func splitSmall(
        _ records: RecordRange, payload: Int, total: UnsafePointer<Scalar>, plans: UnsafePointer<ColumnPlan>,
        among columns: UnsafePointer<Int32>, count: Int, left: UnsafeMutablePointer<Scalar>,
        room: SmallNodeRoom
    ) -> (column: Int, lastLeft: Int) {
        (0, 0)
    }

    /// Adds a cell to another.
    @inline(__always)
    func add(_ other: UnsafePointer<Scalar>, to cell: UnsafeMutablePointer<Scalar>) {
        for index in 0..<width { cell[index] += other[index] }
    }

    /// Makes a cell the difference of two others.
    @inline(__always)
    func subtract(
        _ part: UnsafePointer<Scalar>, from total: UnsafePointer<Scalar>,
        into cell: UnsafeMutablePointer<Scalar>
    ) {
        for index in 0..<width { cell[index] = total[index] - part[index] }
    }

    /// Makes a cell that of no rows.
    @inline(__always)
    func clear(_ cell: UnsafeMutablePointer<Scalar>) {
        for index in 0..<width { cell[index] = .zero }
    }
}

/// How mixed classes are.
public enum ImpurityCriterion: String, Sendable, Codable, CaseIterable {
    /// The Gini impurity: how often two rows drawn at random are of different classes.
    case gini
    /// The entropy in bits.
    case entropy
}
