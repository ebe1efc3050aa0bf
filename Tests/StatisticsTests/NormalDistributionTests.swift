import Numerics
import TestSupport
import Testing

@testable import Statistics

/// Reference values of `scipy.stats.norm`.
@Suite struct NormalDistributionTests {
    private let normal = NormalDistribution.standard

    @Test(arguments: [
        (-3, 0.0013498980316300933), (-1.96, 0.024997895148220435), (0, 0.5), (0.1, 0.539827837277029),
        (2.3, 0.9892758899783242),
    ])
    func cumulativeProbability(value: Double, expected: Double) {
        #expect(isClose(normal.cumulativeProbability(at: value), expected, 1e-15))
        #expect(isClose(normal.upperTailProbability(at: -value), expected, 1e-15))
    }

    @Test func farTail() {
        // erfc keeps its digits where 1 − Φ has lost all.
        #expect(abs(normal.upperTailProbability(at: 10) / 7.619853024160527e-24 - 1) < 1e-12)
    }

    @Test(arguments: [
        (1e-10, -6.361340902404056), (0.001, -3.090232306167813), (0.025, -1.9599639845400545), (0.5, 0),
        (0.9, 1.2815515655446004), (0.975, 1.959963984540054), (0.999999, 4.753424308817087),
    ])
    func quantile(probability: Double, expected: Double) {
        #expect(isClose(normal.quantile(probability), expected, 1e-13))
    }

    @Test func quantileInvertsTheProbability() {
        for z in stride(from: -8.0, through: 5, by: 0.37) {
            #expect(isClose(normal.quantile(normal.cumulativeProbability(at: z)), z, 1e-10))
        }
        #expect(
            normal.quantile(0) == -.infinity && normal.quantile(1) == .infinity && normal.quantile(2).isNaN)
    }

    @Test func otherMeansAndDeviations() throws {
        let other = try NormalDistribution(mean: 10, standardDeviation: 2)
        #expect(isClose(other.cumulativeProbability(at: 12), normal.cumulativeProbability(at: 1)))
        #expect(isClose(other.quantile(0.975), 10 + 2 * 1.959963984540054))
        #expect(isClose(other.density(at: 10), 0.19947114020071635))
        #expect(throws: ArgumentError.self) { try NormalDistribution(mean: 0, standardDeviation: 0) }
    }
}
