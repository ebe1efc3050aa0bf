import Base
import Numerics

/// Principal component analysis: the directions in which rows vary most, each orthogonal to those before, and
/// the coordinates of rows along them. Columns of different units should be scaled by a `StandardScaler`
/// first.
///
///     let pca = try PCA(components: 2).fit(x)
///     pca.explainedVarianceRatio
///     let plane = try pca.transform(x)        // columns pc1, pc2
///
/// The decomposition is exact, with scikit-learn's choice of signs: the largest loading of each component is
/// positive, the first of equally large ones.
///
/// Sources: Jolliffe, *Principal Component Analysis*, 2nd ed. (2002); for the noise variance Tipping & Bishop,
/// “Probabilistic principal component analysis”, Journal of the Royal Statistical Society B 61 (1999).
public struct PCA: Transformer, Equatable, Encodable, Keyed {
    /// The number of components to keep: a number (`2`), a fraction of the variance to explain (`0.9`), or
    /// all.
    public enum Components:
        Equatable, Sendable, Codable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral
    {
        /// All components: the number of columns, or of rows if that is smaller.
        case all
        /// A number of components.
        case count(Int)
        /// As few components as explain more than this fraction of the variance, between 0 and 1.
        case varianceFraction(Double)

        /// Creates a number of components.
        public init(integerLiteral count: Int) { self = .count(count) }

        /// Creates a fraction of the variance to explain.
        public init(floatLiteral fraction: Double) { self = .varianceFraction(fraction) }
    }

    /// The number of components to keep.
    public var components: Components
    /// Whether the output columns are scaled to a variance of one.
    public var whiten: Bool
    /// The maximum number of threads; all cores if nil. The result does not depend on it.
    public var threadCount: Int?

    /// Creates a PCA.
    public init(components: Components = .all, whiten: Bool = false, threadCount: Int? = nil) {
        self.components = components
        self.whiten = whiten
        self.threadCount = threadCount
    }

    /// Finds the components.
    ///
    /// - Throws: `LearnError` for fewer than two rows, no columns, anything but finite numbers, and more components
    ///   than rows or columns; `CancellationError`.
    public func fit(_ x: Matrix) throws -> Fitted {
        try kept("PCA.fit", self, x) {
            try x.requireUsable(by: "principal component analysis")
            guard x.rowCount > 1 else {
                throw LearnError.invalidParameter(
                    name: "the number of rows", value: "1", expected: "at least 2, for there to be a variance"
                )
            }
            let most = min(x.rowCount, x.columnCount)
            try requireParameters(most)
            let progress = ProgressReporter("principal components", total: 1)
            let mean = try x.columnMoments().map(\.mean)
            let (values, vectors) = try decompose(x, mean)
            progress.advance()
            try progress.checkCancellation()
            let variances = values.map { $0 * $0 / Double(x.rowCount - 1) }
            let total = variances.reduce(0, +)
            guard total.isFinite else { throw LearnError.overflow(estimator: "principal component analysis") }
            let ratios = variances.map { total > 0 ? $0 / total : 0 }
            let count = componentCount(ratios, most)
            let rest = variances[count...]
            return Fitted(
                columnNames: x.columnNames, mean: mean, components: vectors.prefix(count).map(signed),
                explainedVariance: Array(variances.prefix(count)),
                explainedVarianceRatio: Array(ratios.prefix(count)),
                singularValues: Array(values.prefix(count)),
                noiseVariance: rest.isEmpty ? 0 : rest.reduce(0, +) / Double(rest.count), whiten: whiten)
        }
    }

    /// Returns the singular values of the centred rows and the corresponding directions.
    private func decompose(_ x: Matrix, _ mean: [Double]) throws -> (values: [Double], vectors: [[Double]]) {
        let columnCount = x.columnCount
        func vectors(_ values: [Double]) -> [[Double]] {
            stride(from: 0, to: values.count, by: columnCount).map { Array(values[$0..<$0 + columnCount]) }
        }
        // With many rows the covariance is accurate enough. With few, a component may have so little variance
        // that it is lost in the rounding errors of the others.
        if x.rowCount >= 10 * columnCount {
            let products = x.crossProducts(about: mean, threadCount: threadCount)
            guard products.allSatisfy(\.isFinite) else { return ([.infinity], []) }
            let eigen = SymmetricEigenvalues(products, order: columnCount)
            return (eigen.values.map { max($0, 0).squareRoot() }, vectors(eigen.vectors))
        }
        let centered = try x.standardized(centers: mean, scales: mean.map { _ in 1 })
        guard centered.values.reduce(0, { $0 + $1 * $1 }).isFinite else { return ([.infinity], []) }
        if x.rowCount >= columnCount {
            let decomposition = SingularValues(centered, threadCount: threadCount)
            return (decomposition.values, vectors(decomposition.right))
        }
        let decomposition = SingularValues(centered.transposed(), threadCount: threadCount)
        return (decomposition.values, decomposition.left)
    }

    private func componentCount(_ ratios: [Double], _ most: Int) -> Int {
        switch components {
        case .all: return most
        case .count(let count): return count
        case .varianceFraction(let fraction):
            var sum = 0.0
            for (index, ratio) in ratios.enumerated() {
                sum += ratio
                if sum > fraction { return index + 1 }
            }
            return most
        }
    }

    /// Returns the component with the sign that makes its largest loading positive. Loadings that differ by
    /// no more than rounding errors count as equally large.
    private func signed(_ component: [Double]) -> [Double] {
        let largest = component.reduce(0) { max($0, abs($1)) } * (1 - 1e-12)
        let isNegative = (component.first { abs($0) >= largest } ?? 0) < 0
        return isNegative ? component.map { -$0 } : component
    }

    private func requireParameters(_ most: Int) throws {
        if let threadCount, threadCount < 1 {
            throw LearnError.invalidParameter(
                name: "threadCount", value: String(threadCount), expected: "at least 1")
        }
        switch components {
        case .all: break
        case .count(let count):
            guard count >= 1, count <= most else {
                throw LearnError.invalidParameter(
                    name: "components", value: String(count),
                    expected: "from 1 to \(most), the smaller of the numbers of rows and columns")
            }
        case .varianceFraction(let fraction):
            guard fraction > 0, fraction < 1 else {
                throw LearnError.invalidParameter(
                    name: "components", value: "\(fraction)", expected: "a fraction between 0 and 1")
            }
        }
    }
}

extension Matrix {
    /// Returns the matrix with its rows as columns, named by their indices.
    func transposed() -> Matrix {
        Matrix(
            uncheckedRowCount: columnCount, columnNames: (0..<rowCount).map { String($0) },
            values: (0..<rowCount).flatMap { row(at: $0) })
    }
}
