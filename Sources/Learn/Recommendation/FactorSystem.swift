import Base
import Numerics

/// The linear system whose solution is the bias and the factors of one user, given those of the items that the user has rated; and
/// the same for an item.
///
/// The numbers of an owner lie together: the bias, the factors, and zeros up to whole vectors of four.
struct FactorSystem: Sendable {
    let factorCount: Int
    let regularization: Double
    let biasRegularization: Double

    /// The number of unknowns.
    var width: Int { factorCount + 1 }
    /// The number of vectors of four that hold the numbers of an owner.
    var vectorCount: Int { (width + 3) / 4 }
    /// The distance between the numbers of two owners.
    var stride: Int { vectorCount * 4 }

    /// The system of some ratings.
    struct Equations {
        /// The products of the partners' factors, with a one in place of their biases, plus the penalties: width × width, of which
        /// the lower triangle is filled.
        var matrix: [Double]
        /// The products of these with what the partners' biases leave of the deviations.
        var right: [Double]
    }

    /// Writes the solution for the ratings of an owner into a slot.
    ///
    /// A system that cannot be solved, because numbers are not finite, has NaN as its solution.
    func solve(
        _ lists: RatingLists, _ places: Range<Int>, given others: SharedPointer,
        into slot: UnsafeMutablePointer<Double>
    ) {
        let equations = equations(lists, places, given: others.pointer)
        let factorization = try? CholeskyFactorization(equations.matrix, order: width)
        let solution = factorization?.solve(equations.right[...])
        for index in 0..<width { slot[index] = solution?[index] ?? .nan }
    }

    /// Returns the system of the ratings of an owner.
    func equations(_ lists: RatingLists, _ places: Range<Int>, given others: UnsafePointer<Double>)
        -> Equations
    {
        let vectors = vectorCount
        return withUnsafeTemporaryAllocation(of: SIMD4<Double>.self, capacity: (width + 2) * vectors) {
            buffer in
            buffer.initialize(repeating: .zero)
            // A scratch of at least one vector has a base address.
            let sums = buffer.baseAddress.unsafelyUnwrapped
            let right = sums + width * vectors
            let partner = right + vectors
            for place in places {
                let first = others + Int(lists.partners[place]) * stride
                let rest = lists.deviations[place] - first[0]
                for index in 0..<vectors {
                    partner[index] = UnsafeRawPointer(first + 4 * index).loadUnaligned(as: SIMD4<Double>.self)
                }
                partner[0][0] = 1
                for index in 0..<vectors { right[index] += rest * partner[index] }
                sums[0] += partner[0]
                for row in 1..<width {
                    let (factor, start) = (first[row], row * vectors)
                    for index in 0...row / 4 { sums[start + index] += factor * partner[index] }
                }
            }
            var matrix = [Double](repeating: 0, count: width * width)
            for row in 0..<width {
                for column in 0...row {
                    matrix[row * width + column] = sums[row * vectors + column / 4][column % 4]
                }
                matrix[row * width + row] += row == 0 ? biasRegularization : regularization
            }
            return Equations(matrix: matrix, right: (0..<width).map { right[$0 / 4][$0 % 4] })
        }
    }
}
