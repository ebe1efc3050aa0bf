import Foundation
import TestSupport
import Testing

@testable import Numerics

@Suite struct VectorFunctionsTests {
    @Test func exponential() {
        for x in stride(from: -745.0, through: 0, by: 0.0371) {
            let expected = exp(max(x, -708))
            #expect(abs(expOfNonPositive(Lanes(repeating: x))[2] - expected) <= 4e-16 * expected)
        }
        #expect(expOfNonPositive(.zero) == Lanes(repeating: 1))
    }

    @Test func logarithm() {
        for u in stride(from: 0.0, through: 1, by: 0.00037) + [1e-300, 1e-17, 0.41421356237309503] {
            #expect(abs(logOfOnePlus(Lanes(repeating: u))[1] - log1p(u)) <= 4e-16 * log1p(u))
        }
    }

    @Test func logisticFunction() {
        for x in [-1000, -30, -1, -1e-9, 0, 1e-9, 2, 40, 1000] {
            let (probability, decay) = logistic(Lanes(repeating: x))
            #expect(isClose(probability[0], 1 / (1 + exp(-x)), 1e-15))
            #expect(isClose(decay[3], exp(-abs(x)), 1e-15))
        }
    }
}

extension StrideThrough<Double> {
    fileprivate static func + (a: Self, b: [Double]) -> [Double] { Array(a) + b }
}

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
