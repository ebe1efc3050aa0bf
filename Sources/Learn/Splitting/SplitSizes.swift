/// The numbers of rows on the two sides of a split, checked: both at least one, together at most all.
struct SplitSizes: Equatable {
    /// The number of training rows.
    let train: Int
    /// The number of test rows.
    let test: Int

    /// Resolves a test size and a training size: fractions are rounded up for the test side and down for the
    /// training side, and a side that is not given takes the rest.
    ///
    /// - Parameter unspecified: the fraction of test rows if neither size is given.
    init(count: Int, test: SplitSize?, train: SplitSize?, unspecified: Double) throws {
        guard count > 0 else { throw LearnError.noRows(in: "the rows to split") }
        let test = test ?? (train == nil ? .fraction(unspecified) : nil)
        let testRows = try test.map { try rows($0, of: count, name: "testSize", rounded: .up) }
        let trainRows = try train.map { try rows($0, of: count, name: "trainSize", rounded: .down) }
        self.train = trainRows ?? count - (testRows ?? 0)
        self.test = testRows ?? count - (trainRows ?? 0)
        guard self.train > 0, self.test > 0, self.train + self.test <= count else {
            throw LearnError.invalidSplit(count: count, train: self.train, test: self.test)
        }
    }
}

private func rows(
    _ size: SplitSize, of count: Int, name: String, rounded rule: FloatingPointRoundingRule
) throws -> Int {
    switch size {
    case .count(let rows):
        guard rows > 0, rows < count else {
            throw LearnError.invalidParameter(
                name: name, value: String(rows), expected: "from 1 to \(count - 1) for \(count) rows")
        }
        return rows
    case .fraction(let fraction):
        guard fraction > 0, fraction < 1 else {
            throw LearnError.invalidParameter(
                name: name, value: "\(fraction)", expected: "a fraction between 0 and 1")
        }
        return Int((fraction * Double(count)).rounded(rule))
    }
}
