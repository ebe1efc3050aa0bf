/// How the values of a column are told apart by trees: as the bins they fall into, numbered from low to high.
///
/// The number after the last bin stands for a missing value.
struct ColumnBins: Equatable, Sendable {
    /// The largest value of each bin but the last, rising: `x` is in bin `i` if it is above bound `i − 1` and at most
    /// bound `i`. Empty for categories.
    let upperBounds: [Double]
    /// The one value of each bin, where each bin has only one.
    let distinctValues: [Double]?
    /// How many bins there are, the missing one not counted.
    let count: Int
    /// Whether the bins are categories.
    let isCategorical: Bool

    /// The number that stands for a missing value.
    var missingCode: Int { count }

    /// A bin for each category.
    init(categoryCount: Int) {
        upperBounds = []
        distinctValues = nil
        count = categoryCount
        isCategorical = true
    }

    /// A bin for each of some values, which rise.
    init(distinctValues: [Double]) {
        self.distinctValues = distinctValues
        upperBounds = zip(distinctValues, distinctValues.dropFirst()).map(middle)
        count = distinctValues.count
        isCategorical = false
    }

    /// Bins between bounds, which rise.
    init(upperBounds: [Double]) {
        self.upperBounds = upperBounds
        distinctValues = nil
        count = upperBounds.count + 1
        isCategorical = false
    }

    /// What a tree compares with to part the rows up to one bin from those of a later one, if no row is between them;
    /// infinity after the last bin, to part all that is there from what is missing.
    func threshold(between bin: Int, and next: Int) -> Double {
        guard next < count else { return .infinity }
        guard let distinctValues else { return upperBounds[bin] }
        return middle(distinctValues[bin], distinctValues[next])
    }
}

/// The middle of two numbers of which the second is larger; the first where the middle cannot be told from the second.
private func middle(_ a: Double, _ b: Double) -> Double {
    let middle = a / 2 + b / 2
    return middle == b ? a : middle
}
