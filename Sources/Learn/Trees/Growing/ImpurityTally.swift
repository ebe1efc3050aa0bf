/// What a tree sums up over rows, and how it judges a split by the sums of both sides.
///
/// The sums over some rows are a *cell* of `width` numbers. Cells are added and subtracted number by number, so that a
/// node's right side is its total less its left side.
protocol ImpurityTally: Sendable {
    associatedtype Scalar: AdditiveArithmetic & BitwiseCopyable & Sendable

    /// How many numbers a cell has.
    var width: Int { get }
    /// How many bytes of a record hold what the row adds to a cell.
    var payloadSize: Int { get }

    /// Whether sums are whole numbers, and so come out the same in any order and by subtraction.
    var isExact: Bool { get }

    /// Writes what a row of some weight adds to a cell into its record.
    func write(row: Int, weight: Double, to payload: UnsafeMutablePointer<UInt8>)
    /// Adds what a record holds to a cell.
    func add(_ payload: UnsafePointer<UInt8>, to cell: UnsafeMutablePointer<Scalar>)
    /// Whether no row has been added to a cell.
    func isEmpty(_ cell: UnsafePointer<Scalar>) -> Bool

    /// The weight of the rows.
    func weight(_ cell: UnsafePointer<Scalar>) -> Double
    /// How mixed the rows are.
    func impurity(_ cell: UnsafePointer<Scalar>) -> Double
    /// What a leaf with these rows predicts: one number an output.
    func outputs(_ cell: UnsafePointer<Scalar>, into values: inout [Double])
    /// Where a category stands in the order in which categories are split.
    func categoryRank(_ cell: UnsafePointer<Scalar>, total: UnsafePointer<Scalar>) -> Double

    /// Finds the best place to cut a list of cells in two: the first of the best ones, if better than `best`.
    ///
    /// - Parameters:
    ///   - cells: the cells; cut `i` puts the cells up to `i` and `before` left.
    ///   - count: how many cuts there are.
    ///   - before: what is left in any case.
    ///   - total: the sums of both sides.
    ///   - minRows: how many rows each side must have.
    ///   - best: the score to beat; the score of the cut on return.
    func bestCut(
        of cells: UnsafePointer<Scalar>, count: Int, before: UnsafePointer<Scalar>,
        total: UnsafePointer<Scalar>, minRows: Int, left: UnsafeMutablePointer<Scalar>, best: inout Double
    ) -> Int?
}

extension ImpurityTally {
    /// Adds a cell to another.
    @inline(__always)
    func add(_ other: UnsafePointer<Scalar>, to cell: UnsafeMutablePointer<Scalar>) {
        for index in 0..<width { cell[index] += other[index] }
    }

    /// Makes a cell the difference of two others.
    @inline(__always)
    func subtract(
        _ part: UnsafePointer<Scalar>, from total: UnsafePointer<Scalar>, into cell: UnsafeMutablePointer<Scalar>
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
