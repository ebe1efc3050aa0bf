import Base
import Numerics

/// Principal components: the directions in which rows vary most, each at right angles to those before, and the rows
/// in these directions. Columns in units of different size want a `StandardScaler` first.
///
///     let pca = try PCA(components: 2).fit(x)
///     pca.explainedVarianceRatio
///     let plane = try pca.transform(x)        // columns pc1, pc2
///
/// The decomposition is exact, with scikit-learn's choice of signs: the largest loading of each component is positive,
/// the first of equally large ones.
///
/// Sources: Jolliffe, *Principal Component Analysis*, 2nd ed. (2002); for the noise variance Tipping & Bishop,
/// “Probabilistic principal component analysis”, Journal of the Royal Statistical Society B 61 (1999).
public struct PCA: Transformer, Equatable {
    /// How many components are kept: a number of them (`2`), a share of the variance (`0.9`), or all.
    public enum Components: Equatable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
        /// As many as there are: the number of columns, or of rows if there are fewer.
        case all
        /// So many, at most as many as there are.
        case count(Int)
        /// As few as explain more than this share of the variance, between 0 and 1.
        case varianceShare(Double)

        /// So many components.
        public init(integerLiteral count: Int) { self = .count(count) }

        /// A share of the variance.
        public init(floatLiteral share: Double) { self = .varianceShare(share) }
    }

    /// How many components are kept.
    public var components: Components
    /// Whether the columns that come out are scaled to a variance of one.
    public var whiten: Bool
    /// At most so many threads; all cores if nil. The result does not depend on it.
    public var threadCount: Int?

    /// Principal components that are yet to be fitted.
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
        try x.requireUsable(by: "principal component analysis")
        guard x.rowCount > 1 else {
            throw LearnError.invalidParameter(
                name: "the number of rows", value: "1", expected: "at least 2, for there to be a variance")
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
            explainedVarianceRatio: Array(ratios.prefix(count)), singularValues: Array(values.prefix(count)),
            noiseVariance: rest.isEmpty ? 0 : rest.reduce(0, +) / Double(rest.count), whiten: whiten)
    }

    /// The singular values of the rows about their mean, and the directions that go with them.
    private func decompose(_ x: Matrix, _ mean: [Double]) throws -> (values: [Double], vectors: [[Double]]) {
        let columnCount = x.columnCount
        func vectors(_ values: [Double]) -> [[Double]] {
            stride(from: 0, to: values.count, by: columnCount).map { Array(values[$0..<$0 + columnCount]) }
        }
        // Of many rows the covariance says it all. Where there are few, a component may vary so little that its variance
        // drowns in the rounding of the others'.
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
        case .varianceShare(let share):
            var sum = 0.0
            for (index, ratio) in ratios.enumerated() {
                sum += ratio
                if sum > share { return index + 1 }
            }
            return most
        }
    }

    /// The component with the sign that makes its largest loading positive. Loadings that differ by no more than rounding
    /// count as equally large.
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
        case .varianceShare(let share):
            guard share > 0, share < 1 else {
                throw LearnError.invalidParameter(
                    name: "components", value: "\(share)", expected: "a share between 0 and 1")
            }
        }
    }
}

extension Matrix {
    /// Rows as columns, which are named by their positions.
    fileprivate func transposed() -> Matrix {
        Matrix(
            uncheckedRowCount: columnCount, columnNames: (0..<rowCount).map { String($0) },
            values: (0..<rowCount).flatMap { row(at: $0) })
    }
}
