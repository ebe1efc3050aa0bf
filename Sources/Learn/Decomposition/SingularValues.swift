import Base
import Numerics

/// The singular value decomposition of a matrix that has at least as many rows as columns: A = LΣRᵀ.
///
/// The eigenvectors of AᵀA rotate the columns of A until they are almost orthogonal; one-sided Jacobi
/// rotations do the rest, so that small singular values are as accurate as the large ones, which those of AᵀA
/// would not be. Sources: Hestenes, Journal of the SIAM 6 (1958); Demmel & Veselić, “Jacobi's method is more
/// accurate than QR”, SIAM Journal on Matrix Analysis and Applications 13 (1992).
struct SingularValues: Sendable {
    /// The singular values, descending.
    let values: [Double]
    /// The right singular vectors, one after the other.
    let right: [Double]
    /// The left singular vectors times their singular values, one after the other.
    private let scaledLeft: [Double]
    private let rowCount: Int

    /// Decomposes a matrix of finite numbers.
    package init(_ matrix: Matrix, threadCount: Int?) {
        let (rowCount, count) = (matrix.rowCount, matrix.columnCount)
        let origin = [Double](repeating: 0, count: count)
        var right = SymmetricEigenvalues(
            matrix.crossProducts(about: origin, threadCount: threadCount), order: count
        ).vectors
        var left = matrix.projected(about: origin, onto: right, threadCount: threadCount)
        left.withUnsafeMutableBufferPointer { left in
            right.withUnsafeMutableBufferPointer { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return }
                orthogonalize(left, length: rowCount, beside: right, count: count)
            }
        }
        let norms = (0..<count).map { column in
            left.withUnsafeBufferPointer { buffer in
                let vector = SharedPointer(buffer).pointer + column * rowCount
                return dot(vector, vector, rowCount).squareRoot()
            }
        }
        let ranks = norms.indices.sorted { (norms[$1], $0) < (norms[$0], $1) }
        values = ranks.map { norms[$0] }
        self.right = ranks.flatMap { right[$0 * count..<($0 + 1) * count] }
        scaledLeft = ranks.flatMap { left[$0 * rowCount..<($0 + 1) * rowCount] }
        self.rowCount = rowCount
    }

    /// The left singular vectors, each of length one. If a singular value is zero up to rounding, any
    /// direction orthogonal to the others will do; the one nearest to an axis is chosen.
    var left: [[Double]] {
        let zero = (values.first ?? 0) * Double(rowCount) * Double.ulpOfOne
        var vectors: [[Double]] = []
        for (index, value) in values.enumerated() {
            if value > zero {
                vectors.append(scaledLeft[index * rowCount..<(index + 1) * rowCount].map { $0 / value })
            } else {
                vectors.append(perpendicular(to: vectors))
            }
        }
        return vectors
    }

    /// Returns a unit vector orthogonal to others, the one nearest to an axis.
    private func perpendicular(to vectors: [[Double]]) -> [Double] {
        let squares = (0..<rowCount).map { axis in vectors.reduce(0) { $0 + $1[axis] * $1[axis] } }
        let axis = squares.argmin()
        var result = squares.indices.map { $0 == axis ? 1.0 : 0 }
        // Twice, since the second pass removes the rounding errors of the first.
        for _ in 0..<2 {
            for vector in vectors {
                let projection = dot(result, vector)
                for index in result.indices { result[index] -= projection * vector[index] }
            }
            let norm = dot(result, result).squareRoot()
            for index in result.indices { result[index] /= norm }
        }
        return result
    }
}

/// Rotates vectors in pairs until all are orthogonal, and others, `count` long, along with them.
private func orthogonalize(
    _ vectors: UnsafeMutablePointer<Double>, length: Int, beside others: UnsafeMutablePointer<Double>,
    count: Int
) {
    // Three sweeps are typical; the bound guarantees termination.
    for _ in 0..<30 {
        var isDone = true
        for i in 0..<count {
            for j in i + 1..<count {
                let (a, b) = (vectors + i * length, vectors + j * length)
                let (aa, bb, ab) = (dot(a, a, length), dot(b, b, length), dot(a, b, length))
                guard abs(ab) > 4 * Double.ulpOfOne * (aa * bb).squareRoot() else { continue }
                isDone = false
                let ratio = (bb - aa) / (2 * ab)
                let tangent = (ratio < 0 ? -1 : 1) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
                let cosine = 1 / (1 + tangent * tangent).squareRoot()
                rotate(a, b, length, cosine, cosine * tangent)
                rotate(others + i * count, others + j * count, count, cosine, cosine * tangent)
            }
        }
        if isDone { return }
    }
}
