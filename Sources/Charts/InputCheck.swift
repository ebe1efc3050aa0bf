import Base

/// Checks the lists and numbers that a chart is made from.
struct InputCheck {
    /// The kind of the chart in words, such as `dot plot`.
    let chart: String

    /// Requires a list to be as long as the list that it belongs to.
    ///
    /// - Parameters:
    ///   - count: the length of the list.
    ///   - expected: the length of the other list.
    ///   - list: the list in words, such as `values of “test”`.
    ///   - items: the items of the other list in words, such as `categories`.
    func require(_ count: Int, equals expected: Int, of list: String, for items: String) throws(ChartError) {
        guard count == expected else {
            throw .lengthMismatch(chart: chart, list: list, count: count, expected: expected, items: items)
        }
    }

    /// Requires a list to have items.
    func requireAny(_ count: Int, _ items: String) throws(ChartError) {
        guard count > 0 else { throw .nothingToDraw(chart: chart, missing: items) }
    }

    /// Requires numbers to lie within a range, which NaN never does.
    func require(
        _ values: some Sequence<Double>, in range: ClosedRange<Double>, of subject: String, expected: String
    ) throws(ChartError) {
        guard let value = values.first(where: { !range.contains($0) }) else { return }
        throw invalid(value, of: subject, expected: expected)
    }

    /// Requires numbers to be fractions.
    func requireShares(_ values: some Sequence<Double>, of subject: String) throws(ChartError) {
        try require(values, in: 0...1, of: subject, expected: "from 0 to 1")
    }

    /// Requires numbers to be finite.
    func requireFinite(_ values: some Sequence<Double>, of subject: String) throws(ChartError) {
        let limit = Double.greatestFiniteMagnitude
        try require(values, in: -limit...limit, of: subject, expected: "a finite number")
    }

    /// Returns the error of a number that the chart can't show.
    func invalid(_ value: Double, of subject: String, expected: String) -> ChartError {
        .invalidValue(
            chart: chart, of: subject, value: NumberFormat.significant(value), expected: expected)
    }
}
