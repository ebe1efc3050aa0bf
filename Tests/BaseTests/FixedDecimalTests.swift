import Testing

@testable import Base

@Suite struct FixedDecimalTests {
    /// The results of C's `printf("%.*f")`.
    @Test(arguments: [
        (2.675, 2, "2.67"), (1.005, 2, "1.00"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (0.5, 0, "0"),
        (1.5, 0, "2"),
        (2.5, 0, "2"), (-1.25, 1, "-1.2"), (-0.0, 1, "-0.0"), (0, 3, "0.000"), (1e-10, 6, "0.000000"),
        (123_456_789.123, 3, "123456789.123"), (0.1, 15, "0.100000000000000"),
        (.leastNonzeroMagnitude, 2, "0.00"),
        (99.995, 2, "100.00"), (0.05, 1, "0.1"), (999_999_999_999_999.9, 1, "999999999999999.9"),
    ])
    func rounds(_ value: Double, _ decimals: Int, _ expected: String) {
        #expect(value.fixed(decimals: decimals) == expected)
    }

    @Test func largeAndInfiniteNumbersHaveNoFixedNotation() {
        #expect(1e17.fixed(decimals: 2) == "1e+17")
        #expect((-Double.infinity).fixed(decimals: 2) == "-inf")
    }
}
