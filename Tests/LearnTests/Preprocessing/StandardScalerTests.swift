import Numerics
import TestSupport
import Testing

@testable import Learn

@Suite struct StandardScalerTests {
    private let x: Matrix

    init() throws {
        x = try Matrix([
            "a": [1, 2, 4, 9, -1.5], "same": [10, 10, 10, 10, 10], "wide": [5, -3, 0, 1e6, 2],
            "gaps": [.nan, 4, 8, .nan, 4],
        ])
    }

    @Test func computesPopulationMoments() throws {
        let scaler = try StandardScaler().fit(x)
        #expect(isClose(scaler.means, [2.9, 10, 200000.8, 5.333333333333333]))
        #expect(isClose(scaler.variances, [12.44, 0, 159999680006.95996, 3.5555555555555554]))
        #expect(isClose(scaler.scales, [3.52703841770968, 1, 399999.6000085, 1.8856180831641267]))
        #expect(scaler.counts == [5, 5, 5, 3])
    }

    @Test func keepsNaN() throws {
        let scaled = try StandardScaler().fitTransform(x)
        #expect(isClose(scaled[0, 0], -0.5386955782675555))
        #expect(scaled[0, 1] == 0)
        #expect(scaled[0, 3].isNaN)
        #expect(isClose(scaled[1, 3], -0.7071067811865474))
    }

    @Test func aColumnConstantUpToRoundingIsNotScaled() throws {
        #expect(try StandardScaler().fit(Matrix(["a": [1, 1.000000000000001, 1]])).scales == [1])
        #expect(
            try StandardScaler().fit(Matrix(["a": [100000000.1, 100000000.1, 100000000.1]])).scales == [1])
    }

    @Test func centringAndScalingAreOptional() throws {
        #expect(try StandardScaler(withMean: false).fitTransform(Matrix(["a": [2, 4]])).values == [2, 4])
        #expect(
            try StandardScaler(withStandardDeviation: false).fitTransform(Matrix(["a": [2, 6]])).values == [
                -2, 2,
            ])
    }

    @Test func scalingIsInvertible() throws {
        let plain = try x.selecting(["a", "wide"])
        let scaler = try StandardScaler().fit(plain)
        #expect(isClose(try scaler.inverseTransform(scaler.transform(plain)).values, plain.values))
    }

    @Test func momentsOfChunksAreMerged() throws {
        var random = RandomState(seed: 1)
        let values = random.normal(mean: 1e6, standardDeviation: 1, count: 20_000)
        let scaler = try StandardScaler().fit(Matrix(["a": values]))
        let mean = values.reduce(0) { $0 + ($1 - 1e6) } / 20_000 + 1e6
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        #expect(isClose(scaler.means, [mean]) && isClose(scaler.variances, [variance], 1e-10))
    }
}
