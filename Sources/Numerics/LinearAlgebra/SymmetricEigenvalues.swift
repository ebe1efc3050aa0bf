import Base

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The eigenvalues and eigenvectors of a symmetric matrix.
///
/// The matrix is reduced to tridiagonal form by Householder reflections, and then diagonalized by the QL algorithm with
/// implicit shifts. Sources: Martin, Reinsch & Wilkinson, Numerische Mathematik 11 (1968), and Dubrulle, Martin &
/// Wilkinson, Numerische Mathematik 12 (1968); Golub & Van Loan, *Matrix Computations*, §8.3.
package struct SymmetricEigenvalues: Sendable {
    /// The eigenvalues in descending order.
    package let values: [Double]
    /// The unit eigenvectors in the order of the eigenvalues, one after the other (order × order).
    package let vectors: [Double]

    /// Decomposes a matrix of finite numbers.
    package init(_ matrix: [Double], order: Int) {
        var vectors = matrix
        var diagonal = [Double](repeating: 0, count: order)
        var below = [Double](repeating: 0, count: order)
        // Scaling keeps squares from overflow and underflow.
        let scale = matrix.reduce(0) { max($0, abs($1)) }
        if scale > 0 {
            for index in vectors.indices { vectors[index] /= scale }
        }
        vectors.withUnsafeMutableBufferPointer { buffer in
            guard let rows = buffer.baseAddress else { return }
            tridiagonalize(rows, order, &diagonal, &below)
            diagonalize(rows, order, &diagonal, &below)
        }
        let ranks = diagonal.indices.sorted { (diagonal[$1], $0) < (diagonal[$0], $1) }
        values = ranks.map { diagonal[$0] * (scale > 0 ? scale : 1) }
        self.vectors = ranks.flatMap { vectors[$0 * order..<($0 + 1) * order] }
    }
}

/// Reduces a symmetric matrix A to a tridiagonal one, QᵀAQ, and replaces it by Qᵀ, in row-major order.
private func tridiagonalize(
    _ a: UnsafeMutablePointer<Double>, _ order: Int, _ diagonal: inout [Double], _ below: inout [Double]
) {
    // The reflections I − βvvᵀ are kept until Q is assembled: v in row k of `a`, from column k + 1 on.
    var betas = [Double](repeating: 0, count: order)
    withScratch(count: order) { w in
        for k in 0..<order - 1 {
            let first = k + 1
            let count = order - first
            let v = a + k * order + first
            diagonal[k] = a[k * order + k]
            let norm = dot(v, v, count).squareRoot()
            below[k] = v[0] > 0 ? -norm : norm
            guard norm > 0 else { continue }
            let beta = 1 / (norm * (norm + abs(v[0])))
            betas[k] = beta
            v[0] -= below[k]
            // With p = βAv and w = p − β(pᵀv)/2 · v, the reflection turns A into A − vwᵀ − wvᵀ.
            for i in 0..<count { w[i] = beta * dot(a + (first + i) * order + first, v, count) }
            let half = beta * dot(w, v, count) / 2
            for i in 0..<count { w[i] -= half * v[i] }
            for i in 0..<count {
                let row = a + (first + i) * order + first
                let (vi, wi) = (v[i], w[i])
                for j in 0..<count { row[j] -= vi * w[j] + wi * v[j] }
            }
        }
    }
    diagonal[order - 1] = a[order * order - 1]
    var transform = [Double](repeating: 0, count: order * order)
    for i in 0..<order { transform[i * order + i] = 1 }
    transform.withUnsafeMutableBufferPointer { buffer in
        guard let q = buffer.baseAddress else { return }
        for k in (0..<order - 1).reversed() where betas[k] > 0 {
            let first = k + 1
            let count = order - first
            let v = a + k * order + first
            for i in first..<order {
                let row = q + i * order + first
                let factor = betas[k] * dot(row, v, count)
                for j in 0..<count { row[j] -= factor * v[j] }
            }
        }
        a.update(from: q, count: order * order)
    }
}

/// Eliminates the off-diagonal elements of a tridiagonal matrix by rotations, and applies these to the rows of `vectors`.
private func diagonalize(
    _ vectors: UnsafeMutablePointer<Double>, _ order: Int, _ diagonal: inout [Double], _ below: inout [Double]
) {
    for l in 0..<order {
        // An eigenvalue takes a few iterations; the bound guarantees that the loop ends.
        for _ in 0..<100 {
            let m =
                (l..<order - 1).first {
                    abs(below[$0]) <= Double.ulpOfOne * (abs(diagonal[$0]) + abs(diagonal[$0 + 1]))
                } ?? order - 1
            guard m > l else { break }
            // Wilkinson's shift, and rotations from m to l that chase the bulge.
            let ratio = (diagonal[l + 1] - diagonal[l]) / (2 * below[l])
            let root = hypot(ratio, 1)
            var g = diagonal[m] - diagonal[l] + below[l] / (ratio + (ratio < 0 ? -root : root))
            var (sine, cosine, shift) = (1.0, 1.0, 0.0)
            var isWhole = true
            for i in (l..<m).reversed() {
                let f = sine * below[i]
                let b = cosine * below[i]
                let r = hypot(f, g)
                below[i + 1] = r
                guard r > 0 else {
                    diagonal[i + 1] -= shift
                    below[m] = 0
                    isWhole = false
                    break
                }
                sine = f / r
                cosine = g / r
                g = diagonal[i + 1] - shift
                let t = (diagonal[i] - g) * sine + 2 * cosine * b
                shift = sine * t
                diagonal[i + 1] = g + shift
                g = cosine * t - b
                rotate(vectors + i * order, vectors + (i + 1) * order, order, cosine, sine)
            }
            guard isWhole else { continue }
            diagonal[l] -= shift
            below[l] = g
            below[m] = 0
        }
    }
}

/// Applies a plane rotation to two vectors: a′ = c·a − s·b, b′ = s·a + c·b.
@inline(__always)
package func rotate(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ count: Int, _ cosine: Double,
    _ sine: Double
) {
    var index = 0
    while index + 4 <= count {
        let (x, y) = (load4(a, index), load4(b, index))
        store4(x * cosine - y * sine, a, index)
        store4(x * sine + y * cosine, b, index)
        index += 4
    }
    while index < count {
        let (x, y) = (a[index], b[index])
        a[index] = x * cosine - y * sine
        b[index] = x * sine + y * cosine
        index += 1
    }
}
