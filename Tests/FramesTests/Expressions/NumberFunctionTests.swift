import Base
import Testing

@testable import Frames

/// Functions of numbers, with the values of DuckDB 2.0 and, where it says so, of polars 2.1.
@Suite struct NumberFunctionTests {
    @Test func arithmeticOfIntegers() throws {
        let table = Examples.numbers
        // i + j
        try table.expect(
            col("i") + col("j"),
            .integers([3, 1, 1, 5, -5, nil, nil, 107, -107, 9007199254740994, nil, 35, -15, 0]))
        // i - j
        try table.expect(
            col("i") - col("j"),
            .integers([-3, 1, -3, 9, -9, nil, nil, 93, -93, 9007199254740992, nil, 15, -35, 6]))
        // i * j
        try table.expect(
            col("i") * col("j"),
            .integers([0, 0, -2, -14, -14, nil, nil, 700, 700, 9007199254740993, nil, 250, -250, -9]))
        // -i
        try table.expect(
            -col("i"), .integers([0, -1, 1, -7, 7, nil, -2, -100, 100, -9007199254740993, nil, -25, 25, -3]))
        // i + 1
        try table.expect(
            col("i") + 1, .integers([1, 2, 0, 8, -6, nil, 3, 101, -99, 9007199254740994, nil, 26, -24, 4]))
        // 10 - i
        try table.expect(
            10 - col("i"),
            .integers([10, 9, 11, 3, 17, nil, 8, -90, 110, -9007199254740983, nil, -15, 35, 7]))
        // polars: pl.when(c('j')!=0).then(c('i') // c('j')) – ours is missing for a divisor of 0, as Spark's
        try table.expect(
            col("i").floorDivided(by: col("j")),
            .integers([0, nil, -1, -4, -4, nil, nil, 14, 14, 9007199254740993, nil, 2, -3, -1]))
        // case when j <> 0 then i % j end
        try table.expect(
            col("i") % col("j"), .integers([0, nil, -1, 1, -1, nil, nil, 2, -2, 0, nil, 5, -5, 0]))
        // abs(i)
        try table.expect(
            col("i").absolute, .integers([0, 1, 1, 7, 7, nil, 2, 100, 100, 9007199254740993, nil, 25, 25, 3]))
        // sign(i)::bigint
        try table.expect(col("i").sign, .integers([0, 1, -1, 1, -1, nil, 1, 1, -1, 1, nil, 1, -1, 1]))
        // polars: c('i') // 2
        try table.expect(
            col("i").floorDivided(by: 2),
            .integers([0, 0, -1, 3, -4, nil, 1, 50, -50, 4503599627370496, nil, 12, -13, 1]))
    }

    @Test func aQuotientIsANumber() throws {
        let table = Examples.numbers
        // case when j <> 0 then i / j end – missing for a divisor of 0, as Spark's
        try table.expect(
            col("i") / col("j"),
            .reals([
                0.0, nil, -0.5, -3.5, -3.5, nil, nil, 14.285714285714286, 14.285714285714286,
                9007199254740992.0, nil, 2.5, -2.5, -1.0,
            ]))
        // case when y <> 0 then x / y end
        try table.expect(
            col("x") / col("y"),
            .reals([0.0, -0.0, nil, -3.0, -1.25, .nan, nil, .nan, nil, nil, 1.0, -1.3375, nil, .nan]))
        // cast(null as double)
        try table.expect(
            col("i") / 0, .reals([nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil]))
        // 0.5::double * i
        try table.expect(
            1 / 2 * col("i"),
            .reals([
                0.0, 0.5, -0.5, 3.5, -3.5, nil, 1.0, 50.0, -50.0, 4503599627370496.0, nil, 12.5, -12.5, 1.5,
            ]))
        // i / 4
        try table.expect(
            col("i") / 4,
            .reals([
                0.0, 0.25, -0.25, 1.75, -1.75, nil, 0.5, 25.0, -25.0, 2251799813685248.0, nil, 6.25, -6.25,
                0.75,
            ]))
    }

