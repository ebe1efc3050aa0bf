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
