/// A smooth function of many parameters that is to be made as small as possible.
package protocol Objective {
    /// How many parameters.
    var parameterCount: Int { get }

    /// The value at a point; the gradient there is written to `gradient`.
    func evaluate(at point: [Double], gradient: inout [Double]) -> Double

    /// How the function curves at a point: its matrix of second derivatives, or what is near it and cheaper.
    func curvature(at point: [Double]) -> Curvature
}

/// Second derivatives in blocks along the diagonal, factored so that a step can be solved for.
package struct Curvature: Sendable {
    /// One block.
    package enum Block: Sendable {
        /// All second derivatives of the block.
        case dense(CholeskyFactorization)
        /// Those of each parameter alone, where the block is too wide for all.
        case diagonal([Double])

        /// A dense block from its matrix, row after row. Where columns are combinations of one another, the least
        /// ridge that makes it invertible is added: the step stays a descent, and where it leads is not changed.
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

    /// Second derivatives of some blocks.
    package init(blocks: [Block]) {
        self.blocks = blocks
    }

    /// Whether all second derivatives are finite; if not, the numbers they were made of are too large.
    package var isFinite: Bool {
        blocks.allSatisfy { block in
            guard case .diagonal(let diagonal) = block else { return true }
            return diagonal.allSatisfy(\.isFinite)
        }
    }

    /// The widest block for which all second derivatives are worth their cost.
    package static let widestDenseBlock = 256

    /// The Newton step for a gradient, but for its sign.
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