    @Test func arithmeticOfNumbers() throws {
        let table = Examples.numbers
        // x + y
        try table.expect(
            col("x") + col("y"),
            .reals([
                2.0, 3.0, 1.5, -1.0, 0.5, .nan, nil, .infinity, nil, 0.125, 2e+300, -0.6749999999999998, nil,
                .nan,
            ]))
        // x - y
        try table.expect(
            col("x") - col("y"),
            .reals([-2.0, -3.0, 1.5, -2.0, 4.5, .nan, nil, .nan, nil, 0.125, 0.0, -4.675, nil, .nan]))
        // x * y
        try table.expect(
            col("x") * col("y"),
            .reals([0.0, -0.0, 0.0, -0.75, -5.0, .nan, nil, .infinity, nil, 0.0, .infinity, -5.35, nil, .nan])
        )
        // -x
        try table.expect(
            -col("x"),
            .reals([
                -0.0, 0.0, -1.5, 1.5, -2.5, .nan, nil, -.infinity, .infinity, -0.125, -1e+300, 2.675, nil,
                -3.0,
            ]))
        // i + x
        try table.expect(
            col("i") + col("x"),
            .reals([
                0.0, 1.0, 0.5, 5.5, -4.5, nil, nil, .infinity, -.infinity, 9007199254740992.0, nil, 22.325,
                nil, 6.0,
            ]))
        // abs(x)
        try table.expect(
            col("x").absolute,
            .reals([0.0, 0.0, 1.5, 1.5, 2.5, .nan, nil, .infinity, .infinity, 0.125, 1e+300, 2.675, nil, 3.0])
        )
        // case when isnan(x) then 0 else sign(x) end::bigint
        try table.expect(col("x").sign, .integers([0, 0, 1, -1, 1, 0, nil, 1, -1, 1, 1, -1, nil, 1]))
    }

    @Test func powersAndLogarithms() throws {
        let table = Examples.numbers
        // polars: c('x').sqrt()
        try table.expect(
            col("x").squareRoot,
            .reals([
                0.0, -0.0, 1.224744871391589, .nan, 1.5811388300841898, .nan, nil, .infinity, .nan,
                0.3535533905932738, 1e+150, .nan, nil, 1.7320508075688772,
            ]))
        // polars: c('x').exp()
        try table.expect(
            col("x").exponential,
            .reals([
                1.0, 1.0, 4.4816890703380645, 0.22313016014842982, 12.182493960703473, .nan, nil, .infinity,
                0.0, 1.1331484530668263, .infinity, 0.06890682839466258, nil, 20.085536923187668,
            ]))
        // polars: c('x').log()
        try table.expect(
            col("x").logarithm,
            .reals([
                -.infinity, -.infinity, 0.4054651081081644, .nan, 0.9162907318741551, .nan, nil, .infinity,
                .nan, -2.0794415416798357, 690.7755278982137, .nan, nil, 1.0986122886681098,
            ]))
        // polars: c('i').cast(pl.Float64).log() / lit(10.0).log()
        try table.expect(
            col("i").logarithm(base: 10),
            .reals([
                -.infinity, 0.0, .nan, 0.8450980400142567, .nan, nil, 0.30102999566398114, 1.9999999999999998,
                .nan, 15.954589770191001, nil, 1.3979400086720373, .nan, 0.4771212547196624,
            ]))
        // pow(x, 2)
        try table.expect(
            col("x").power(2),
            .reals([
                0.0, 0.0, 2.25, 2.25, 6.25, .nan, nil, .infinity, .infinity, 0.015625, .infinity,
                7.155624999999999, nil, 9.0,
            ]))
        // pow(x, y)
        try table.expect(
            col("x").power(col("y")),
            .reals([
                0.0, -0.0, 1.0, .nan, 0.16, .nan, nil, .infinity, nil, 1.0, .infinity, 7.155624999999999, nil,
                .nan,
            ]))
        // pow(i, 2)
        try table.expect(
            col("i").power(2),
            .reals([
                0.0, 1.0, 1.0, 49.0, 49.0, nil, 4.0, 10000.0, 10000.0, 8.112963841460668e+31, nil, 625.0,
                625.0, 9.0,
            ]))
        // pow(i, -1)
        try table.expect(
            col("i").power(-1),
            .reals([
                .infinity, 1.0, -1.0, 0.14285714285714285, -0.14285714285714285, nil, 0.5, 0.01, -0.01,
                1.1102230246251565e-16, nil, 0.04, -0.04, 0.3333333333333333,
            ]))
    }

    @Test func angles() throws {
        let table = Examples.numbers
        // polars: c('x').sin()
        try table.expect(
            col("x").sine,
            .reals([
                0.0, -0.0, 0.9974949866040544, -0.9974949866040544, 0.5984721441039565, .nan, nil, .nan, .nan,
                0.12467473338522769, -0.8178819121159085, -0.44984578024662736, nil, 0.1411200080598672,
            ]))
        // polars: c('x').cos()
        try table.expect(
            col("x").cosine,
            .reals([
                1.0, 1.0, 0.0707372016677029, 0.0707372016677029, -0.8011436155469337, .nan, nil, .nan, .nan,
                0.992197667229329, -0.5753861119575491, -0.8931062501149026, nil, -0.9899924966004454,
            ]))
        // polars: c('y').tan()
        try table.expect(
            col("y").tangent,
            .reals([
                -2.185039863261519, -0.1425465430742778, 0.0, 0.5463024898437905, 2.185039863261519,
                1.5574077246549023, .nan, .nan, nil, 0.0, 1.4214488238747245, -2.185039863261519, nil, .nan,
            ]))
        // case when i < 1000 then cos(2 * pi() * i / 100) else cos(2 * pi() * i / 100) end
        try table.expect(
            (2 * .pi * col("i") / 100).cosine,
            .reals([
                1.0, 0.9980267284282716, 0.9980267284282716, 0.9048270524660196, 0.9048270524660196, nil,
                0.9921147013144779, 1.0, 1.0, 0.88942252414669, nil, 6.123233995736766e-17,
                6.123233995736766e-17, 0.9822872507286887,
            ]))
    }

