import Base
import Numerics

/// The singular value decomposition of a matrix that has no fewer rows than columns: A = LΣRᵀ.
///
/// The eigenvectors of AᵀA turn the columns of A until they are almost at right angles; one-sided Jacobi rotations do
/// the rest, so that small singular values are as accurate as the large ones, which those of AᵀA would not be.
/// Sources: Hestenes, Journal of the SIAM 6 (1958); Demmel & Veselić, “Jacobi's method is more accurate than QR”,
/// SIAM Journal on Matrix Analysis and Applications 13 (1992).
struct SingularValues: Sendable {
    /// The singular values, largest first.
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

    /// The left singular vectors, each of length one. Where a singular value is zero but for rounding, any direction at
    /// right angles to the others is as good; the one nearest to an axis is taken.
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

    private func perpendicular(to vectors: [[Double]]) -> [Double] {
        let shares = (0..<rowCount).map { axis in vectors.reduce(0) { $0 + $1[axis] * $1[axis] } }
        let axis = shares.indices.reduce(0) { shares[$1] < shares[$0] ? $1 : $0 }
        var result = shares.indices.map { $0 == axis ? 1.0 : 0 }
        // Twice: what rounding leaves the first time, the second removes.
        for _ in 0..<2 {
            for vector in vectors {
                let share = dot(result, vector)
                for index in result.indices { result[index] -= share * vector[index] }
            }
            let norm = dot(result, result).squareRoot()
            for index in result.indices { result[index] /= norm }
        }
        return result
    }
}

/// Turns vectors two by two until all are at right angles to each other, and others, `count` long, along with them.
private func orthogonalize(
    _ vectors: UnsafeMutablePointer<Double>, length: Int, beside others: UnsafeMutablePointer<Double>,
    count: Int
) {
    // Three sweeps are the rule; the bound is there so that nothing can keep the loop going.
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
