/// The bins that divide the values of a column, numbered in ascending order.
///
/// The number after the last bin is the code of missing values.
struct ColumnBins: Equatable, Sendable {
    /// The upper bound of each bin but the last, ascending: `x` is in bin `i` if it is above bound `i − 1` and at most bound
    /// `i`. Empty for categories.
    let upperBounds: [Double]
    /// The value of each bin; nil if bins may hold several values.
    let distinctValues: [Double]?
    /// The number of bins, not counting missing values.
    let count: Int
    /// Whether the bins are categories.
    let isCategorical: Bool

    /// The code of missing values.
    var missingCode: Int { count }

    /// Creates a bin for each category.
    init(categoryCount: Int) {
        upperBounds = []
        distinctValues = nil
        count = categoryCount
        isCategorical = true
    }

    /// Creates a bin for each value; the values are ascending.
    init(distinctValues: [Double]) {
        self.distinctValues = distinctValues
        upperBounds = zip(distinctValues, distinctValues.dropFirst()).map(middle)
        count = distinctValues.count
        isCategorical = false
    }

    /// Creates bins between bounds, which are ascending.
    init(upperBounds: [Double]) {
        self.upperBounds = upperBounds
        distinctValues = nil
        count = upperBounds.count + 1
        isCategorical = false
    }

    /// The threshold between a bin and a later one, with no rows in the bins between them. Infinity after the last bin, which
    /// separates all values from missing ones.
    func threshold(between bin: Int, and next: Int) -> Double {
        guard next < count else { return .infinity }
        guard let distinctValues else { return upperBounds[bin] }
        return middle(distinctValues[bin], distinctValues[next])
    }
}

/// The midpoint of two numbers of which the second is larger; the first if the midpoint rounds to the second.
private func middle(_ a: Double, _ b: Double) -> Double {
    let middle = a / 2 + b / 2
    return middle == b ? a : middle
}
