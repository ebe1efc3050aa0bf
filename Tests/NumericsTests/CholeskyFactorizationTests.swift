import TestSupport
import Testing

@testable import Numerics

@Suite struct CholeskyFactorizationTests {
    private let matrix: [Double] = [4, 2, 0.4, 2, 5, 1, 0.4, 1, 3]

    @Test func solves() throws {
        let factor = try CholeskyFactorization(matrix, order: 3)
        let x = factor.solve([1, 2, 3])
        let back = (0..<3).map { row in (0..<3).reduce(0) { $0 + matrix[row * 3 + $1] * x[$1] } }
        #expect(isClose(back, [1, 2, 3]))
    }

    @Test func inverts() throws {
        let inverse = try CholeskyFactorization(matrix, order: 3).inverse
        for row in 0..<3 {
            for column in 0..<3 {
                let product = (0..<3).reduce(0) { $0 + matrix[row * 3 + $1] * inverse[$1 * 3 + column] }
                #expect(isClose(product, row == column ? 1 : 0))
            }
        }
    }

    @Test func unitsDoNotMatter() throws {
        let wild: [Double] = [1e-20, 5e-1, 5e-1, 1e20]
        #expect(isClose(try CholeskyFactorization(wild, order: 2).solve([1e-20, 0.5]), [1, 0]))
    }

    @Test func dependentColumnsAreNamed() {
        let error = #expect(throws: CholeskyFactorization.Singular.self) {
            try CholeskyFactorization([1, 0, 1, 0, 1, 1, 1, 1, 2], order: 3)
        }
        #expect(error?.column == 2)
    }
}
