import Testing

@testable import Base

struct NumberFormatTests {
    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (19382, "19,382"), (1_234_567, "1,234,567"),
        (-1000, "−1,000"),
        (Int.min, "−9,223,372,036,854,775,808"),
    ])
    func wholeNumbers(value: Int, text: String) {
        #expect(NumberFormat.grouped(value) == text)
    }

    /// The results of Python's `format(value, ",.Nf")`, except for the minus sign.
    @Test(arguments: [
        (0.6260367160562855, 3, "0.626"), (1.115, 2, "1.11"), (2.675, 2, "2.67"), (1.005, 2, "1.00"),
        (0.125, 2, "0.12"),
        (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"), (-1.5, 0, "−2"), (0.1 + 0.2, 2, "0.30"),
        (84304.63603, 2, "84,304.64"), (-0.004, 2, "0.00"), (0, 1, "0.0"), (999.995, 2, "1,000.00"),
        (1e14, 0, "100,000,000,000,000"),
        (123456789.987654321, 6, "123,456,789.987654"), (0.000123456, 8, "0.00012346"),
        (Double.leastNonzeroMagnitude, 3, "0.000"),
    ])
    func decimals(value: Double, count: Int, text: String) {
        #expect(NumberFormat.fixed(value, decimals: count) == text)
    }

    @Test(arguments: [
        (84304.63603, "84,305"), (32.42173, "32.422"), (0.5, "0.5"), (0, "0"), (-3, "−3"),
        (0.62603671, "0.62604"),
        (1234567.8, "1,234,568"), (0.0001234567, "0.00012346"), (0.000012, "1.2×10⁻⁵"), (1.5e20, "1.5×10²⁰"),
        (-9.99999e-7, "−1×10⁻⁶"), (9.999999e-7, "1×10⁻⁶"), (Double.leastNonzeroMagnitude, "4.9407×10⁻³²⁴"),
        (1.7976931348623157e308, "1.7977×10³⁰⁸"), (.nan, "–"), (.infinity, "∞"), (-.infinity, "−∞"),
        (99999.96, "100,000"),
    ])
    func significantDigits(value: Double, text: String) {
        #expect(NumberFormat.significant(value) == text)
    }

    @Test(arguments: [(0.6260367, 1, "62.6%"), (1, 0, "100%"), (-0.0512, 2, "−5.12%"), (.nan, 1, "–")])
    func percentages(value: Double, decimals: Int, text: String) {
        #expect(NumberFormat.percent(value, decimals: decimals) == text)
    }

    @Test(arguments: [
        (9999, "9,999"), (10_000, "10k"), (1_250_000, "1.25M"), (-2.5e9, "−2.5B"), (3e13, "30T"),
        (999_999, "1M"),
        (0.25, "0.25"),
    ])
    func compactNumbers(value: Double, text: String) {
        #expect(NumberFormat.compact(value) == text)
    }
}
