/// A smooth function of several parameters, to be minimized.
package protocol Objective {
    /// The number of parameters.
    var parameterCount: Int { get }

    /// Returns the value at a point, and writes the gradient there to `gradient`.
    func evaluate(at point: [Double], gradient: inout [Double]) -> Double

    /// Returns the Hessian at a point, or a cheaper approximation of it.
    func curvature(at point: [Double]) -> Curvature
}

/// A block-diagonal Hessian, factored so that linear systems with it can be solved.
package struct Curvature: Sendable {
    /// A block.
    package enum Block: Sendable {
        /// All second derivatives of the block.
        case dense(CholeskyFactorization)
        /// The second derivative of each parameter alone, for a block that is too wide for all.
        case diagonal([Double])

        /// Creates a dense block from its matrix, in row-major order. If columns are linearly dependent, the smallest
        /// ridge that makes the matrix invertible is added: steps remain descents, and the minimum is the same.
        package init(_ matrix: [Double], order: Int) {
            for ridge in [0, 1e-10, 1e-7, 1e-4] {
                if let factor = try? CholeskyFactorization(matrix, order: order, ridge: ridge) {
                    self = .dense(factor)
                    return
                }
            }
            self = .diagonal((0..<order).map { matrix[$0 * order + $0] })
        }
    }

    /// The blocks, in the order of the parameters.
    package let blocks: [Block]

    /// Creates a Hessian of blocks.
    package init(blocks: [Block]) {
        self.blocks = blocks
    }

    /// Whether all second derivatives are finite; if not, the numbers that they were computed from are too large.
    package var isFinite: Bool {
        blocks.allSatisfy { block in
            guard case .diagonal(let diagonal) = block else { return true }
            return diagonal.allSatisfy(\.isFinite)
        }
    }

    /// The number of parameters up to which a dense block is worth its cost.
    package static let widestDenseBlock = 256

    /// Returns the solution x of Hx = gradient, which is the Newton step with the opposite sign.
    package func solve(_ gradient: [Double]) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(gradient.count)
        for block in blocks {
            switch block {
            case .dense(let factor):
                result += factor.solve(gradient[result.count..<result.count + factor.order])
            case .diagonal(let diagonal):
                let part = gradient[result.count..<result.count + diagonal.count]
                result += zip(part, diagonal).map { $0 / ($1 > 0 ? $1 : 1) }
            }
        }
        return result
    }
}
