import Numerics
import TestSupport
import Testing

@testable import Statistics

/// Reference values of `scipy.stats` and `scipy.special`.
@Suite struct DistributionTests {
    private func agrees(_ value: Double, _ expected: Double) -> Bool {
        abs(value - expected) <= 1e-11 * abs(expected)
    }

    @Test func studentT() throws {
        let five = try StudentTDistribution(degreesOfFreedom: 5)
        #expect(agrees(five.cumulativeProbability(at: -3), 0.015049623948731293))
        #expect(agrees(five.cumulativeProbability(at: 0.1), 0.5378849294226697))
        let seven = try StudentTDistribution(degreesOfFreedom: 7)
        #expect(agrees(seven.quantile(0.025), -2.3646242515927844))
        #expect(agrees(seven.quantile(0.999), 4.785289628638333))
        #expect(seven.quantile(0.5) == 0 && seven.quantile(0) == -.infinity && seven.quantile(1.1).isNaN)
        #expect(seven.cumulativeProbability(at: .infinity) == 1)
    }

    @Test func farTails() throws {
        #expect(
            agrees(
                try StudentTDistribution(degreesOfFreedom: 1000).upperTailProbability(at: 50),
                1.379336206162586e-274))
        #expect(
            agrees(
                try ChiSquaredDistribution(degreesOfFreedom: 1000).upperTailProbability(at: 2000),
                4.1436785914539184e-69))
        #expect(agrees(try StudentTDistribution(degreesOfFreedom: 3.5).quantile(1e-12), -3163.0306837980147))
    }

    @Test func chiSquared() throws {
        let two = try ChiSquaredDistribution(degreesOfFreedom: 2)
        #expect(agrees(two.upperTailProbability(at: 3.84), 0.14660696213035013))
        #expect(agrees(two.cumulativeProbability(at: 3.84), 1 - 0.14660696213035013))
        #expect(
            agrees(try ChiSquaredDistribution(degreesOfFreedom: 1e5).quantile(0.999), 101387.69553252945))
        #expect(two.cumulativeProbability(at: -1) == 0 && two.quantile(1) == .infinity)
    }

    @Test func fisherF() throws {
        let f = try FDistribution(numeratorDegreesOfFreedom: 3, denominatorDegreesOfFreedom: 20)
        #expect(agrees(f.upperTailProbability(at: 3.2), 0.04546722991624888))
        #expect(agrees(f.quantile(1 - 0.04546722991624888), 3.2))
        #expect(f.upperTailProbability(at: .infinity) == 0 && f.upperTailProbability(at: -1) == 1)
    }

    @Test func beta() throws {
        let beta = try BetaDistribution(alpha: 7, beta: 14)
        #expect(agrees(beta.quantile(0.025), 0.15390920478454118))
        #expect(
            agrees(
                try BetaDistribution(alpha: 30, beta: 10).cumulativeProbability(at: 0.7), 0.2241297491808364))
        #expect(
            agrees(
                try BetaDistribution(alpha: 3000, beta: 7000).cumulativeProbability(at: 0.3),
                0.5011607691362496))
    }

    @Test func counts() throws {
        let binomial = try BinomialDistribution(trials: 10, probability: 0.3)
        #expect(agrees(binomial.probability(of: 2), 0.2334744405000001))
        #expect(agrees(binomial.cumulativeProbability(at: 1), 0.0282475249 + 0.12106082099999989))
        #expect(
            agrees(
                try BinomialDistribution(trials: 10000, probability: 0.3).upperTailProbability(at: 3200),
                6.808876658202156e-06))
        let poisson = try PoissonDistribution(mean: 3)
        #expect(agrees(poisson.cumulativeProbability(at: 1), 0.1991482734714558))
        #expect(agrees(poisson.probability(of: 0), 0.04978706836786395))
        #expect(
            agrees(try PoissonDistribution(mean: 1000).upperTailProbability(at: 1100), 0.0008676409634435647))
    }

    @Test func quantilesInvertProbabilities() throws {
        let distribution = try StudentTDistribution(degreesOfFreedom: 4)
        for probability in stride(from: 0.02, to: 1, by: 0.07) {
            let value = distribution.quantile(probability)
            #expect(isClose(distribution.cumulativeProbability(at: value), probability))
        }
    }

    @Test func parametersOutOfRange() {
        #expect(throws: ArgumentError.self) { try StudentTDistribution(degreesOfFreedom: 0) }
        #expect(throws: ArgumentError.self) { try ChiSquaredDistribution(degreesOfFreedom: .nan) }
        #expect(throws: ArgumentError.self) { try BetaDistribution(alpha: 1, beta: -1) }
        #expect(throws: ArgumentError.self) { try BinomialDistribution(trials: 1, probability: 1.1) }
        #expect(throws: ArgumentError.self) { try PoissonDistribution(mean: 0) }
    }
}
