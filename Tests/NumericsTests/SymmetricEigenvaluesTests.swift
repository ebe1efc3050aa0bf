import TestSupport
import Testing

@testable import Numerics

@Suite struct SymmetricEigenvaluesTests {
    /// The largest difference of AV and VΛ, relative to the largest eigenvalue.
    private func residual(_ matrix: [Double], _ eigen: SymmetricEigenvalues) -> Double {
        let order = eigen.values.count
        let largest = eigen.values.map(abs).max() ?? 0
        return (0..<order).flatMap { k -> [Double] in
            let vector = Array(eigen.vectors[k * order..<(k + 1) * order])
            return (0..<order).map { row in
                abs(
                    dot(Array(matrix[row * order..<(row + 1) * order]), vector) - eigen.values[k]
                        * vector[row])
            }
        }.max().map { largest > 0 ? $0 / largest : $0 } ?? 0
    }

    private func symmetric(_ order: Int, seed: UInt32) -> [Double] {
        var random = RandomState(seed: seed)
        var matrix = random.normal(count: order * order)
        for i in 0..<order {
            for j in 0..<i { matrix[i * order + j] = matrix[j * order + i] }
        }
        return matrix
    }

    @Test func twoByTwo() {
        let eigen = SymmetricEigenvalues([2, 1, 1, 2], order: 2)
        #expect(isClose(eigen.values, [3, 1], 1e-15))
    }

    @Test(arguments: [1, 2, 3, 4, 5, 17, 60]) func decomposes(order: Int) {
        let matrix = symmetric(order, seed: UInt32(order))
        let eigen = SymmetricEigenvalues(matrix, order: order)
        #expect(residual(matrix, eigen) < 1e-14)
        #expect(eigen.values == eigen.values.sorted(by: >))
        for i in 0..<order {
            for j in 0...i {
                let product = dot(
                    Array(eigen.vectors[i * order..<(i + 1) * order]),
                    Array(eigen.vectors[j * order..<(j + 1) * order]))
                #expect(abs(product - (i == j ? 1 : 0)) < 1e-13)
            }
        }
    }

    @Test func eigenvaluesThatAreEqualOrZero() {
        let identity: [Double] = [1, 0, 0, 0, 1, 0, 0, 0, 1]
        #expect(SymmetricEigenvalues(identity, order: 3).values == [1, 1, 1])
        #expect(SymmetricEigenvalues([0, 0, 0, 0], order: 2).values == [0, 0])
        let ones = [Double](repeating: 1, count: 25)
        let eigen = SymmetricEigenvalues(ones, order: 5)
        #expect(isClose(eigen.values, [5, 0, 0, 0, 0], 1e-14) && residual(ones, eigen) < 1e-14)
    }

    @Test(arguments: [1e-300, 1e300]) func numbersOfAnySize(scale: Double) {
        let eigen = SymmetricEigenvalues([2, 1, 0, 1, 2, 1, 0, 1, 2].map { $0 * scale }, order: 3)
        #expect(
            isClose(eigen.values.map { $0 / scale }, [2 + 2.0.squareRoot(), 2, 2 - 2.0.squareRoot()], 1e-14))
    }
}
