import Numerics

/// The linear system whose solution is the bias and the factors of one user, given those of the items that the user has rated; and
/// the same for an item.
///
/// Biases and factors lie together: a bias, then the factors.
struct FactorSystem: Sendable {
    let factorCount: Int
    let regularization: Double
    let biasRegularization: Double

    /// The number of unknowns.
    var width: Int { factorCount + 1 }

    /// Returns the solution for some ratings: the partner of each, and its deviation from the mean of all ratings.
    ///
    /// A system that cannot be solved, because numbers are not finite, has NaN as its solution.
    func solution(_ ratings: [(partner: Int, deviation: Double)], given others: [Double]) -> [Double] {
        var right = [Double](repeating: 0, count: width)
        let matrix = normalMatrix(ratings.map(\.partner), given: others)
        others.withUnsafeBufferPointer { others in
            for (partner, deviation) in ratings {
                let first = partner * width
                let rest = deviation - others[first]
                right[0] += rest
                for index in 1..<width { right[index] += rest * others[first + index] }
            }
        }
        guard let factorization = try? CholeskyFactorization(matrix, order: width) else {
            return [Double](repeating: .nan, count: width)
        }
        return factorization.solve(right[...])
    }

    /// Returns the matrix of the system, whose lower triangle is filled: the products of the partners' factors, with a one in
    /// place of their biases, plus the penalties.
    func normalMatrix(_ partners: [Int], given others: [Double]) -> [Double] {
        [Double](unsafeUninitializedCapacity: width * width) { matrix, filled in
            matrix.initialize(repeating: 0)
            filled = width * width
            others.withUnsafeBufferPointer { others in
                for partner in partners {
                    let first = partner * width
                    matrix[0] += 1
                    for row in 1..<width {
                        let factor = others[first + row]
                        let start = row * width
                        matrix[start] += factor
                        for column in 1...row { matrix[start + column] += factor * others[first + column] }
                    }
                }
            }
            matrix[0] += biasRegularization
            for row in 1..<width { matrix[row * width + row] += regularization }
        }
    }
}