    @Test func rounding() throws {
        let table = Examples.numbers
        // round(x)
        try table.expect(
            col("x").rounded(),
            .reals([0.0, -0.0, 2.0, -2.0, 3.0, .nan, nil, .infinity, -.infinity, 0.0, 1e+300, -3.0, nil, 3.0])
        )
        // round(x, 1)
        try table.expect(
            col("x").rounded(1),
            .reals([0.0, -0.0, 1.5, -1.5, 2.5, .nan, nil, .infinity, -.infinity, 0.1, 1e+300, -2.7, nil, 3.0])
        )
        // round(x, 2)
        try table.expect(
            col("x").rounded(2),
            .reals([
                0.0, -0.0, 1.5, -1.5, 2.5, .nan, nil, .infinity, -.infinity, 0.13, 1e+300, -2.68, nil, 3.0,
            ]))
        // round(i, -1)::bigint
        try table.expect(
            col("i").rounded(-1),
            .integers([0, 0, 0, 10, -10, nil, 0, 100, -100, 9007199254740990, nil, 30, -30, 0]))
        // i
        try table.expect(
            col("i").rounded(2),
            .integers([0, 1, -1, 7, -7, nil, 2, 100, -100, 9007199254740993, nil, 25, -25, 3]))
        // floor(x)
        try table.expect(
            col("x").roundedDown,
            .reals([0.0, -0.0, 1.0, -2.0, 2.0, .nan, nil, .infinity, -.infinity, 0.0, 1e+300, -3.0, nil, 3.0])
        )
        // ceil(x)
        try table.expect(
            col("x").roundedUp,
            .reals([0.0, -0.0, 2.0, -1.0, 3.0, .nan, nil, .infinity, -.infinity, 1.0, 1e+300, -2.0, nil, 3.0])
        )
        // floor(i)::double
        try table.expect(
            col("i").roundedDown,
            .reals([
                0.0, 1.0, -1.0, 7.0, -7.0, nil, 2.0, 100.0, -100.0, 9007199254740992.0, nil, 25.0, -25.0, 3.0,
            ]))
        // round(x, -2)
        try table.expect(
            col("x").rounded(-2),
            .reals([0.0, -0.0, 0.0, -0.0, 0.0, .nan, nil, .infinity, -.infinity, 0.0, 1e+300, -0.0, nil, 0.0])
        )
    }

    @Test func extremesOfSeveral() throws {
        let table = Examples.numbers
        // least(x, y)
        try table.expect(
            least(col("x"), col("y")),
            .reals([
                0.0, -0.0, 0.0, -1.5, -2.0, 1.0, .nan, .infinity, -.infinity, 0.0, 1e+300, -2.675, nil, 3.0,
            ]))
        // greatest(x, y)
        try table.expect(
            greatest(col("x"), col("y")),
            .reals([
                2.0, 3.0, 1.5, 0.5, 2.5, .nan, .nan, .infinity, -.infinity, 0.125, 1e+300, 2.0, nil, .nan,
            ]))
        // least(i, j, 2)
        try table.expect(
            least(col("i"), col("j"), 2), .integers([0, 0, -1, -2, -7, 1, 2, 2, -100, 1, 2, 2, -25, -3]))
        // greatest(i, x)
        try table.expect(
            greatest(col("i"), col("x")),
            .reals([
                0.0, 1.0, 1.5, 7.0, 2.5, .nan, 2.0, .infinity, -100.0, 9007199254740992.0, 1e+300, 25.0,
                -25.0, 3.0,
            ]))
        // case when i < 0 then 0 when i > 7 then 7 else i end
        try table.expect(col("i").clipped(0, 7), .integers([0, 1, 0, 7, 0, nil, 2, 7, 0, 7, nil, 7, 0, 3]))
        // case when x < -1 then -1 when x > 2 then 2 else x end
        try table.expect(
            col("x").clipped(-1, 2),
            .reals([0.0, -0.0, 1.5, -1.0, 2.0, 2.0, nil, 2.0, -1.0, 0.125, 2.0, -1.0, nil, 2.0]))
    }
}
