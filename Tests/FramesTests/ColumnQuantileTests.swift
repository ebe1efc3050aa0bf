import Testing

import Numerics

@testable import Frames

@Suite struct ColumnQuantileTests {
    static let probabilities = [0, 0.01, 0.05, 0.1, 0.25, 0.3333333333333333, 0.5, 0.75, 0.9, 0.99, 1]

    /// pandas' `quantile` of a series with missing values.
    @Test(arguments: [
        (
            QuantileInterpolation.linear,
            [-4.5, -4.14, -2.7, -0.8999999999999998, 1.25, 1.75, 2, 7, 10.025, 11.015, 11.125]
        ),
        (.lower, [-4.5, -4.5, -4.5, -4.5, 1.25, 1.25, 2, 7, 9.75, 9.75, 11.125]),
        (.higher, [-4.5, 0, 0, 0, 1.25, 2, 2, 7, 11.125, 11.125, 11.125]),
        (.midpoint, [-4.5, -2.25, -2.25, -2.25, 1.25, 1.625, 2, 7, 10.4375, 10.4375, 11.125]),
        (.nearest, [-4.5, -4.5, -4.5, 0, 1.25, 2, 2, 7, 9.75, 11.125, 11.125]),
    ])
    func pandas(_ interpolation: QuantileInterpolation, _ expected: [Double]) throws {
        let x = Column("x", nanAsMissing: Reference.x)
        for (probability, quantile) in zip(Self.probabilities, expected) {
            #expect(try x.quantile(probability, interpolation: interpolation) == quantile)
        }
        let present = try x.presentDoubles
        #expect(Descriptive.quantiles(present, Self.probabilities, interpolation: interpolation) == expected)
    }

    /// DuckDB 2.0's `quantile_cont`.
    @Test func nanIsTheLargestNumber() throws {
        let x = Column("x", [.nan, 3, nil, 1])
        #expect(try x.quantile(0.25) == 2)
        #expect(try x.median() == 3)
        #expect(try x.quantile(0.75).isNaN)
    }

    @Test(arguments: [-0.1, 1.1, .nan])
    func refusesInvalidProbabilities(_ probability: Double) {
        #expect(throws: FrameError.self) { try Column("x", [1.0]).quantile(probability) }
    }
}
