/// The numbers of rows on the two sides of a split, checked: both at least one, together at most all.
struct SplitSizes: Equatable {
    /// Rows to learn from.
    let train: Int
    /// Rows to test on.
    let test: Int

    /// The sizes that a test size and a training size come to: shares of the test side are rounded up, of the
    /// training side down, and a side that is not given takes the rest.
    ///
    /// - Parameter unspecified: the share of the test side if neither is given.
    init(count: Int, test: SplitSize?, train: SplitSize?, unspecified: Double) throws {
        guard count > 0 else { throw LearnError.noRows(in: "what is to be split") }
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
    case .fraction(let share):
        guard share > 0, share < 1 else {
            throw LearnError.invalidParameter(
                name: name, value: "\(share)", expected: "a share between 0 and 1")
        }
        return Int((share * Double(count)).rounded(rule))
    }
}
